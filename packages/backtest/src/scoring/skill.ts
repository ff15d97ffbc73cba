/**
 * Skill: by how much smaller the mean loss of a forecast is than that of a reference, on moments that neither was fitted
 * on, with an interval by the stationary bootstrap over pairs: what follows what stays together, and both forecasts are
 * judged on the same resampled moments.
 */
import { badInput } from '@janus/domain';
import { quantile, type Rng } from '@janus/numerics';
import type { Interval } from '../overfitting/bootstrap.ts';
import { blockFor, prefixSums, resample } from '../overfitting/stationary.ts';

/** At the tails of a 95 % percentile interval. */
const TAIL = 0.025;

/**
 * 1 − Σ loss / Σ reference: 1 is perfect, 0 no better, below 0 worse.
 * @param loss, reference one a moment, in order of time, ≥ 0; the reference not 0 throughout
 * @param meanBlock moments; 0 = cube root of their number
 * @throws JanusError bad-input where lengths differ or the reference never errs
 */
export function skill(
  loss: Float64Array,
  reference: Float64Array,
  draws: number,
  meanBlock: number,
  random: Rng,
): Interval {
  const n = loss.length;
  if (reference.length !== n || n === 0)
    throw badInput(`${n} losses and ${reference.length} of the reference: one of each a moment, and at least one`);
  const own = prefixSums(loss, (v) => v);
  const other = prefixSums(reference, (v) => v);
  if (!(other[n]! > 0)) throw badInput('the reference never errs: nothing can be better');
  const drawn = new Float64Array(draws);
  const block = blockFor(n, meanBlock);
  for (let k = 0; k < draws; k++) {
    let [a, b] = [0, 0];
    resample(n, block, random, (from, to) => {
      a += own[to]! - own[from]!;
      b += other[to]! - other[from]!;
    });
    // A resampled history in which the reference never errs says nothing against it.
    drawn[k] = b > 0 ? 1 - a / b : Number.NEGATIVE_INFINITY;
  }
  return { value: 1 - own[n]! / other[n]!, low: quantile(drawn, TAIL), high: quantile(drawn, 1 - TAIL) };
}
