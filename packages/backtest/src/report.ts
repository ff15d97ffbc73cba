/** A replay in numbers: metrics, the same a regime, the baseline beside it. */
import { REGIMES, type BarSeries } from '@janus/domain';
import { buyAndHold } from './baseline.ts';
import type { RunConfig } from './config.ts';
import { schedule } from './merge.ts';
import { simpleReturns } from './metrics/returns.ts';
import { sharpe } from './metrics/sharpe.ts';
import { summarise, type Metrics } from './metrics/summary.ts';
import { barsPerYear } from './metrics/year.ts';
import type { ReplayResult } from './replay.ts';

export interface RegimeMetrics {
  readonly bars: number;
  readonly share: number;
  /** Compounded over the bars on which the regime held. */
  readonly totalReturn: number;
  readonly sharpe: number | null;
  /** Trades entered in it, and their net profit. */
  readonly trades: number;
  readonly profit: number;
}
export interface Report {
  readonly metrics: Metrics;
  readonly baseline: Metrics;
  readonly perRegime: Readonly<Record<string, RegimeMetrics>>;
}

/** @param series the series that were replayed, in the same order */
export function report(series: readonly BarSeries[], config: RunConfig, result: ReplayResult): Report {
  const first = series[0];
  if (first === undefined || result.events < 2) throw new RangeError('a report needs at least two bars');
  const order = schedule(series);
  const { timeframeMs, assetClass } = first;
  const firstTime = Math.min(...series.map((s) => s.time[0]!));
  const lastTime = Math.max(...series.map((s) => s.time[s.length - 1]! + s.timeframeMs));
  const curve = { timeframeMs: timeframeMs / series.length, assetClass, spanMs: lastTime - firstTime };
  const hold = buyAndHold(series, order, config.account.equity, config.venue.takerBps);
  return {
    metrics: summarise({
      ...curve,
      equity: result.equity,
      exposure: result.exposure,
      fills: result.fills,
      profits: result.trades.map((t) => t.pnl),
    }),
    baseline: summarise({
      ...curve,
      equity: hold,
      exposure: new Float64Array(hold.length).fill(1),
      fills: [],
      profits: [],
    }),
    perRegime: perRegime(result, order, barsPerYear(curve.timeframeMs, assetClass)),
  };
}

/** A bar belongs to the regime that was believed when it began: the belief of the event before. */
function perRegime(
  result: ReplayResult,
  order: { readonly symbol: Uint16Array; readonly bar: Uint32Array },
  perYear: number,
): Record<string, RegimeMetrics> {
  const returns = simpleReturns(result.equity);
  const atEntry = new Map<string, number>();
  result.regimes.forEach((regime, k) => atEntry.set(`${order.symbol[k]}:${order.bar[k]}`, regime));
  const out: Record<string, RegimeMetrics> = {};
  REGIMES.forEach((name, regime) => {
    const own = returns.filter((_, k) => result.regimes[k] === regime);
    if (own.length === 0) return;
    // The entry fills a bar after it was decided.
    const trades = result.trades.filter((t) => atEntry.get(`${t.symbol}:${t.entryBar - 1}`) === regime);
    out[name] = {
      bars: own.length,
      share: own.length / result.events,
      totalReturn: own.reduce((w, r) => w * (1 + r), 1) - 1,
      sharpe: sharpe(own, perYear),
      trades: trades.length,
      profit: trades.reduce((s, t) => s + t.pnl, 0),
    };
  });
  return out;
}
