/**
 * The rules in text, as far as they speak of what is proposed: how far the proposal satisfies them together is the
 * truth of the rule 'axioms'. What they say of the market as it goes by is watched elsewhere (the loop's monitor);
 * nothing is counted here. Another version takes the old one's place between two events.
 */
import { initRules, judgeRules, swapRules, type RulesConfig, type RuleSet } from '@janus/logic';
import type { PrefrontalState } from './state.ts';

/** Puts a version in force. `null` takes the rules in text out of force. Between events, never within one. */
export function adoptRules(state: PrefrontalState, set: RuleSet | null, config: RulesConfig): void {
  state.axioms = Number.NaN;
  if (set === null) state.text = null;
  else state.text = state.text === null ? initRules(set, config) : swapRules(state.text, set);
}

/**
 * Holds the proposal against the rules in force, for the `check` that follows. Rules over a fact that is not known take
 * no part.
 * @param facts FACTS in order, the action's among them [FACT_COUNT]
 * @returns SAT [E26], [0, 1]; NaN where no rule is in force or none is known
 */
export function judgeText(state: PrefrontalState, facts: Float64Array): number {
  state.axioms = state.text === null ? Number.NaN : judgeRules(state.text, facts);
  return state.axioms;
}
