/**
 * Random-projection trees (Dasgupta and Freund 2008): the set is halved by hyperplanes between two of its points until
 * a leaf is small; points that share a leaf are likely neighbours. A few trees give the approximate search its start.
 */
import { squaredDistance } from '../points.ts';
import { below, type Stream } from '../stream.ts';
import { offer, type Neighbours } from './lists.ts';

/** Moves the points of order[from, to) that lie nearer to a than to b to the front; @returns where the others begin. */
function split(data: Float32Array, dim: number, order: Int32Array, from: number, to: number, stream: Stream): number {
  const a = order[from + below(stream, to - from)]! * dim;
  const b = order[from + below(stream, to - from)]! * dim;
  let middle = 0;
  for (let k = 0; k < dim; k++) middle += (data[a + k]! ** 2 - data[b + k]! ** 2) / 2;
  let at = from;
  for (let p = from; p < to; p++) {
    const point = order[p]!;
    let side = -middle;
    for (let k = 0, x = point * dim; k < dim; k++) side += data[x + k]! * (data[a + k]! - data[b + k]!);
    // A point on the plane (and every one where a = b) goes to a side at random.
    if (side > 0 || (side === 0 && below(stream, 2) === 0)) {
      order[p] = order[at]!;
      order[at++] = point;
    }
  }
  return at;
}

/** Grows one tree and offers every pair of every leaf to the lists. */
export function seedFromTree(lists: Neighbours, data: Float32Array, dim: number, leaf: number, stream: Stream): void {
  const order = Int32Array.from({ length: lists.n }, (_, i) => i);
  const open: number[] = [0, lists.n];
  while (open.length > 0) {
    const to = open.pop()!;
    const from = open.pop()!;
    if (to - from > leaf) {
      const cut = split(data, dim, order, from, to, stream);
      // A plane that parts nothing is replaced by a cut in the middle, so that the tree always ends.
      const at = cut === from || cut === to ? (from + to) >> 1 : cut;
      open.push(from, at, at, to);
      continue;
    }
    for (let p = from; p < to; p++)
      for (let q = p + 1; q < to; q++) {
        const squared = squaredDistance(data, dim, order[p]!, order[q]!, Number.POSITIVE_INFINITY);
        offer(lists, order[p]!, order[q]!, squared);
        offer(lists, order[q]!, order[p]!, squared);
      }
  }
}
