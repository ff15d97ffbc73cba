export { GENERATORS, simulate } from './simulate/simulate.ts';
export type { Generator, SimulateOptions } from './simulate/simulate.ts';
export { SCALABLE } from './simulate/draw.ts';
export type { ParameterScale } from './simulate/draw.ts';
export {
  adjustedTemporary,
  costVariance,
  expectedCost,
  halfLife,
  holdings,
  permanentImpact,
  shareLeft,
  temporaryImpact,
  urgency,
} from './impact/almgren-chriss.ts';
export type { AlmgrenChriss } from './impact/almgren-chriss.ts';
export { barImpact, IMPACT_COEFFICIENT } from './impact/bar-impact.ts';
export { correlationFields } from './correlation/config.ts';
export type { CorrelationConfig } from './correlation/config.ts';
export { correlation, initCorrelation, meanCorrelation, stepCorrelation } from './correlation/correlation.ts';
export type { CorrelationState } from './correlation/correlation.ts';
export { diversify } from './correlation/diversify.ts';
