/**
 * A rule set held against every bar of a run, in order, as the monitor of the day does it: truths, smoothed truths,
 * violations so far, satisfaction. And the same thinned to what a chart can show. Pure.
 */
import { initRules, stepRules, type RuleSet, type RulesConfig } from '@janus/logic';
import { newFacts, type FactTable } from './audit-facts.ts';

/** Rule k at bar i is at k · bars + i. */
export interface Judged {
  readonly bars: number;
  readonly truth: Float32Array;
  readonly smoothed: Float32Array;
  /** Bars up to and with i at which the rule was violated, and at which it was known. */
  readonly violations: Uint32Array;
  readonly known: Uint32Array;
  /** Of all rules, [bars]. */
  readonly satisfaction: Float32Array;
  readonly smoothedSatisfaction: Float32Array;
}

export function judgeRun(set: RuleSet, config: RulesConfig, table: FactTable): Judged {
  const { bars } = table;
  const n = set.rules.length;
  const state = initRules(set, config);
  const facts = newFacts();
  const out = {
    bars,
    truth: new Float32Array(n * bars),
    smoothed: new Float32Array(n * bars),
    violations: new Uint32Array(n * bars),
    known: new Uint32Array(n * bars),
    satisfaction: new Float32Array(bars),
    smoothedSatisfaction: new Float32Array(bars),
  };
  for (let i = 0; i < bars; i++) {
    table.fill(i, facts);
    out.satisfaction[i] = stepRules(state, facts);
    out.smoothedSatisfaction[i] = state.smoothed;
    for (let k = 0; k < n; k++) {
      const at = k * bars + i;
      out.truth[at] = state.truth[k]!;
      out.smoothed[at] = state.smoothedTruth[k]!;
      out.violations[at] = state.violations[k]!;
      out.known[at] = state.known[k]!;
    }
  }
  return out;
}

/** Bar 3.5e4 of 1e5: the last bar of each of at most `most` stretches of [from, to). */
export function stretches(from: number, to: number, most: number): Uint32Array {
  const count = Math.min(most, to - from);
  return Uint32Array.from({ length: count }, (_, i) => from + Math.ceil(((i + 1) * (to - from)) / count) - 1);
}

/**
 * Mean of a column over each stretch, what is not known left out; NaN where nothing is known.
 * @param offset where the column begins
 * @param from first bar of the first stretch
 */
export function thinned(column: Float32Array, offset: number, from: number, ends: Uint32Array): Float64Array {
  const mean = new Float64Array(ends.length).fill(Number.NaN);
  let start = from;
  ends.forEach((end, s) => {
    let [sum, count] = [0, 0];
    for (let i = start; i <= end; i++) {
      const value = column[offset + i]!;
      if (Number.isNaN(value)) continue;
      sum += value;
      count++;
    }
    if (count > 0) mean[s] = sum / count;
    start = end + 1;
  });
  return mean;
}
