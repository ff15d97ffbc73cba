/** The account along a run beside buy-and-hold, and the same in few enough points to draw. Pure. */
import { buyAndHold } from '@janus/backtest';

export interface Curves {
  /** Open time of each bar, epoch ms. [n] */
  readonly time: Float64Array;
  readonly equity: Float64Array;
  readonly baseline: Float64Array;
  readonly drawdown: Float64Array;
  readonly baselineDrawdown: Float64Array;
  /** Share of equity in the market, signed. */
  readonly exposure: Float64Array;
}

/** Fall from the highest so far, [0, 1]. */
export function drawdowns(equity: Float64Array): Float64Array {
  let peak = Number.NEGATIVE_INFINITY;
  return equity.map((e) => {
    peak = Math.max(peak, e);
    return peak > 0 ? 1 - e / peak : 0;
  });
}

/** What is not known keeps the last known value; before any, `first`. */
export function held(values: Float64Array, first: number): Float64Array {
  let last = first;
  return values.map((v) => (last = Number.isNaN(v) ? last : v));
}

export interface CurveSource {
  readonly time: Float64Array;
  readonly close: Float64Array;
  /** NaN on a bar without a record. */
  readonly equity: Float64Array;
  readonly exposure: Float64Array;
  readonly startEquity: number;
  readonly feeBps: number;
}

export function curvesOf(source: CurveSource): Curves {
  const { time, close, startEquity, feeBps } = source;
  const n = time.length;
  const equity = held(source.equity, startEquity);
  const order = { symbol: new Uint16Array(n), bar: Uint32Array.from({ length: n }, (_, i) => i), length: n };
  const market = { close } as unknown as Parameters<typeof buyAndHold>[0][number];
  const baseline = buyAndHold([market], order, startEquity, feeBps);
  return {
    time,
    equity,
    baseline,
    drawdown: drawdowns(equity),
    baselineDrawdown: drawdowns(baseline),
    exposure: held(source.exposure, 0),
  };
}

const argExtreme = (values: Float64Array, from: number, to: number, sign: 1 | -1): number => {
  let best = from;
  for (let i = from + 1; i < to; i++) if (sign * values[i]! > sign * values[best]!) best = i;
  return best;
};

/**
 * Bars that keep the look of the equity: first, last, the highest and lowest of each of equal stretches, and the
 * deepest point of both drawdowns. At most `most` bars, ascending. `most` ≥ 8.
 */
export function pointsOf(curves: Curves, most: number): Uint32Array {
  const n = curves.time.length;
  if (n <= most) return Uint32Array.from({ length: n }, (_, i) => i);
  const stretches = Math.floor((most - 4) / 2);
  const kept = new Set([0, n - 1]);
  for (let k = 0; k < stretches; k++) {
    const from = Math.floor((k * n) / stretches);
    const to = Math.floor(((k + 1) * n) / stretches);
    kept.add(argExtreme(curves.equity, from, to, 1));
    kept.add(argExtreme(curves.equity, from, to, -1));
  }
  kept.add(argExtreme(curves.drawdown, 0, n, 1));
  kept.add(argExtreme(curves.baselineDrawdown, 0, n, 1));
  return Uint32Array.from(kept).sort();
}
