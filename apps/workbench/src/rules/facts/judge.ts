/**
 * A rule set held against every bar of a run, in order, as the monitor of the day does it: truths, smoothed truths,
 * violations so far, satisfaction; nothing while the day warms up. And the same thinned to what a chart can show. Pure.
 */
import { initRules, stepRules, type RuleSet, type RulesConfig, type RulesState } from '@janus/logic';
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
  const state = initRules(set, config);
  const facts = newFacts();
  const out = newJudged(set.rules.length, bars);
  for (let i = 0; i < bars; i++) {
    const awake = table.awake(i);
    if (awake) {
      table.fill(i, facts);
      stepRules(state, facts);
    }
    keepRow(out, i, state, awake);
  }
  return out;
}

export function newJudged(rules: number, bars: number): Judged {
  return {
    bars,
    truth: new Float32Array(rules * bars).fill(Number.NaN),
    smoothed: new Float32Array(rules * bars),
    violations: new Uint32Array(rules * bars),
    known: new Uint32Array(rules * bars),
    satisfaction: new Float32Array(bars).fill(Number.NaN),
    smoothedSatisfaction: new Float32Array(bars),
  };
}

/** @param event whether the bar was an event of the rules; else only what was counted until then is kept */
export function keepRow(out: Judged, bar: number, state: RulesState, event: boolean): void {
  out.smoothedSatisfaction[bar] = state.smoothed;
  if (event) out.satisfaction[bar] = state.satisfaction;
  for (let k = 0; k < state.truth.length; k++) {
    const at = k * out.bars + bar;
    if (event) out.truth[at] = state.truth[k]!;
    out.smoothed[at] = state.smoothedTruth[k]!;
    out.violations[at] = state.violations[k]!;
    out.known[at] = state.known[k]!;
  }
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
