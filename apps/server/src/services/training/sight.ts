/** A trained model in a run: named, and its embeddings made. */
export { artefactRef } from './embeddings.ts';
export type { ArtefactRef, SightHooks } from './embeddings.ts';
export { withSight } from '../runs/with-sight.ts';
export { fallbackRef, toldChanges } from './fallback.ts';
export type { FallbackRef, FallbackRequest, ToldChange } from './fallback.ts';
export { keepLatencies, latenciesText, readLatencies } from './latencies.ts';
export { executeProfile } from './profile.ts';
export type { VisionProfile } from './profile.ts';
