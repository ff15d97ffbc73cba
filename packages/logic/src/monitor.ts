/**
 * The rules at work: one step an event gives the truth of each rule and how far all are satisfied, and keeps what is
 * watched: smoothed satisfaction, smoothed truths, violations. Nothing is allocated by a step. A rule over an unknown
 * fact is left out of the event: its truth is NaN, and it counts neither for nor against.
 */
import { weightedLoss, weightedSatisfaction } from './aggregate.ts';
import type { RulesConfig } from './config.ts';
import type { Program } from './program.ts';
import { programOf, type RuleSet } from './rule-set.ts';
import { run } from './run.ts';

export interface RulesState {
  readonly set: RuleSet;
  readonly config: RulesConfig;
  readonly program: Program;
  readonly slots: Float64Array;
  /** Of the last event, [rules]; NaN where unknown. */
  readonly truth: Float64Array;
  /** Exponentially weighted, [rules]; NaN before a rule was first known. */
  readonly smoothedTruth: Float64Array;
  /** Events at which a rule's truth was below violationBelow, and at which it was known, [rules]. */
  readonly violations: Float64Array;
  readonly known: Float64Array;
  /** SAT [E26] and constraint loss [E60] of the last event; NaN where no rule was known. */
  satisfaction: number;
  loss: number;
  /** Exponentially weighted SAT; NaN before the first. */
  smoothed: number;
  /** Rule of the least truth at the last event, −1 none. */
  worst: number;
  events: number;
}

export function initRules(set: RuleSet, config: RulesConfig): RulesState {
  const n = set.rules.length;
  const program = programOf(set, config.family);
  return {
    set,
    // A copy whose fields the engine reaches without a hash look-up.
    config: { ...config },
    program,
    slots: new Float64Array(program.slots),
    truth: new Float64Array(n).fill(Number.NaN),
    smoothedTruth: new Float64Array(n).fill(Number.NaN),
    violations: new Float64Array(n),
    known: new Float64Array(n),
    satisfaction: Number.NaN,
    loss: Number.NaN,
    smoothed: Number.NaN,
    worst: -1,
    events: 0,
  };
}

/** The truths of `facts` and their satisfaction, without counting them: for a proposal that is only weighed. */
export function judgeRules(state: RulesState, facts: Float64Array): number {
  const { program, slots, truth, set, config } = state;
  run(program, facts, slots);
  const { rules } = program;
  state.worst = -1;
  let least = Number.POSITIVE_INFINITY;
  for (let i = 0; i < rules.length; i++) {
    const t = slots[rules[i]!]!;
    truth[i] = t;
    if (t < least) {
      least = t;
      state.worst = i;
    }
  }
  state.satisfaction = weightedSatisfaction(truth, set.weights, config.exponent);
  return state.satisfaction;
}

const smooth = (old: number, now: number, weight: number): number =>
  Number.isNaN(old) ? now : old + weight * (now - old);

/**
 * One event.
 * @param facts FACTS in order, NaN where unknown
 * @returns SAT [E26] over the rules that are known, [0, 1]; NaN where none is
 */
export function stepRules(state: RulesState, facts: Float64Array): number {
  const satisfaction = judgeRules(state, facts);
  countRules(state);
  return satisfaction;
}

/** Counts the truths and the satisfaction of `state` as one event: after a judgement, or as they were recorded. */
export function countRules(state: RulesState): void {
  const { truth, smoothedTruth, violations, known, config, set, satisfaction } = state;
  state.events++;
  state.loss = weightedLoss(truth, set.weights);
  if (!Number.isNaN(satisfaction)) state.smoothed = smooth(state.smoothed, satisfaction, config.smoothing);
  for (let i = 0; i < truth.length; i++) {
    const t = truth[i]!;
    if (Number.isNaN(t)) continue;
    known[i]!++;
    if (t < config.violationBelow) violations[i]!++;
    smoothedTruth[i] = smooth(smoothedTruth[i]!, t, config.smoothing);
  }
}

/**
 * The state under another rule set, to be put in the old one's place between two events. A rule that both have, by name
 * and text, keeps what was counted of it; the smoothed satisfaction goes on from where it was.
 */
export function swapRules(state: RulesState, set: RuleSet): RulesState {
  const next = initRules(set, state.config);
  const before = new Map(state.set.ruleVersions.map((version, i) => [version, i]));
  set.ruleVersions.forEach((version, i) => {
    const j = before.get(version);
    if (j === undefined) return;
    next.smoothedTruth[i] = state.smoothedTruth[j]!;
    next.violations[i] = state.violations[j]!;
    next.known[i] = state.known[j]!;
  });
  next.smoothed = state.smoothed;
  next.events = state.events;
  return next;
}
