/** What every model ends in: the projection to the embedding, and the head of its task on that. */
import { dense } from './dense';

@unmanaged
export class End {
  /** Of the embedding and of the head, filled up to a multiple of four; the head may be of no width. */
  width: i32;
  outputs: i32;
  project: usize;
  projectBias: usize;
  head: usize;
  headBias: usize;
  /** Out: [width], [outputs]. */
  embedding: usize;
  output: usize;
}

/** @param x a row of k numbers, a multiple of four */
export function answer(e: End, k: i32, x: usize): void {
  dense(1, k, e.width, x, 0, e.project, e.projectBias, e.embedding, 0, false);
  if (e.outputs > 0) dense(1, e.width, e.outputs, e.embedding, 0, e.head, e.headBias, e.output, 0, false);
}
