/**
 * Divergence of RSI from price, between two neighbouring turning points. Regular: the price makes a lower low while
 * RSI makes a higher one (the fall tires). Hidden: a higher low in price with a lower one in RSI (the trend holds).
 * Peaks mirror this. A turning point is an extreme of `span` bars to either side, so it is known `span` bars late.
 * Source: Wilder, New Concepts in Technical Trading Systems (1978) for the regular kind; Brown, Technical Analysis
 * for the Trading Professional (1999) for the hidden one.
 */
export interface RsiDivergence {
  readonly span: number;
  readonly furthest: number;
  /** Rings of 2·span + 1 bars. */
  readonly low: Float64Array;
  readonly high: Float64Array;
  readonly rsi: Float64Array;
  seen: number;
  troughPrice: number;
  troughRsi: number;
  troughAt: number;
  peakPrice: number;
  peakRsi: number;
  peakAt: number;
  /** Bars since a divergence was last confirmed, Infinity never. */
  bullishAge: number;
  bearishAge: number;
}

/**
 * @param span bars to either side of a turning point, ≥ 1
 * @param furthest most bars between the two turning points, ≥ 1
 */
export const initRsiDivergence = (span: number, furthest: number): RsiDivergence => ({
  span,
  furthest,
  low: new Float64Array(2 * span + 1).fill(Number.NaN),
  high: new Float64Array(2 * span + 1).fill(Number.NaN),
  rsi: new Float64Array(2 * span + 1).fill(Number.NaN),
  seen: 0,
  troughPrice: Number.NaN,
  troughRsi: Number.NaN,
  troughAt: Number.NEGATIVE_INFINITY,
  peakPrice: Number.NaN,
  peakRsi: Number.NaN,
  peakAt: Number.NEGATIVE_INFINITY,
  bullishAge: Number.POSITIVE_INFINITY,
  bearishAge: Number.POSITIVE_INFINITY,
});

/** True where prices and oscillator moved against each other between two turning points. */
export function diverges(price1: number, rsi1: number, price2: number, rsi2: number): boolean {
  return (price2 - price1) * (rsi2 - rsi1) < 0;
}

/** An extreme of its ring: strictly beyond the bars before it, at least level with those after. */
function isExtreme(ring: Float64Array, middle: number, span: number, sign: number): boolean {
  const size = ring.length;
  const x = ring[middle]! * sign;
  for (let k = 1; k <= span; k++) {
    const before = middle - k;
    const after = middle + k;
    if (!(x > ring[before < 0 ? before + size : before]! * sign)) return false;
    if (!(x >= ring[after < size ? after : after - size]! * sign)) return false;
  }
  return true;
}

/** Reads one bar; ages are 0 on the bar that confirms. */
export function stepRsiDivergence(state: RsiDivergence, high: number, low: number, rsi: number): void {
  const { span } = state;
  const size = state.low.length;
  const slot = state.seen % size;
  state.low[slot] = low;
  state.high[slot] = high;
  state.rsi[slot] = rsi;
  state.seen++;
  state.bullishAge++;
  state.bearishAge++;
  if (state.seen < size) return;
  const middle = slot < span ? slot - span + size : slot - span;
  const at = state.seen - 1 - span;
  const rsiThere = state.rsi[middle]!;
  if (Number.isNaN(rsiThere)) return;
  if (isExtreme(state.low, middle, span, -1)) {
    const priceThere = state.low[middle]!;
    if (at - state.troughAt <= state.furthest && diverges(state.troughPrice, state.troughRsi, priceThere, rsiThere))
      state.bullishAge = 0;
    state.troughPrice = priceThere;
    state.troughRsi = rsiThere;
    state.troughAt = at;
  }
  if (isExtreme(state.high, middle, span, 1)) {
    const priceThere = state.high[middle]!;
    if (at - state.peakAt <= state.furthest && diverges(state.peakPrice, state.peakRsi, priceThere, rsiThere))
      state.bearishAge = 0;
    state.peakPrice = priceThere;
    state.peakRsi = rsiThere;
    state.peakAt = at;
  }
}
