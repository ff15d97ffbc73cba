export { basalGangliaFields } from './config.ts';
export type { BasalGangliaConfig } from './config.ts';
export { CONTEXTS, init, rowOf } from './state.ts';
export type { BasalGangliaState } from './state.ts';
export { newChoiceInput } from './choice-input.ts';
export type { ChoiceInput } from './choice-input.ts';
export { choose, chooseUninformed, UNAVAILABLE, uninformed } from './choose.ts';
export { observe } from './observe.ts';
export { newOutcome } from './outcome.ts';
export type { Outcome } from './outcome.ts';
export { learn } from './learn.ts';
export { COARSE_STATES, coarseState } from './coarse.ts';
export { directDrive, indirectDrive } from './pathways.ts';
export { actionProbabilities, opponentAct } from './act.ts';
export { benefitAfter, costAfter, opponentAfter, predictionError } from './value.ts';
export { adaptiveThreshold, facilitationAfter, heardDopamine, urgencyOf, vigilanceAfter } from './go.ts';
export { assess, cautionDegree, inhibitionRatio } from './inhibit.ts';
export { decisionConfidence } from './confidence.ts';
export { evaluateCritic } from './evaluate.ts';
export type { ActionAdvantage, CriticScore, EvaluateOptions } from './evaluate.ts';
export { settle, winnerOf } from './winner.ts';
export {
  generalisedAdvantages,
  initCritic,
  lambdaReturns,
  stepCritic,
  stepTraces,
  temporalDifference,
  valueOf,
} from './critic.ts';
export type { Critic } from './critic.ts';
