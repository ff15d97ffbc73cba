/**
 * Tokens to a formula: Pratt's top-down operator precedence. Binding from loose to tight: quantifier, <->, -> (groups to
 * the right), or, and, not, then hedges, predicates and parentheses. Source: Pratt, Top Down Operator Precedence, 1973.
 */
import { FACT, FACTS, type Fact } from '@janus/domain';
import type { Cursor } from './cursor.ts';
import { Unreadable, type Place } from './fault.ts';
import { HEDGES, RESERVED, type Connective, type Formula, type Hedge, type Quantifier } from './formula.ts';
import { groundingFault, isForm } from './grounding.ts';
import { cure } from './nearest.ts';

interface Infix {
  readonly kind: Connective;
  readonly left: number;
  readonly right: number;
}
/** How tightly each side of an operator is held. */
const INFIX: Readonly<Record<string, Infix>> = {
  '<->': { kind: 'iff', left: 10, right: 11 },
  '->': { kind: 'implies', left: 21, right: 20 },
  or: { kind: 'or', left: 30, right: 31 },
  and: { kind: 'and', left: 40, right: 41 },
};
const NOT_POWER = 50;

const FORMULA = 'a predicate, a hedge, not, forall, exists or (';

function variablesOf(cursor: Cursor, end: string): string[] {
  const names: string[] = [];
  do names.push(cursor.expectKind('name', 'a variable').text);
  while (cursor.accept(','));
  cursor.expect(end, 'after the variables');
  return names;
}

/** The name of a predicate and its variables: `Hedged(p)`. */
export function parseHead(cursor: Cursor): { name: string; variables: string[]; place: Place } {
  const { text, line, column } = cursor.expectKind('name', 'the name of a predicate');
  cursor.expect('(', `after '${text}'`);
  return { name: text, variables: variablesOf(cursor, ')'), place: { line, column } };
}

function parseGrounding(cursor: Cursor, place: Place): Formula {
  const form = cursor.take().text;
  if (!isForm(form)) throw new Unreadable(place, `'${form}' is no grounding`);
  cursor.expect('(', `after '${form}'`);
  const facts: Fact[] = [];
  const numbers: number[] = [];
  do {
    const token = cursor.peek();
    if (token.kind === 'number') numbers.push(Number(cursor.take().text));
    else {
      const { text } = cursor.expectKind('name', 'a fact or a number');
      if (!(text in FACT)) throw new Unreadable(token, `there is no fact '${text}'${cure(text, FACTS)}`);
      if (numbers.length > 0) throw new Unreadable(token, `${form} takes its facts before its numbers`);
      facts.push(text as Fact);
    }
  } while (cursor.accept(','));
  cursor.expect(')', `to close ${form}`);
  const fault = groundingFault(form, facts.length, numbers);
  if (fault !== '') throw new Unreadable(place, fault);
  return { kind: 'grounding', form, facts, numbers, place };
}

function parseList(cursor: Cursor, kind: 'and-n' | 'or-n', place: Place): Formula {
  const word = cursor.take().text;
  cursor.expect('(', `after '${word}'`);
  const of: Formula[] = [];
  do of.push(parseFormula(cursor));
  while (cursor.accept(','));
  cursor.expect(')', `to close ${word}`);
  return { kind, of, place };
}

function parsePrefix(cursor: Cursor): Formula {
  const token = cursor.peek();
  const place = { line: token.line, column: token.column };
  if (cursor.accept('(')) {
    const inner = parseFormula(cursor);
    if (cursor.peek().text !== ')') throw cursor.unexpected(`')' for the '(' at ${place.line}:${place.column}`);
    cursor.take();
    return inner;
  }
  if (token.kind !== 'name') throw cursor.unexpected(FORMULA);
  switch (token.text) {
    case 'not':
      cursor.take();
      return { kind: 'not', of: parseFormula(cursor, NOT_POWER), place };
    case 'and':
      return parseList(cursor, 'and-n', place);
    case 'or':
      return parseList(cursor, 'or-n', place);
    case 'forall':
    case 'exists': {
      const kind: Quantifier = token.text;
      cursor.take();
      return { kind, variables: variablesOf(cursor, ':'), of: parseFormula(cursor), place };
    }
    default:
  }
  if ((HEDGES as readonly string[]).includes(token.text)) {
    cursor.take();
    cursor.expect('(', `after '${token.text}'`);
    const of = parseFormula(cursor);
    cursor.expect(')', `to close ${token.text}`);
    return { kind: 'hedge', hedge: token.text as Hedge, of, place };
  }
  if (isForm(token.text)) return parseGrounding(cursor, place);
  if (RESERVED.includes(token.text)) throw cursor.unexpected(FORMULA);
  return { kind: 'predicate', ...parseHead(cursor) };
}

/**
 * Reads as much as holds together more tightly than `power`.
 * @throws Unreadable at the first token that does not fit
 */
export function parseFormula(cursor: Cursor, power = 0): Formula {
  let left = parsePrefix(cursor);
  for (;;) {
    const infix = INFIX[cursor.peek().text];
    if (infix === undefined || infix.left < power) return left;
    cursor.take();
    const right = parseFormula(cursor, infix.right);
    left = { kind: infix.kind, left, right, place: left.place };
  }
}
