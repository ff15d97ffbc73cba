/**
 * How much of the equity the recent trades say a position deserves. Kelly's stake is optimal only for odds that are
 * known; these are estimated from few trades, so the stake is cut twice: by its own standard error and towards a prior.
 */
import { clamp } from '@janus/numerics';

/**
 * f* = μ/σ²: the share of wealth that maximises expected log growth for returns of mean μ and variance σ².
 * Thorp 2006 (the continuous approximation). 0 where σ² is not above 0.
 */
export function kellyStake(mean: number, variance: number): number {
  return variance > 0 ? mean / variance : 0;
}

/**
 * Share of the stake left after estimation error: μ²/(μ² + σ²/n), the squared edge over itself plus the variance of
 * its estimate: the multiple of an unbiased estimate that has the least squared error. Baker & McHale 2013 come to
 * the same form for bets.
 */
export function estimationShrinkage(mean: number, variance: number, trades: number): number {
  const edge = mean * mean;
  return trades > 0 && edge > 0 ? edge / (edge + variance / trades) : 0;
}

/** A blend that is all prior at 0 trades and half of it at `priorTrades`. */
export function towardsPrior(estimate: number, prior: number, trades: number, priorTrades: number): number {
  const total = trades + priorTrades;
  return total > 0 ? (trades * estimate + priorTrades * prior) / total : prior;
}

/**
 * Kelly scale in [0, 1] from the mean and variance of net trade returns. `trades` is the effective number of trades
 * that they rest on. Above 0 as long as the prior is: a losing streak makes small, it does not make mute.
 */
export function kellyScale(
  mean: number,
  variance: number,
  trades: number,
  kellyFraction: number,
  prior: number,
  priorTrades: number,
): number {
  const stake = kellyFraction * kellyStake(mean, variance) * estimationShrinkage(mean, variance, trades);
  return clamp(towardsPrior(clamp(stake, 0, 1), prior, trades, priorTrades), 0, 1);
}
