/**
 * Monte Carlo of what has happened: the same trades in another order, trades drawn anew, and return paths put together
 * from blocks. How bad could it have been with the same rule and other luck?
 */
import { quantile, type Rng } from '@janus/numerics';
import { resample } from './stationary.ts';

export interface Percentiles {
  readonly p5: number;
  readonly p25: number;
  readonly p50: number;
  readonly p75: number;
  readonly p95: number;
}
export interface Outcomes {
  /** Final return, fraction of the equity at the start. */
  readonly finalReturn: Percentiles;
  /** Deepest fall from a peak, [0, 1]. */
  readonly maxDrawdown: Percentiles;
  /** Share of histories in which the loss that counts as ruin was reached at any time. */
  readonly ruin: number;
  readonly draws: number;
}

/** Equity that compounds; 1 at the start, 0 for good once it is lost. */
interface Walk {
  wealth: number;
  peak: number;
  depth: number;
  lowest: number;
}

function take(walk: Walk, r: number): void {
  walk.wealth = Math.max(0, walk.wealth * (1 + r));
  if (walk.wealth > walk.peak) walk.peak = walk.wealth;
  else walk.depth = Math.max(walk.depth, 1 - walk.wealth / walk.peak);
  if (walk.wealth < walk.lowest) walk.lowest = walk.wealth;
}

const percentiles = (values: Float64Array): Percentiles => ({
  p5: quantile(values, 0.05),
  p25: quantile(values, 0.25),
  p50: quantile(values, 0.5),
  p75: quantile(values, 0.75),
  p95: quantile(values, 0.95),
});

function collect(draws: number, ruin: number, history: (walk: Walk) => void): Outcomes {
  const finals = new Float64Array(draws);
  const depths = new Float64Array(draws);
  let ruined = 0;
  for (let k = 0; k < draws; k++) {
    const walk = { wealth: 1, peak: 1, depth: 0, lowest: 1 };
    history(walk);
    finals[k] = walk.wealth - 1;
    depths[k] = walk.depth;
    // The margin keeps a loss of exactly the limit from depending on rounding.
    if (walk.lowest <= 1 - ruin + 1e-12) ruined++;
  }
  return { finalReturn: percentiles(finals), maxDrawdown: percentiles(depths), ruin: ruined / draws, draws };
}

/** The same trades in another order: the final return stays, the way there does not. @param trades net, of the equity */
export function reorderTrades(trades: Float64Array, draws: number, ruin: number, random: Rng): Outcomes {
  const order = trades.slice();
  return collect(draws, ruin, (walk) => {
    for (let i = order.length - 1; i > 0; i--) {
      const j = random.below(i + 1);
      const kept = order[i]!;
      order[i] = order[j]!;
      order[j] = kept;
    }
    for (const r of order) take(walk, r);
  });
}

/** As many trades, each drawn from all with replacement. @param trades net, of the equity; at least one */
export function redrawTrades(trades: Float64Array, draws: number, ruin: number, random: Rng): Outcomes {
  return collect(draws, ruin, (walk) => {
    for (let i = 0; i < trades.length; i++) take(walk, trades[random.below(trades.length)]!);
  });
}

/** Paths of as many bars, from blocks of mean length `meanBlock` ≥ 1. @param returns simple; at least one */
export function redrawPath(
  returns: Float64Array,
  draws: number,
  meanBlock: number,
  ruin: number,
  random: Rng,
): Outcomes {
  return collect(draws, ruin, (walk) => {
    resample(returns.length, meanBlock, random, (from, to) => {
      for (let i = from; i < to; i++) take(walk, returns[i]!);
    });
  });
}
