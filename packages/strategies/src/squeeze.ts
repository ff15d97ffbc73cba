/**
 * Squeeze: volatility so low that a move is likely to follow; it says nothing of the direction. Two definitions:
 * the Bollinger width ranks low among its own recent values (Bollinger on Bollinger Bands, 2001), or the Bollinger
 * bands lie inside a Keltner channel (Carter, Mastering the Trade, 2005).
 */
export interface WidthRank {
  /** Ring of the last widths. */
  readonly widths: Float64Array;
  seen: number;
}

export const initWidthRank = (window: number): WidthRank => ({ widths: new Float64Array(window), seen: 0 });

/**
 * Share of the last `window` widths that lie strictly below this one, [0, 1); this one is then remembered.
 * NaN until the window is full. Costs one pass over the window.
 */
export function stepWidthRank(state: WidthRank, width: number): number {
  if (!(width >= 0)) return Number.NaN;
  const { widths } = state;
  let rank = Number.NaN;
  if (state.seen >= widths.length) {
    let below = 0;
    for (let i = 0; i < widths.length; i++) if (widths[i]! < width) below++;
    rank = below / widths.length;
  }
  widths[state.seen % widths.length] = width;
  state.seen++;
  return rank;
}

/** True where the Bollinger bands lie inside middle ± multiple·ATR. */
export function insideKeltner(middle: number, upper: number, lower: number, atr: number, multiple: number): boolean {
  return upper < middle + multiple * atr && lower > middle - multiple * atr;
}
