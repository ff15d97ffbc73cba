/** What the list says of each rule at a bar. Pure. */
import { printFormula, type RuleSet } from '@janus/logic';
import type { Judged } from '../facts/judge.ts';

export interface RuleRow {
  readonly name: string;
  readonly weight: number;
  readonly formula: string;
  /** Of what the rule says. */
  readonly version: string;
  /** Its line in the text. */
  readonly line: number;
  /** NaN where a fact of the rule is not known. */
  readonly truth: number;
  readonly smoothed: number;
  /** Up to the bar. */
  readonly violations: number;
  readonly known: number;
}

/** @param judged of the same set, or null while it is not there */
export function ruleRows(set: RuleSet, judged: Judged | null, bar: number): readonly RuleRow[] {
  return set.rules.map(({ name, weight, formula, place }, k) => {
    const at = judged && bar >= 0 && bar < judged.bars ? k * judged.bars + bar : -1;
    return {
      name,
      weight,
      formula: printFormula(formula),
      version: set.ruleVersions[k]!,
      line: place.line,
      truth: at < 0 ? Number.NaN : judged!.truth[at]!,
      smoothed: at < 0 ? Number.NaN : judged!.smoothed[at]!,
      violations: at < 0 ? 0 : judged!.violations[at]!,
      known: at < 0 ? 0 : judged!.known[at]!,
    };
  });
}
