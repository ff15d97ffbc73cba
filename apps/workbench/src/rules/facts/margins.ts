/**
 * What a rule rests on at a bar: each grounding with its facts, its limit, its truth, and how far the fact is from the
 * limit in widths of the slope. The nearest may change the rule first. Pure.
 */
import { FACT, type Fact } from '@janus/domain';
import { compileRules, definitionsUsed, initRules, judgeRules, partsOf, printFormula } from '@janus/logic';
import type { Formula, RuleSet, RulesConfig } from '@janus/logic';

type Grounding = Formula & { readonly kind: 'grounding' };

export interface Margin {
  /** The predicate that the grounding belongs to. */
  readonly predicate: string;
  readonly grounding: string;
  readonly fact: Fact;
  readonly value: number;
  /** The nearest limit, in the unit of the fact; NaN where the form has none. */
  readonly limit: number;
  /** Fact less limit in half widths of the slope, signed; beyond ±1 nothing moves. NaN where it cannot be told. */
  readonly widths: number;
  /** Of the grounding. */
  readonly truth: number;
}

/** Every grounding under some formulas, with the predicate that it defines, once. */
export function groundingsOf(
  formulas: readonly Formula[],
  set: RuleSet,
): { readonly predicate: string; readonly grounding: Grounding }[] {
  const found: { predicate: string; grounding: Grounding }[] = [];
  const walk = (predicate: string, f: Formula): void => {
    if (f.kind === 'grounding') found.push({ predicate, grounding: f });
    else for (const part of partsOf(f)) walk(predicate, part);
  };
  for (const definition of definitionsUsed(formulas, set.vocabulary)) walk(definition.name, definition.formula);
  return found;
}

/** The limit nearest to x and the half width of its slope. */
function nearestLimit({ form, numbers }: Grounding, x: number): readonly [limit: number, width: number] {
  const [first = Number.NaN, second = Number.NaN, third = Number.NaN] = numbers;
  switch (form) {
    // Half true is the middle between the two.
    case 'is':
      return [0.5, 0.5];
    case 'above':
    case 'below':
      return [first, second];
    case 'between':
      return [Math.abs(x - first) <= Math.abs(x - second) ? first : second, third];
    case 'similar':
      return [numbers.length === 2 ? second : Number.NaN, first];
    default:
      return [Number.NaN, Number.NaN];
  }
}

/** Truths of formulas over `facts`: one rule each, run by the same engine as the day's. */
export function truthsOf(
  formulas: readonly string[],
  extra: readonly string[],
  vocabulary: string,
  config: RulesConfig,
  facts: Float64Array,
): Float64Array {
  const text = formulas.map((formula, i) => `node-${i}: ${formula}`).join('\n');
  const state = initRules(compileRules(text, [vocabulary, ...extra].join('\n')), config);
  judgeRules(state, facts);
  return state.truth;
}

/** Nearest first; what is not known last. */
export function marginsOf(
  set: RuleSet,
  rule: number,
  config: RulesConfig,
  vocabulary: string,
  facts: Float64Array,
): Margin[] {
  const formula = set.rules[rule]?.formula;
  if (!formula) return [];
  const groundings = groundingsOf([formula], set);
  if (groundings.length === 0) return [];
  // Groundings live in a vocabulary: each becomes a predicate of its own, to be asked for its truth.
  const extra = groundings.map(({ grounding }, i) => `Grounding_${i}(z) := ${printFormula(grounding)}`);
  const truths = truthsOf(
    groundings.map((_, i) => `Grounding_${i}(z)`),
    extra,
    vocabulary,
    config,
    facts,
  );
  const rows = groundings.flatMap(({ predicate, grounding }, i) =>
    grounding.facts.map((fact): Margin => {
      const value = facts[FACT[fact]]!;
      const [limit, width] = nearestLimit(grounding, value);
      const distance = value - limit;
      return {
        predicate,
        grounding: printFormula(grounding),
        fact,
        value,
        limit,
        widths: width > 0 ? distance / width : distance === 0 ? 0 : distance * Number.POSITIVE_INFINITY,
        truth: truths[i]!,
      };
    }),
  );
  const far = ({ widths }: Margin): number => (Number.isNaN(widths) ? Number.POSITIVE_INFINITY : Math.abs(widths));
  return rows.sort((a, b) => (far(a) === far(b) ? 0 : far(a) - far(b)));
}
