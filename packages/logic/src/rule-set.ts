/**
 * Rules in text, read, checked and compiled: an immutable value named by its content. What a run uses is replaced as a
 * whole between two events (monitor.ts); nothing changes a rule set in place.
 */
import { FACTS, type Fact } from '@janus/domain';
import { MARKET_AXIOMS, MARKET_VOCABULARY } from './axioms.ts';
import { FAMILY_NAMES, type FamilyName } from './families.ts';
import type { Rule, Vocabulary } from './formula.ts';
import { fnv1a64 } from './hash.ts';
import { printDefinition, printRule } from './print.ts';
import { compile, type Program } from './program.ts';
import { parseRules } from './rules-text.ts';
import { parseVocabulary } from './vocabulary.ts';
import { definitionsUsed } from './walk.ts';

export interface RuleSet {
  /** 16 hexadecimal digits of its content: spacing, comments and unused predicates apart, the same rules have the same. */
  readonly version: string;
  /** The same of each rule alone, with the predicates that it rests on. */
  readonly ruleVersions: readonly string[];
  readonly rules: readonly Rule[];
  readonly vocabulary: Vocabulary;
  /** [rules] */
  readonly weights: Float64Array;
  /** By index into FAMILY_NAMES. */
  readonly programs: readonly Program[];
}

/** What rules say, spacing, comments and unused predicates apart. */
function contentOf(rules: readonly Rule[], vocabulary: Vocabulary): string {
  const definitions = definitionsUsed(
    rules.map((rule) => rule.formula),
    vocabulary,
  );
  return fnv1a64([...definitions.map(printDefinition), ...rules.map(printRule)].join('\n'));
}

/**
 * @param text rules, one a line
 * @param vocabulary definitions, one a line
 * @throws RuleError (bad-input) with every fault of the vocabulary, else of the rules
 */
export function compileRules(text: string, vocabulary: string): RuleSet {
  const known = parseVocabulary(vocabulary);
  const rules = parseRules(text, known);
  return Object.freeze({
    version: contentOf(rules, known),
    ruleVersions: rules.map((rule) => contentOf([rule], known)),
    rules,
    vocabulary: known,
    weights: Float64Array.from(rules, (rule) => rule.weight),
    programs: FAMILY_NAMES.map((family) => compile(rules, known, family)),
  });
}

let axioms: RuleSet | null = null;
/** The ten market axioms, compiled when they are first asked for. */
export function marketRules(): RuleSet {
  axioms ??= compileRules(MARKET_AXIOMS, MARKET_VOCABULARY);
  return axioms;
}

export const programOf = (set: RuleSet, family: FamilyName): Program => set.programs[FAMILY_NAMES.indexOf(family)]!;

/** Names of the facts that a rule set asks for. */
export const factsAsked = (set: RuleSet): Fact[] => Array.from(set.programs[0]!.facts, (i) => FACTS[i]!);
