/**
 * The truths that the day itself recorded, event by event, in the form in which a rule set is held against a run: truths
 * and satisfaction as recorded, counts and means made from them by the monitor of the day. Pure.
 */
import { AUDIT_FIELDS, AXIOM_SLOTS } from '@janus/domain';
import { countRules, initRules, type RuleSet, type RulesConfig } from '@janus/logic';
import type { AuditTable } from './audit-facts.ts';
import { keepRow, newJudged, type Judged } from './judge.ts';

/** So many rules of a set have their truths in the record. */
export const RECORDED_RULES = AXIOM_SLOTS.length;

const truthField = (rule: number): string => `axiomTruth.${rule}`;

/** Fields to ask for, for a set of so many rules. */
export const recordedFields = (rules: number): readonly string[] => [
  'axiomCount',
  'axiomSatisfaction',
  ...AXIOM_SLOTS.slice(0, rules).map(truthField),
];

/** True where this version's records have them all. */
export const canBeRecorded = (rules: number): boolean =>
  rules <= RECORDED_RULES && recordedFields(rules).every((name) => (AUDIT_FIELDS as readonly string[]).includes(name));

/**
 * @param set the one that the run was held against; `config` the run's own
 * @param bars of the run
 * @returns null where the run recorded no truth, or those of a set of another size
 */
export function recordedTruths(set: RuleSet, config: RulesConfig, audit: AuditTable, bars: number): Judged | null {
  const rules = set.rules.length;
  const count = audit['axiomCount'];
  const satisfaction = audit['axiomSatisfaction'];
  const truths = set.rules.map((_, k) => audit[truthField(k)]);
  if (!count || !satisfaction || truths.some((column) => column === undefined)) return null;
  const out = newJudged(rules, bars);
  const state = initRules(set, config);
  let seen = 0;
  for (let i = 0; i < bars; i++) {
    if (!Number.isNaN(count[i]!)) {
      if (count[i] !== rules) return null;
      seen++;
      truths.forEach((column, k) => (state.truth[k] = column![i]!));
      state.satisfaction = satisfaction[i]!;
      countRules(state);
      keepRow(out, i, state, true);
    } else keepRow(out, i, state, false);
  }
  return seen > 0 ? out : null;
}
