/** Nights for other programs: the command line runs them by itself where no server does. */
export { executeMap } from './execute-map.ts';
export type { MapDocument, MapRequest } from './execute-map.ts';
export { executeSleep } from './execute.ts';
export type { NightConfig, NightHooks, SleepRequest } from './execute.ts';
export { MAP_DEFAULTS } from './map-job.ts';
export { nightStore, type NightStore } from './night-store.ts';
export { sleepableRuns } from './sleepable.ts';
export { mapOutcome, sleepOutcome } from './outcome.ts';
