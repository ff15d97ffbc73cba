/**
 * Marks closer than a few pixels become one mark with a count, a kind at a time: three trades on one pixel are
 * still told as three. Order and totals are kept.
 */
export interface Cluster {
  /** Mean position of its marks, px. */
  readonly x: number;
  readonly kind: number;
  readonly count: number;
  /** Index of its first and last mark in the input. */
  readonly first: number;
  readonly last: number;
}

/**
 * @param x positions, px, not falling; NaN = not on the screen, left out
 * @param kind one small whole number a mark; marks of different kinds never join
 * @param reach widest cluster, px, > 0
 */
export function clusterMarks(x: ArrayLike<number>, kind: ArrayLike<number>, reach: number): Cluster[] {
  if (!(reach > 0)) throw new RangeError(`reach ${reach} px is not above 0`);
  const done: Cluster[] = [];
  const open = new Map<number, { start: number; sum: number; count: number; first: number; last: number }>();
  const close = (k: number): void => {
    const c = open.get(k);
    if (c) done.push({ x: c.sum / c.count, kind: k, count: c.count, first: c.first, last: c.last });
    open.delete(k);
  };
  for (let i = 0; i < x.length; i++) {
    const at = x[i]!;
    if (Number.isNaN(at)) continue;
    const k = kind[i]!;
    const c = open.get(k);
    if (c && at - c.start < reach) {
      c.sum += at;
      c.count++;
      c.last = i;
      continue;
    }
    close(k);
    open.set(k, { start: at, sum: at, count: 1, first: i, last: i });
  }
  for (const k of open.keys()) close(k);
  return done.sort((a, b) => a.first - b.first);
}
