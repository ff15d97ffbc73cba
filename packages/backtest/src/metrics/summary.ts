/** All metrics of one equity curve. Null = too thin to say, never 0 in disguise. */
import type { AssetClass, Fill } from '@janus/domain';
import { cagr } from './cagr.ts';
import { calmar } from './calmar.ts';
import { costShare } from './costs.ts';
import { drawdown } from './drawdown.ts';
import { exposureShare } from './exposure.ts';
import { hitRate } from './hit-rate.ts';
import { profitFactor } from './profit-factor.ts';
import { mean, simpleReturns } from './returns.ts';
import { sharpe } from './sharpe.ts';
import { sortino } from './sortino.ts';
import { totalReturn } from './total-return.ts';
import { turnover } from './turnover.ts';
import { volatility } from './volatility.ts';
import { barsPerYear } from './year.ts';

export interface Metrics {
  readonly totalReturn: number;
  readonly cagr: number | null;
  readonly volatility: number | null;
  readonly sharpe: number | null;
  readonly sortino: number | null;
  readonly calmar: number | null;
  readonly maxDrawdown: number;
  readonly drawdownBars: number;
  readonly exposure: number;
  readonly turnover: number | null;
  readonly hitRate: number | null;
  readonly profitFactor: number | null;
  readonly costs: number;
  readonly trades: number;
}

export interface CurveInput {
  /** Equity at each bar's close, > 0. */
  readonly equity: Float64Array;
  /** Signed exposure at each bar's close, fraction of equity. */
  readonly exposure: Float64Array;
  readonly timeframeMs: number;
  readonly assetClass: AssetClass;
  readonly spanMs: number;
  readonly fills: readonly Fill[];
  /** Net profit of each closed trade. */
  readonly profits: readonly number[];
}

export function summarise(input: CurveInput): Metrics {
  const { equity, fills, profits } = input;
  const perYear = barsPerYear(input.timeframeMs, input.assetClass);
  const years = input.spanMs / (365.25 * 86_400_000);
  const returns = simpleReturns(equity);
  const growth = cagr(equity, years);
  const fall = drawdown(equity);
  let notional = 0;
  let fees = 0;
  let slipped = 0;
  for (const fill of fills) {
    notional += fill.price * fill.quantity;
    fees += fill.fee;
    // Measured against the arrival price of the fill; stops and targets carry theirs too.
    slipped += Math.max(0, fill.slippage) * fill.price * fill.quantity;
  }
  return {
    totalReturn: totalReturn(equity),
    cagr: growth,
    volatility: volatility(returns, perYear),
    sharpe: sharpe(returns, perYear),
    sortino: sortino(returns, perYear),
    calmar: calmar(growth, fall.depth),
    maxDrawdown: fall.depth,
    drawdownBars: fall.bars,
    exposure: exposureShare(input.exposure),
    turnover: turnover(notional, mean(equity), years),
    hitRate: hitRate(profits),
    profitFactor: profitFactor(profits),
    costs: costShare(fees, slipped, equity[0]!),
    trades: profits.length,
  };
}
