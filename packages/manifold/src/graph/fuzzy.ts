/** The weighted graph of a map: the fuzzy union of what each point says about its neighbours. */
import type { Neighbours } from '../neighbours/lists.ts';
import { membership, type Smooth } from './smooth.ts';

/** Symmetric, both directions listed, by rows. */
export interface Graph {
  readonly n: number;
  /** Edges of point i are first[i] … first[i + 1] − 1. [n + 1] */
  readonly first: Int32Array;
  readonly other: Int32Array;
  /** w_ij = w_ji, (0, 1]. */
  readonly weight: Float32Array;
}

/** p + q − p·q: true when either says so (probabilistic sum). */
export const union = (p: number, q: number): number => p + q - p * q;

export function fuzzyUnion(neighbours: Neighbours, { rho, sigma }: Smooth): Graph {
  const { n, m, index, distance } = neighbours;
  const said = new Float32Array(n * m);
  for (let i = 0; i < n; i++)
    for (let at = i * m; at < i * m + m; at++) said[at] = membership(distance[at]!, rho[i]!, sigma[i]!);
  const position = (i: number, j: number): number => {
    for (let at = i * m; at < i * m + m; at++) if (index[at] === j) return at;
    return -1;
  };
  const first = new Int32Array(n + 1);
  for (let i = 0; i < n; i++)
    for (let at = i * m; at < i * m + m; at++) {
      first[i + 1]!++;
      if (position(index[at]!, i) < 0) first[index[at]! + 1]!++;
    }
  for (let i = 0; i < n; i++) first[i + 1]! += first[i]!;
  const next = first.slice(0, n);
  const other = new Int32Array(first[n]!);
  const weight = new Float32Array(first[n]!);
  const put = (i: number, j: number, w: number): void => {
    const at = next[i]!++;
    other[at] = j;
    weight[at] = w;
  };
  for (let i = 0; i < n; i++)
    for (let at = i * m; at < i * m + m; at++) {
      const j = index[at]!;
      const back = position(j, i);
      put(i, j, union(said[at]!, back < 0 ? 0 : said[back]!));
      if (back < 0) put(j, i, said[at]!);
    }
  return { n, first, other, weight };
}
