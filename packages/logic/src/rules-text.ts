/**
 * A text of rules: one a line, `name weight 2: formula`; name and weight may be left out.
 *
 *   low-confidence: not Confident(m) -> Neutral(a)     # Chow 1970
 */
import { Cursor } from './cursor.ts';
import { gather, RuleError, Unreadable, type Fault } from './fault.ts';
import { RESERVED, type Rule, type Vocabulary } from './formula.ts';
import { statements } from './lex.ts';
import { parseFormula } from './parse.ts';
import { checkTypes } from './types.ts';

function parseWeight(cursor: Cursor): number {
  if (!cursor.accept('weight')) return 1;
  const token = cursor.expectKind('number', 'the weight');
  const weight = Number(token.text);
  if (!(weight > 0 && Number.isFinite(weight)))
    throw new Unreadable(token, `the weight ${token.text} is not a finite number above 0`);
  return weight;
}

function parseRule(cursor: Cursor, ordinal: number, taken: ReadonlySet<string>): Rule {
  const start = cursor.peek();
  const labelled = start.kind === 'name' && [':', 'weight'].includes(cursor.peek(1).text);
  let name = `rule-${ordinal}`;
  let weight = 1;
  if (labelled) {
    name = cursor.take().text;
    if (RESERVED.includes(name)) throw new Unreadable(start, `'${name}' is a word of the language and names no rule`);
    weight = parseWeight(cursor);
    cursor.expect(':', `after the name of the rule`);
  }
  if (taken.has(name)) throw new Unreadable(start, `two rules are called '${name}'`);
  const formula = parseFormula(cursor);
  cursor.expectEnd('and, or, ->, <-> or the next line');
  return { name, weight, formula, place: { line: start.line, column: start.column } };
}

/** @throws RuleError with every fault of the text, none in the vocabulary */
export function parseRules(text: string, vocabulary: Vocabulary): readonly Rule[] {
  const faults: Fault[] = [];
  const rules: Rule[] = [];
  const taken = new Set<string>();
  statements(text, faults).forEach((tokens, i) =>
    gather(faults, () => {
      const rule = parseRule(new Cursor(tokens), i + 1, taken);
      taken.add(rule.name);
      checkTypes(rule.formula, vocabulary, { bound: null, groundings: false });
      rules.push(rule);
    }),
  );
  if (faults.length > 0) throw new RuleError('rules', text, faults);
  return rules;
}
