/** A trained model in a run: named, and its embeddings made. */
export { artefactRef } from './embeddings.ts';
export type { ArtefactRef, SightHooks } from './embeddings.ts';
export { withSight } from '../runs/with-sight.ts';
