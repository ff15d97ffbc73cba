export { GENERATORS, simulate } from './simulate/simulate.ts';
export type { Generator, SimulateOptions } from './simulate/simulate.ts';
export { SCALABLE } from './simulate/draw.ts';
export type { ParameterScale } from './simulate/draw.ts';
