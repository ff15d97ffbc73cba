/**
 * Deflated Sharpe ratio (Bailey and López de Prado 2014): the probabilistic one against the best that so many trials
 * would have shown by luck alone. Whoever tries more must show more.
 */
import { normalQuantile } from '@janus/numerics';
import { probabilisticSharpe, type SharpeRecord } from './psr.ts';

/** Euler–Mascheroni constant. */
const GAMMA = 0.577_215_664_901_532_9;

/**
 * SR₀ = √V·((1 − γ)·Φ⁻¹(1 − 1/N) + γ·Φ⁻¹(1 − 1/(N·e))): the expected maximum of N Sharpe ratios that are all luck.
 * @param variance V of the trials' Sharpe ratios, in the units wanted; @param trials N ≥ 2, independent ones
 */
export function expectedMaximumSharpe(variance: number, trials: number): number {
  const most = (1 - GAMMA) * normalQuantile(1 - 1 / trials) + GAMMA * normalQuantile(1 - 1 / (trials * Math.E));
  return Math.sqrt(variance) * most;
}

/** @param variance of the trials' Sharpe ratios, a return. @returns null as `probabilisticSharpe` */
export const deflatedSharpe = (record: SharpeRecord, variance: number, trials: number): number | null =>
  probabilisticSharpe(record, expectedMaximumSharpe(variance, trials));

/** Sample variance of the trials' Sharpe ratios, those that have one; null for fewer than two. */
export function trialVariance(sharpes: readonly (number | null)[]): number | null {
  const known = sharpes.filter((s) => s !== null);
  if (known.length < 2) return null;
  const mean = known.reduce((sum, s) => sum + s, 0) / known.length;
  return known.reduce((sum, s) => sum + (s - mean) ** 2, 0) / (known.length - 1);
}
