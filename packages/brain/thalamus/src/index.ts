export { thalamusFields } from './config.ts';
export type { ThalamusConfig } from './config.ts';
export { init } from './state.ts';
export type { ThalamusState } from './state.ts';
export { step, uninformed } from './step.ts';
export { learn, remember } from './learn.ts';
export { attend } from './attention.ts';
export { CONTEXT_COUNT, gate, INPUT_COUNT, MODALITY_COUNT } from './gate.ts';
