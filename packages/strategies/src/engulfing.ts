/**
 * Engulfing pattern: a body that covers the whole body before it, in the other colour. Wicks do not count.
 * Source: Nison, Japanese Candlestick Charting Techniques (1991). On markets without gaps the open usually equals the
 * close before, so equal ends count as covered and the body itself must be strictly the larger one.
 */

/** @returns 1 bullish, −1 bearish, 0 neither or NaN */
export function engulfing(previousOpen: number, previousClose: number, open: number, close: number): number {
  if (!(Math.abs(close - open) > Math.abs(previousClose - previousOpen))) return 0;
  if (previousClose < previousOpen && close > open) return open <= previousClose && close >= previousOpen ? 1 : 0;
  if (previousClose > previousOpen && close < open) return open >= previousClose && close <= previousOpen ? -1 : 0;
  return 0;
}
