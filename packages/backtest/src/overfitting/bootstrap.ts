/** Significance and interval of mean and Sharpe ratio of a series of returns, by the stationary bootstrap. */
import { quantile, type Rng } from '@janus/numerics';
import { moments } from './moments.ts';
import { na, type Verdict } from './verdict.ts';
import { blockFor, prefixSums, resample } from './stationary.ts';

export interface Interval {
  readonly value: number;
  /** 95 % percentile interval. */
  readonly low: number;
  readonly high: number;
}
export interface Bootstrap {
  /** A return. */
  readonly mean: Interval;
  /** Annualised. Not available where a resampled history did not vary. */
  readonly sharpe: Verdict<Interval>;
  /** Chance of a mean at least this high where the true one is 0: (1 + those) / (1 + draws). */
  readonly pValue: number;
  readonly draws: number;
  readonly meanBlock: number;
}

const interval = (value: number, drawn: Float64Array): Interval => ({
  value,
  low: quantile(drawn, 0.025),
  high: quantile(drawn, 0.975),
});

/** @param returns at least two, not all equal; @param meanBlock 0 = cube root of their number */
export function bootstrap(
  returns: Float64Array,
  perYear: number,
  draws: number,
  meanBlock: number,
  random: Rng,
): Bootstrap {
  const n = returns.length;
  const block = blockFor(n, meanBlock);
  const { mean, sd } = moments(returns);
  // Around the mean, so that squares of small differences are not lost beside it.
  const sum = prefixSums(returns, (r) => r - mean);
  const squares = prefixSums(returns, (r) => (r - mean) ** 2);
  const means = new Float64Array(draws);
  const sharpes = new Float64Array(draws);
  let higher = 0;
  let still = 0;
  for (let k = 0; k < draws; k++) {
    let [s, q] = [0, 0];
    resample(n, block, random, (from, to) => {
      s += sum[to]! - sum[from]!;
      q += squares[to]! - squares[from]!;
    });
    const shift = s / n;
    const variance = (q - n * shift * shift) / (n - 1);
    means[k] = mean + shift;
    if (shift >= mean) higher++;
    if (variance > 1e-12 * sd * sd) sharpes[k] = (means[k]! / Math.sqrt(variance)) * Math.sqrt(perYear);
    else still++;
  }
  return {
    mean: interval(mean, means),
    sharpe:
      still > 0
        ? na(`${still} of ${draws} resampled histories did not vary: too few of the returns differ`)
        : interval((mean / sd) * Math.sqrt(perYear), sharpes),
    pValue: (1 + higher) / (1 + draws),
    draws,
    meanBlock: block,
  };
}
