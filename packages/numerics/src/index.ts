export { restoreRng, rng } from './rng.ts';
export type { Rng } from './rng.ts';
