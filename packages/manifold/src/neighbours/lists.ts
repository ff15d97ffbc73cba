/** The nearest others of each point: fixed-length lists, nearest first, that searches fill and the graph reads. */

export interface Neighbours {
  readonly n: number;
  /** Others kept for each point. */
  readonly m: number;
  /** [n, m], −1 = still empty. */
  readonly index: Int32Array;
  /** Squared distances while a search runs, distances once it is finished. [n, m] ascending. */
  readonly distance: Float32Array;
  /** 1 = came in since the last join. Only the approximate search reads it. [n, m] */
  readonly fresh: Uint8Array;
}

export const emptyLists = (n: number, m: number): Neighbours => ({
  n,
  m,
  index: new Int32Array(n * m).fill(-1),
  distance: new Float32Array(n * m).fill(Number.POSITIVE_INFINITY),
  fresh: new Uint8Array(n * m),
});

/** Puts j into the list of i where it is nearer than the last; of equals, the one that came first stays before. */
export function insert(lists: Neighbours, i: number, j: number, squared: number): boolean {
  const { m, index, distance, fresh } = lists;
  const from = i * m;
  let at = from + m - 1;
  if (!(squared < distance[at]!)) return false;
  while (at > from && distance[at - 1]! > squared) {
    distance[at] = distance[at - 1]!;
    index[at] = index[at - 1]!;
    fresh[at] = fresh[at - 1]!;
    at--;
  }
  distance[at] = squared;
  index[at] = j;
  fresh[at] = 1;
  return true;
}

/** As `insert`, for searches that may meet a pair twice. */
export function offer(lists: Neighbours, i: number, j: number, squared: number): boolean {
  const { m, index, distance } = lists;
  const from = i * m;
  if (!(squared < distance[from + m - 1]!)) return false;
  for (let at = from; at < from + m; at++) if (index[at] === j) return false;
  return insert(lists, i, j, Math.fround(squared));
}

/** Squares become distances. */
export function finish(lists: Neighbours): void {
  const { distance } = lists;
  for (let k = 0; k < distance.length; k++) distance[k] = Math.sqrt(distance[k]!);
}
