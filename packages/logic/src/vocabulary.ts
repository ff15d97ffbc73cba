/**
 * A vocabulary: what each predicate means, as a formula over groundings and over predicates defined before it.
 *
 *   Volatile(m) := above(volatilityRatio, 2, 0.5)
 *   Reduce(a, p) := Long(a) and HeldShort(p) or Short(a) and HeldLong(p)
 */
import { Cursor } from './cursor.ts';
import { gather, RuleError, Unreadable, type Fault } from './fault.ts';
import { RESERVED, type Definition, type Vocabulary } from './formula.ts';
import { statements } from './lex.ts';
import { parseFormula, parseHead } from './parse.ts';
import { checkTypes } from './types.ts';

function parseDefinition(cursor: Cursor, known: Vocabulary): Definition {
  const { name, variables, place } = parseHead(cursor);
  if (RESERVED.includes(name))
    throw new Unreadable(place, `'${name}' is a word of the language and names no predicate`);
  if (known.has(name)) throw new Unreadable(place, `'${name}' is defined twice`);
  const twice = variables.find((v, i) => variables.indexOf(v) !== i);
  if (twice !== undefined) throw new Unreadable(place, `'${name}' names ${twice} twice`);
  cursor.expect(':=', 'between the predicate and what it means');
  const formula = parseFormula(cursor);
  cursor.expectEnd('an operator or the next line');
  checkTypes(formula, known, { bound: variables, groundings: true });
  return { name, variables, formula, place };
}

/** @throws RuleError with every fault of the text */
export function parseVocabulary(text: string): Vocabulary {
  const faults: Fault[] = [];
  const known = new Map<string, Definition>();
  for (const tokens of statements(text, faults))
    gather(faults, () => {
      const definition = parseDefinition(new Cursor(tokens), known);
      known.set(definition.name, definition);
    });
  if (faults.length > 0) throw new RuleError('vocabulary', text, faults);
  return known;
}
