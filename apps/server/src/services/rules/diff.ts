/**
 * What two rule sets say differently: rule by rule and predicate by predicate, by name, as printed from what was
 * read, so that spacing and comments are no difference. A rule that reads the same counts as changed where a predicate
 * under it means something else. Pure.
 */
import { definitionsUsed, printDefinition, printRule, type RuleSet } from '@janus/logic';
import type { Change, RulesChange, RulesDiff } from './api.ts';

const rulesOf = (set: RuleSet) =>
  new Map(set.rules.map((rule, i) => [rule.name, { text: printRule(rule), version: set.ruleVersions[i]!, rule }]));
const predicatesOf = (set: RuleSet) => new Map([...set.vocabulary].map(([name, d]) => [name, printDefinition(d)]));

const kindOf = (before: string | undefined, after: string | undefined): Change =>
  before === undefined ? 'added' : after === undefined ? 'removed' : before === after ? 'same' : 'changed';

/** Names of `after` in its order, then those that only `before` has. */
const both = (before: ReadonlyMap<string, unknown>, after: ReadonlyMap<string, unknown>): string[] => [
  ...after.keys(),
  ...[...before.keys()].filter((name) => !after.has(name)),
];

export function diffRules(before: RuleSet, after: RuleSet): RulesDiff {
  const predicates = { before: predicatesOf(before), after: predicatesOf(after) };
  const rules = { before: rulesOf(before), after: rulesOf(after) };
  const changes: RulesChange[] = [];
  for (const name of both(rules.before, rules.after)) {
    const [old, now] = [rules.before.get(name), rules.after.get(name)];
    let change = kindOf(old?.text, now?.text);
    let under: string[] = [];
    if (change === 'same' && old!.version !== now!.version) {
      change = 'changed';
      under = definitionsUsed([now!.rule.formula], after.vocabulary)
        .map((definition) => definition.name)
        .filter((predicate) => predicates.before.get(predicate) !== predicates.after.get(predicate));
    }
    changes.push({ what: 'rule', name, change, before: old?.text ?? null, after: now?.text ?? null, under });
  }
  for (const name of both(predicates.before, predicates.after)) {
    const [old, now] = [predicates.before.get(name), predicates.after.get(name)];
    changes.push({
      what: 'predicate',
      name,
      change: kindOf(old, now),
      before: old ?? null,
      after: now ?? null,
      under: [],
    });
  }
  const counts = { added: 0, removed: 0, changed: 0, same: 0 };
  for (const { change } of changes) counts[change]++;
  return { changes, counts };
}
