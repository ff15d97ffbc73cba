export { amygdalaFields } from './config.ts';
export type { AmygdalaConfig } from './config.ts';
export { init } from './state.ts';
export type { AmygdalaState, Whose } from './state.ts';
export { step, uninformed } from './step.ts';
export { breakerCode, freeze, isStrategyKilled, rearm, safeMode, trip, unfreeze } from './breakers.ts';
export type { Breakers, Trip } from './breakers.ts';
export { mahalanobis, trigger } from './mahalanobis.ts';
export { SIGNAL_COUNT, SIGNALS } from './moments.ts';
