export { basalGangliaFields } from './config.ts';
export type { BasalGangliaConfig } from './config.ts';
export { CONTEXTS, init } from './state.ts';
export type { BasalGangliaState } from './state.ts';
export { actorConfidence, choose, chooseUninformed, UNAVAILABLE, uninformed } from './choose.ts';
export { learn } from './learn.ts';
export { directDrive, indirectDrive } from './pathways.ts';
export { actionProbabilities, opponentAct } from './act.ts';
export { benefitAfter, costAfter, opponentAfter, predictionError } from './value.ts';
