/**
 * Reality check (White 2000): is the best of several rules better than the benchmark, or is it the best of many tries?
 * With one rule it is a bootstrap test of that rule against the benchmark.
 */
import { badInput } from '@janus/domain';
import type { Rng } from '@janus/numerics';
import { mean } from '../metrics/returns.ts';
import { blockFor, prefixSums, resample } from './stationary.ts';

export interface RealityCheck {
  /** Mean return above the benchmark of the best rule, a return; and which rule that is. */
  readonly meanAbove: number;
  readonly best: number;
  readonly rules: number;
  /** Chance that the best of so many would be this far above where none is: (1 + those) / (1 + draws). */
  readonly pValue: number;
  readonly draws: number;
  readonly meanBlock: number;
}

/**
 * max_k √n·d̄_k against max_k √n·(d̄*_k − d̄_k) of resampled histories; all rules are resampled together.
 * @param rules returns of each over the same bars, [K][n]; @param benchmark returns over those bars [n]
 * @throws JanusError bad-input where there is no rule or the lengths differ
 */
export function realityCheck(
  rules: readonly Float64Array[],
  benchmark: Float64Array,
  draws: number,
  meanBlock: number,
  random: Rng,
): RealityCheck {
  const n = benchmark.length;
  if (rules.length === 0) throw badInput('0 rules: the reality check needs at least one');
  rules.forEach((rule, k) => {
    if (rule.length !== n) throw badInput(`rule ${k} has ${rule.length} returns where the benchmark has ${n}`);
  });
  const above = rules.map((rule) => rule.map((r, t) => r - benchmark[t]!));
  const means = above.map(mean);
  const sums = above.map((d, k) => prefixSums(d, (v) => v - means[k]!));
  const best = means.reduce((at, m, k) => (m > means[at]! ? k : at), 0);
  const block = blockFor(n, meanBlock);
  const drawn = new Float64Array(rules.length);
  let higher = 0;
  for (let i = 0; i < draws; i++) {
    drawn.fill(0);
    resample(n, block, random, (from, to) => {
      for (let k = 0; k < drawn.length; k++) drawn[k]! += sums[k]![to]! - sums[k]![from]!;
    });
    if (drawn.reduce((most, v) => Math.max(most, v), Number.NEGATIVE_INFINITY) / n >= means[best]!) higher++;
  }
  return {
    meanAbove: means[best]!,
    best,
    rules: rules.length,
    pValue: (1 + higher) / (1 + draws),
    draws,
    meanBlock: block,
  };
}
