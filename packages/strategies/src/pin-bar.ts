/**
 * Pin bar: a candle with one long wick and a small body at the other end. It shows a price that was tried and turned
 * down. One bar, no trend: whether the wick means anything is the caller's question.
 * Source: Nison, Japanese Candlestick Charting Techniques (1991), the hammer and the shooting star; Pring (2002) calls
 * it the Pinocchio bar.
 */

/**
 * @param minWick smallest share of the range that the long wick takes, (0.5, 1]
 * @param maxBody largest share of the range that the body takes, [0, 0.5)
 * @returns 1 long lower wick (bullish), −1 long upper wick (bearish), 0 neither, no range, or NaN
 */
export function pinBar(
  open: number,
  high: number,
  low: number,
  close: number,
  minWick: number,
  maxBody: number,
): number {
  const range = high - low;
  if (!(range > 0) || !(Math.abs(close - open) <= maxBody * range)) return 0;
  if (Math.min(open, close) - low >= minWick * range) return 1;
  if (high - Math.max(open, close) >= minWick * range) return -1;
  return 0;
}
