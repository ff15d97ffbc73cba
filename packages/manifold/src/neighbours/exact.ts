/** Exact neighbours by looking at every pair once. n²·dim/2 operations: for sets of a few thousand. */
import { squaredDistance } from '../points.ts';
import { emptyLists, insert, type Neighbours } from './lists.ts';

export interface ExactSearch {
  readonly kind: 'exact';
  readonly lists: Neighbours;
  /** Rows finished. */
  row: number;
}

export const initExact = (n: number, m: number): ExactSearch => ({ kind: 'exact', lists: emptyLists(n, m), row: 0 });

/** Pairs looked at in one step, about 10 ms of work. */
const PAIRS = 100_000;

/** @returns true once every pair has been seen. Of equally near others the one with the smaller index comes first. */
export function stepExact(search: ExactSearch, data: Float32Array, dim: number): boolean {
  const { lists } = search;
  const { n, m, distance } = lists;
  for (let seen = 0; seen < PAIRS && search.row < n; search.row++) {
    const i = search.row;
    for (let j = i + 1; j < n; j++) {
      const bound = Math.max(distance[i * m + m - 1]!, distance[j * m + m - 1]!);
      const squared = squaredDistance(data, dim, i, j, bound);
      if (squared > bound) continue;
      const rounded = Math.fround(squared);
      insert(lists, i, j, rounded);
      insert(lists, j, i, rounded);
    }
    seen += n - i;
  }
  return search.row >= n;
}
