/**
 * NN-descent (Dong, Moses and Li 2011): a neighbour of a neighbour is likely a neighbour. Approximate, seeded; starts
 * from a few random-projection trees and joins until hardly any list changes. For sets too large for every pair.
 */
import { squaredDistance } from '../points.ts';
import { below, type Stream } from '../stream.ts';
import { emptyLists, offer, type Neighbours } from './lists.ts';
import { seedFromTree } from './trees.ts';

export interface Descent {
  readonly kind: 'descent';
  readonly lists: Neighbours;
  trees: number;
  round: number;
  /** Rows joined in this round, and entries it changed. */
  row: number;
  changed: number;
  /** Candidates of each point, drawn at the start of a round: those new since the last, and the others. [n, CANDIDATES] */
  readonly young: Int32Array;
  readonly old: Int32Array;
  readonly youngCount: Int32Array;
  readonly oldCount: Int32Array;
}

const CANDIDATES = 24;
const ROWS = 512;
/** Ends when a round changed less than this share of all entries. */
const SETTLED = 0.001;

export const initDescent = (n: number, m: number): Descent => ({
  kind: 'descent',
  lists: emptyLists(n, m),
  trees: Math.min(12, 5 + Math.round(Math.sqrt(n) / 25)),
  round: 0,
  row: n,
  changed: Number.POSITIVE_INFINITY,
  young: new Int32Array(n * CANDIDATES),
  old: new Int32Array(n * CANDIDATES),
  youngCount: new Int32Array(n),
  oldCount: new Int32Array(n),
});

/** Keeps a uniform sample of all that are put to point i (reservoir sampling). */
function keep(sample: Int32Array, count: Int32Array, i: number, j: number, stream: Stream): void {
  const seen = count[i]!++;
  const at = seen < CANDIDATES ? seen : below(stream, seen + 1);
  if (at < CANDIDATES) sample[i * CANDIDATES + at] = j;
}

/** Neighbours and those whose neighbour one is, parted into new and old. */
function drawCandidates(d: Descent, stream: Stream): void {
  const { n, m, index, fresh } = d.lists;
  d.youngCount.fill(0);
  d.oldCount.fill(0);
  for (let i = 0; i < n; i++)
    for (let at = i * m; at < i * m + m; at++) {
      const j = index[at]!;
      if (j < 0) continue;
      const sample = fresh[at] === 1 ? d.young : d.old;
      const count = fresh[at] === 1 ? d.youngCount : d.oldCount;
      keep(sample, count, i, j, stream);
      keep(sample, count, j, i, stream);
      fresh[at] = 0;
    }
}

function tryPair(d: Descent, data: Float32Array, dim: number, p: number, q: number): void {
  if (p === q) return;
  const { lists } = d;
  const { m, distance } = lists;
  const bound = Math.max(distance[p * m + m - 1]!, distance[q * m + m - 1]!);
  const squared = squaredDistance(data, dim, p, q, bound);
  if (squared > bound) return;
  if (offer(lists, p, q, squared)) d.changed++;
  if (offer(lists, q, p, squared)) d.changed++;
}

function joinRow(d: Descent, data: Float32Array, dim: number, i: number): void {
  const from = i * CANDIDATES;
  const young = from + Math.min(CANDIDATES, d.youngCount[i]!);
  const old = from + Math.min(CANDIDATES, d.oldCount[i]!);
  for (let a = from; a < young; a++) {
    const p = d.young[a]!;
    for (let b = a + 1; b < young; b++) tryPair(d, data, dim, p, d.young[b]!);
    for (let b = from; b < old; b++) tryPair(d, data, dim, p, d.old[b]!);
  }
}

/** Completes lists that the search left short, with whoever comes next in order. */
function fillShort(lists: Neighbours, data: Float32Array, dim: number): void {
  const { n, m, index } = lists;
  for (let i = 0; i < n; i++)
    for (let step = 1; index[i * m + m - 1] === -1 && step < n; step++) {
      const j = (i + step) % n;
      offer(lists, i, j, squaredDistance(data, dim, i, j, Number.POSITIVE_INFINITY));
    }
}

/** One tree, or one block of rows of one round. @returns true once the lists have settled */
export function stepDescent(d: Descent, data: Float32Array, dim: number, stream: Stream): boolean {
  const { n, m } = d.lists;
  if (d.trees > 0) {
    d.trees--;
    seedFromTree(d.lists, data, dim, Math.max(2 * (m + 1), 24), stream);
    return false;
  }
  if (d.row >= n) {
    if (d.changed <= SETTLED * n * m || d.round >= 10 + Math.log2(n)) {
      fillShort(d.lists, data, dim);
      return true;
    }
    drawCandidates(d, stream);
    d.round++;
    d.row = 0;
    d.changed = 0;
  }
  const to = Math.min(n, d.row + ROWS);
  for (; d.row < to; d.row++) joinRow(d, data, dim, d.row);
  return false;
}
