/** Outside sources: which are on, and how one is asked. */
export { askSource } from './ask.ts';
export type { Get } from './ask.ts';
export { sourceStates, stateOf } from './switches.ts';
export type { SourceState } from './switches.ts';
