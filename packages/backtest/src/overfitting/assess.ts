/**
 * What stands beside a backtest: every statistic against overfitting that its data can carry, and for each that it
 * cannot the reason. Plain JSON. The number of trials and how far they scattered must come from whoever tried.
 */
import { parseConfig } from '@janus/domain';
import { quantile, rng } from '@janus/numerics';
import { bootstrap, type Bootstrap } from './bootstrap.ts';
import { overfittingFields, type OverfittingConfig } from './config.ts';
import { expectedMaximumSharpe, deflatedSharpe } from './dsr.ts';
import { moments } from './moments.ts';
import { redrawPath, redrawTrades, reorderTrades, type Outcomes } from './monte-carlo.ts';
import { cscv } from './pbo.ts';
import { probabilisticSharpe, type SharpeRecord } from './psr.ts';
import { realityCheck, type RealityCheck } from './reality-check.ts';
import { blockFor } from './stationary.ts';
import { MIN_RETURNS, MIN_TRADES, moves, na, whyThin, type Verdict } from './verdict.ts';

export interface OverfittingInput {
  /** Simple returns of the equity, bar by bar. [n] */
  readonly returns: Float64Array;
  /** Bars a year: `barsPerYear`. */
  readonly perYear: number;
  /** Net result of each closed trade as a fraction of the equity when it was opened. */
  readonly trades: Float64Array;
  /** Buy-and-hold over the same bars, null without. [n] */
  readonly benchmark: Float64Array | null;
  /** Configurations tried before this one was kept, itself counted, ≥ 1. */
  readonly trials: number;
  /** Variance of the trials' annualised Sharpe ratios; null where it is not known. */
  readonly trialSharpeVariance: number | null;
  /** Returns of every candidate over the same bars, for the chance of overfitting; null without. [N][n] */
  readonly candidates: readonly Float64Array[] | null;
  readonly seed: number;
  readonly options?: Partial<OverfittingConfig>;
}

export interface Psr {
  /** Chance that the true Sharpe ratio exceeds the benchmark. */
  readonly value: number;
  /** Annualised. */
  readonly sharpe: number;
  readonly benchmarkSharpe: number;
  readonly skew: number;
  readonly kurtosis: number;
  readonly returns: number;
}
export interface Dsr {
  readonly value: number;
  /** SR₀, annualised: what the best of the trials would have shown by luck. */
  readonly expectedMaximum: number;
  readonly trials: number;
  readonly trialSharpeVariance: number;
}
export interface Pbo {
  readonly value: number;
  readonly lossProbability: number;
  readonly degradation: number | null;
  readonly candidates: number;
  readonly blocks: number;
  readonly splits: number;
  readonly logitMedian: number;
  /** Splits by the relative rank outside of the chosen candidate, ω in 20 equal bins of (0, 1). */
  readonly rankHistogram: readonly number[];
}
export interface MonteCarlo {
  readonly reordered: Verdict<Outcomes>;
  readonly redrawn: Verdict<Outcomes>;
  readonly paths: Verdict<Outcomes>;
}
export interface Overfitting {
  readonly trials: number;
  readonly seed: number;
  readonly psr: Verdict<Psr>;
  readonly dsr: Verdict<Dsr>;
  readonly pbo: Verdict<Pbo>;
  readonly bootstrap: Verdict<Bootstrap>;
  readonly realityCheck: Verdict<RealityCheck>;
  readonly monteCarlo: MonteCarlo;
}

const NO_VARIANCE = 'skewness and kurtosis leave the Sharpe ratio no variance: the returns take but two values';

function psrOf(record: SharpeRecord, perYear: number, benchmarkSharpe: number): Verdict<Psr> {
  const value = probabilisticSharpe(record, benchmarkSharpe / Math.sqrt(perYear));
  if (value === null) return na(NO_VARIANCE);
  const { sharpe, n, skew, kurtosis } = record;
  return { value, sharpe: sharpe * Math.sqrt(perYear), benchmarkSharpe, skew, kurtosis, returns: n };
}

function dsrOf(record: SharpeRecord, perYear: number, trials: number, variance: number | null): Verdict<Dsr> {
  if (!(Number.isInteger(trials) && trials >= 1)) return na(`${trials} trials: give a whole number from 1`);
  if (trials === 1)
    return na('one trial: nothing was chosen, so there is nothing to deflate; see the probabilistic Sharpe ratio');
  if (variance === null) return na(`the variance of the Sharpe ratios of ${trials} trials is not known`);
  if (!(variance > 0 && Number.isFinite(variance)))
    return na(`the Sharpe ratios of ${trials} trials have a variance of ${variance}: they must differ`);
  const value = deflatedSharpe(record, variance / perYear, trials);
  if (value === null) return na(NO_VARIANCE);
  return { value, expectedMaximum: expectedMaximumSharpe(variance, trials), trials, trialSharpeVariance: variance };
}

