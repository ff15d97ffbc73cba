/**
 * A percentile over the last values, nearest rank: the smallest of them that at least that share does not exceed. The
 * values are kept sorted beside their ring, so that one costs a move of the part between its place and the old one's.
 */
import { firstFrom } from '@janus/numerics';

export interface Percentile {
  /** (0, 1] */
  readonly share: number;
  /** In the order they came. [span] */
  readonly ring: Float64Array;
  /** The same `count` values, rising. [span] */
  readonly sorted: Float64Array;
  count: number;
  next: number;
}
export const initPercentile = (share: number, span: number): Percentile => ({
  share,
  ring: new Float64Array(span),
  sorted: new Float64Array(span),
  count: 0,
  next: 0,
});

/** Takes a finite value; the oldest leaves where there are `span` already. Allocates nothing. */
export function pushPercentile(p: Percentile, x: number): void {
  const { ring, sorted } = p;
  if (p.count === ring.length) {
    const at = firstFrom(sorted, ring[p.next]!, p.count);
    p.count--;
    sorted.copyWithin(at, at + 1, p.count + 1);
  }
  const at = firstFrom(sorted, x, p.count);
  sorted.copyWithin(at + 1, at, p.count);
  sorted[at] = x;
  p.count++;
  ring[p.next] = x;
  p.next = p.next + 1 === ring.length ? 0 : p.next + 1;
}

/** Of what is there; NaN of nothing. @param share another than its own */
export const percentileOf = (p: Percentile, share = p.share): number =>
  p.count === 0 ? Number.NaN : p.sorted[Math.max(0, Math.ceil(share * p.count) - 1)]!;

export function clearPercentile(p: Percentile): void {
  p.count = 0;
  p.next = 0;
}
