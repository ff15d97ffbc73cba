/** Where the chosen rule stands on the surface of its outermost operator: the truths of its two sides. Pure. */
import { compileRules, initRules, judgeRules, printFormula, type RuleSet, type RulesConfig } from '@janus/logic';
import type { Operator } from './surface-store.ts';

/** Operator and both sides of a rule that is made of two; null for one that is not. */
export function sidesOf(
  set: RuleSet,
  rule: number,
): { readonly operator: Operator; readonly left: string; readonly right: string } | null {
  const f = set.rules[rule]?.formula;
  if (!f || !('left' in f)) return null;
  return { operator: f.kind, left: printFormula(f.left), right: printFormula(f.right) };
}

/** @returns u and v at the facts given */
export function sidesJudge(
  left: string,
  right: string,
  vocabulary: string,
  config: RulesConfig,
): (facts: Float64Array) => readonly [number, number] {
  const state = initRules(compileRules(`left: ${left}\nright: ${right}`, vocabulary), config);
  return (facts) => {
    judgeRules(state, facts);
    return [state.truth[0]!, state.truth[1]!];
  };
}
