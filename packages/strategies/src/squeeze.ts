/**
 * Squeeze: volatility so low that a move is likely to follow; it says nothing of the direction. Two definitions:
 * the Bollinger width ranks low among its own recent values (Bollinger on Bollinger Bands, 2001), or the Bollinger
 * bands lie inside a Keltner channel (Carter, Mastering the Trade, 2005).
 */
import { firstFrom } from '@janus/numerics';

export interface WidthRank {
  /** Ring of the last widths, and the same widths in rising order; slots not yet used hold Infinity. */
  readonly ring: Float64Array;
  readonly sorted: Float64Array;
  seen: number;
}

export const initWidthRank = (window: number): WidthRank => ({
  ring: new Float64Array(window).fill(Number.POSITIVE_INFINITY),
  sorted: new Float64Array(window).fill(Number.POSITIVE_INFINITY),
  seen: 0,
});

/** Puts `x` in the place of the sorted value at `out`, moving only what lies between. */
function replaceSorted(sorted: Float64Array, out: number, x: number): void {
  let i = out;
  for (; i > 0 && sorted[i - 1]! > x; i--) sorted[i] = sorted[i - 1]!;
  for (; i < sorted.length - 1 && sorted[i + 1]! < x; i++) sorted[i] = sorted[i + 1]!;
  sorted[i] = x;
}

/**
 * Share of the last `window` widths that lie strictly below this one, [0, 1]; this one is then remembered.
 * NaN until the window is full.
 */
export function stepWidthRank(state: WidthRank, width: number): number {
  if (!(width >= 0)) return Number.NaN;
  const { ring, sorted } = state;
  const rank = state.seen < ring.length ? Number.NaN : firstFrom(sorted, width) / ring.length;
  const slot = state.seen % ring.length;
  replaceSorted(sorted, firstFrom(sorted, ring[slot]!), width);
  ring[slot] = width;
  state.seen++;
  return rank;
}

/** True where the Bollinger bands lie inside middle ± multiple·ATR. */
export function insideKeltner(middle: number, upper: number, lower: number, atr: number, multiple: number): boolean {
  return upper < middle + multiple * atr && lower > middle - multiple * atr;
}