function pboOf(candidates: readonly Float64Array[] | null, blocks: number): Verdict<Pbo> {
  if (candidates === null || candidates.length < 2)
    return na(`${candidates?.length ?? 0} candidates over the same bars: at least 2 are needed`);
  if (blocks % 2 !== 0) return na(`${blocks} blocks: an even number is needed`);
  const bars = candidates[0]!.length;
  if (Math.floor(bars / blocks) * (blocks / 2) < MIN_RETURNS)
    return na(`${bars} returns in ${blocks} blocks: half of them must hold at least ${MIN_RETURNS}`);
  for (const [k, column] of candidates.entries()) {
    if (column.length !== bars) return na(`candidate ${k} has ${column.length} returns where candidate 0 has ${bars}`);
    if (!column.every(Number.isFinite)) return na(`candidate ${k} has a return that is not finite`);
    if (!moves(column)) return na(`candidate ${k} has returns that do not vary: leave it out`);
  }
  const found = cscv(candidates, blocks);
  if (found === null)
    return na('a candidate earned a constant over one half of the history: it has no Sharpe ratio there');
  const rankHistogram = Array.from({ length: 20 }, () => 0);
  for (const logit of found.logits) rankHistogram[Math.min(19, Math.floor(20 / (1 + Math.exp(-logit)) + 1e-9))]!++;
  return {
    value: found.pbo,
    lossProbability: found.lossProbability,
    degradation: found.degradation,
    candidates: candidates.length,
    blocks,
    splits: found.logits.length,
    logitMedian: quantile(found.logits, 0.5),
    rankHistogram,
  };
}

function realityOf(input: OverfittingInput, thin: string | null, c: OverfittingConfig): Verdict<RealityCheck> {
  const { benchmark, returns } = input;
  if (benchmark === null) return na('no benchmark over the same bars');
  if (thin !== null) return na(thin);
  const rules = input.candidates ?? [returns];
  const n = benchmark.length;
  for (const rule of rules)
    if (rule.length !== n)
      return na(`a rule has ${rule.length} returns where the benchmark has ${n}: they must be of the same bars`);
  if (![benchmark, ...rules].every((x) => x.every(Number.isFinite))) return na('a return is not finite');
  if (!rules.some((rule) => moves(rule.map((r, t) => r - benchmark[t]!))))
    return na('no rule differs from the benchmark');
  return realityCheck(rules, benchmark, c.draws, c.meanBlock, rng(input.seed));
}

function tradesOf(trades: Float64Array, make: () => Outcomes): Verdict<Outcomes> {
  if (trades.length < MIN_TRADES) return na(`${trades.length} closed trades: at least ${MIN_TRADES} are needed`);
  if (!trades.every(Number.isFinite)) return na('the result of a trade is not finite');
  return moves(trades) ? make() : na('the results of the trades do not vary');
}

/**
 * Each statistic is drawn from the seed on its own, so that none depends on which others could be had.
 * @throws ConfigError for options that are unknown or out of range
 */
export function assess(input: OverfittingInput): Overfitting {
  const { returns, trades, perYear, seed } = input;
  const c = parseConfig(overfittingFields, input.options ?? {}, 'overfitting');
  const thin = whyThin(returns);
  const m = thin === null ? moments(returns) : null;
  const record = m && { sharpe: m.mean / m.sd, n: returns.length, skew: m.skew, kurtosis: m.kurtosis };
  const block = blockFor(returns.length, c.meanBlock);
  return {
    trials: input.trials,
    seed,
    psr: record ? psrOf(record, perYear, c.benchmarkSharpe) : na(thin!),
    dsr: record ? dsrOf(record, perYear, input.trials, input.trialSharpeVariance) : na(thin!),
    pbo: pboOf(input.candidates, c.blocks),
    bootstrap: thin === null ? bootstrap(returns, perYear, c.draws, c.meanBlock, rng(seed)) : na(thin),
    realityCheck: realityOf(input, thin, c),
    monteCarlo: {
      reordered: tradesOf(trades, () => reorderTrades(trades, c.draws, c.ruin, rng(seed))),
      redrawn: tradesOf(trades, () => redrawTrades(trades, c.draws, c.ruin, rng(seed))),
      paths: thin === null ? redrawPath(returns, c.draws, block, c.ruin, rng(seed)) : na(thin),
    },
  };
}
