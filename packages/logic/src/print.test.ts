import { describe, expect, it } from 'vitest';
import * as fc from 'fast-check';
import { Cursor } from './cursor.ts';
import { CONNECTIVES, HEDGES, QUANTIFIERS, type Formula } from './formula.ts';
import { statements } from './lex.ts';
import { parseFormula } from './parse.ts';
import { printFormula, printRule } from './print.ts';

const place = { line: 1, column: 1 };
const parsed = (text: string): Formula => parseFormula(new Cursor(statements(text, [])[0]!));
/** A tree without its places. */
const bare = (f: Formula): unknown =>
  JSON.parse(JSON.stringify(f, (key, value: unknown) => (key === 'place' ? undefined : value)));

const leaf: fc.Arbitrary<Formula> = fc.oneof(
  fc
    .constantFrom('A', 'Be', 'much-ado', 'x.y')
    .map((name): Formula => ({ kind: 'predicate', name, variables: ['m'], place })),
  fc.constant<Formula>({ kind: 'predicate', name: 'Pair', variables: ['a', 'p'], place }),
  fc
    .tuple(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.double({ min: 0, max: 1e9, noNaN: true }))
    .map(([limit, width]): Formula => ({
      kind: 'grounding',
      form: 'above',
      facts: ['regime.bull'],
      numbers: [limit + 0, width + 0],
      place,
    })),
);
const formula: fc.Arbitrary<Formula> = fc.letrec<{ f: Formula }>((tie) => ({
  f: fc.oneof(
    { maxDepth: 5, withCrossShrink: true },
    leaf,
    tie('f').map((of): Formula => ({ kind: 'not', of, place })),
    fc
      .tuple(fc.constantFrom(...CONNECTIVES), tie('f'), tie('f'))
      .map(([kind, left, right]): Formula => ({ kind, left, right, place })),
    fc
      .tuple(fc.constantFrom('and-n' as const, 'or-n' as const), fc.array(tie('f'), { minLength: 1, maxLength: 3 }))
      .map(([kind, of]): Formula => ({ kind, of, place })),
    fc.tuple(fc.constantFrom(...HEDGES), tie('f')).map(([hedge, of]): Formula => ({ kind: 'hedge', hedge, of, place })),
    fc
      .tuple(fc.constantFrom(...QUANTIFIERS), tie('f'))
      .map(([kind, of]): Formula => ({ kind, variables: ['m', 'p'], of, place })),
  ),
})).f;

describe('print', () => {
  it('what is printed parses to the same formula', () => {
    fc.assert(
      fc.property(formula, (f) => {
        expect(bare(parsed(printFormula(f)))).toEqual(bare(f));
      }),
      { numRuns: 400 },
    );
  });
  it.each([
    'A(m) and (B(m) or C(m)) -> D(m)',
    '(A(m) -> B(m)) -> C(m) -> D(m)',
    'A(m) and B(m) and C(m)',
    'A(m) and (B(m) and C(m))',
    'not (A(m) or B(m))',
    'not not A(m)',
    'very(A(m) or B(m)) <-> and(A(m), B(m))',
    '(forall m: A(m)) and B(m)',
    'A(m) -> (exists m, p: B(m))',
    'between(rsi, 30, 70, 5) or similar(momentum, adx, 1, 0, 25)',
  ])('keeps %s', (text) => expect(printFormula(parsed(text))).toBe(text));
  it('needs no more parentheses than the grammar', () => {
    expect(printFormula(parsed('((A(m)) and ((B(m))) ) -> ((not (C(m))))'))).toBe('A(m) and B(m) -> not C(m)');
  });
  it('a rule has its weight where it is not 1', () => {
    const f = parsed('A(m)');
    expect(printRule({ name: 'x', weight: 1, formula: f, place })).toBe('x: A(m)');
    expect(printRule({ name: 'x', weight: 0.5, formula: f, place })).toBe('x weight 0.5: A(m)');
  });
});
