/** Decisions of stored runs asked again, for the commands. */
export { flipOf } from './flip.ts';
export { planOfRun } from './plan-of-run.ts';
export type { FlipAnswer } from './api.ts';
