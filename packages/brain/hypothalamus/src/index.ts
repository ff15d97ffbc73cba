export { hypothalamusFields } from './config.ts';
export type { HypothalamusConfig } from './config.ts';
export { init, learn, step, uninformed } from './step.ts';
export type { HypothalamusState } from './step.ts';
export { estimationShrinkage, kellyScale, kellyStake, towardsPrior } from './kelly.ts';
export { capitalFree, energyScale, recoveryCapacity } from './energy.ts';
export { heatScale, performanceScale } from './performance.ts';
export { homeostasis, vitalSign } from './homeostasis.ts';
export { drawdownScale, recoveryScale, regimeScale, regimeTable, volatilityScale } from './scales.ts';
