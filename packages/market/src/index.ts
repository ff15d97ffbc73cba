export { GENERATORS, simulate } from './simulate/simulate.ts';
export type { Generator, SimulateOptions } from './simulate/simulate.ts';
export { SCALABLE } from './simulate/draw.ts';
export type { ParameterScale } from './simulate/draw.ts';
export { correlationFields, correlationOf, diversify, initCorrelation, stepCorrelation } from './correlation.ts';
export type { CorrelationConfig, CorrelationState } from './correlation.ts';
export { barImpact, costVariance, expectedCost, IMPACT_PREFACTOR, trajectory, urgency } from './impact.ts';
export type { AlmgrenChriss } from './impact.ts';
