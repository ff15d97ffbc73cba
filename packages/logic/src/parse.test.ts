import { describe, expect, it } from 'vitest';
import { RuleError } from './fault.ts';
import type { Formula } from './formula.ts';
import { parseRules } from './rules-text.ts';
import { parseVocabulary } from './vocabulary.ts';

const words = parseVocabulary(`
  A(m) := is(long)
  B(m) := is(short)
  C(m) := is(neutral)
  P(p) := is(fear)
`);
const rules = (text: string) => parseRules(text, words);
/** Nested lists instead of nodes. */
function shape(f: Formula): unknown {
  switch (f.kind) {
    case 'predicate':
      return f.name;
    case 'grounding':
      return [f.form, ...f.facts, ...f.numbers];
    case 'and-n':
    case 'or-n':
      return [f.kind, ...f.of.map(shape)];
    case 'and':
    case 'or':
    case 'implies':
    case 'iff':
      return [f.kind, shape(f.left), shape(f.right)];
    case 'hedge':
      return [f.hedge, shape(f.of)];
    case 'not':
      return ['not', shape(f.of)];
    default:
      return [f.kind, f.variables.join(), shape(f.of)];
  }
}
const only = (text: string): unknown => shape(rules(text)[0]!.formula);
function faultsOf(text: string): string[] {
  try {
    rules(text);
  } catch (error) {
    if (error instanceof RuleError) return error.faults.map((f) => `${f.line}:${f.column} ${f.message}`);
    throw error;
  }
  return [];
}

describe('operators', () => {
  it('bind from loose to tight: <->, ->, or, and, not', () => {
    expect(only('A(m) <-> B(m) -> C(m) or A(m) and not B(m)')).toEqual([
      'iff',
      'A',
      ['implies', 'B', ['or', 'C', ['and', 'A', ['not', 'B']]]],
    ]);
    expect(only('not A(m) and B(m)')).toEqual(['and', ['not', 'A'], 'B']);
    expect(only('A(m) and B(m) or C(m)')).toEqual(['or', ['and', 'A', 'B'], 'C']);
  });
  it('-> groups to the right, the others to the left', () => {
    expect(only('A(m) -> B(m) -> C(m)')).toEqual(['implies', 'A', ['implies', 'B', 'C']]);
    expect(only('A(m) and B(m) and C(m)')).toEqual(['and', ['and', 'A', 'B'], 'C']);
    expect(only('A(m) or B(m) or C(m)')).toEqual(['or', ['or', 'A', 'B'], 'C']);
    expect(only('A(m) <-> B(m) <-> C(m)')).toEqual(['iff', ['iff', 'A', 'B'], 'C']);
  });
  it('parentheses come first', () => {
    expect(only('A(m) and (B(m) or C(m))')).toEqual(['and', 'A', ['or', 'B', 'C']]);
    expect(only('not (A(m) and B(m))')).toEqual(['not', ['and', 'A', 'B']]);
  });
  it('hedges nest', () => {
    expect(only('very(somewhat(A(m) or B(m))) -> extremely(C(m))')).toEqual([
      'implies',
      ['very', ['somewhat', ['or', 'A', 'B']]],
      ['extremely', 'C'],
    ]);
    expect(only('slightly(A(m)) and more_or_less(B(m))')).toEqual(['and', ['slightly', 'A'], ['more_or_less', 'B']]);
  });
  it('and( and or( take any number', () => {
    expect(only('and(A(m), B(m), C(m)) -> or(A(m))')).toEqual(['implies', ['and-n', 'A', 'B', 'C'], ['or-n', 'A']]);
    expect(only('A(m) and (B(m))')).toEqual(['and', 'A', 'B']);
  });
  it('a quantifier reaches to the end', () => {
    expect(only('forall m: A(m) -> B(m)')).toEqual(['forall', 'm', ['implies', 'A', 'B']]);
    expect(only('(exists m: A(m)) -> P(p)')).toEqual(['implies', ['exists', 'm', 'A'], 'P']);
    expect(only('forall m, p: A(m) or P(p)')).toEqual(['forall', 'm,p', ['or', 'A', 'P']]);
  });
});

describe('statements', () => {
  it('have names and weights, or an ordinal and 1', () => {
    const found = rules('first weight 2.5: A(m)\nB(m)\nthird: C(m) # why');
    expect(found.map((r) => [r.name, r.weight, r.place.line])).toEqual([
      ['first', 2.5, 1],
      ['rule-2', 1, 2],
      ['third', 1, 3],
    ]);
  });
  it('go on in parentheses, after an operator, before an arrow', () => {
    expect(rules('A(m) and\n  B(m)\n  -> (C(m)\n or A(m)\n)\nB(m)')).toHaveLength(2);
    expect(rules('A(m)\n<-> B(m)')).toHaveLength(1);
    expect(rules('x:\n A(m) -> not\n B(m)')).toHaveLength(1);
    expect(rules('forall m,\n p: A(m) and P(p)')).toHaveLength(1);
  });
  it('comments and blank lines say nothing', () => {
    expect(rules('\n# only words: A(m) and\n\n  \t\n')).toEqual([]);
    expect(rules('A(m) # -> B(m)\nB(m)\r\n')).toHaveLength(2);
  });
});

describe('faults', () => {
  it('all at once, each where it is', () => {
    expect(faultsOf('x: A(m) and\nA(m) B(m)\n\ny: Volatile(m) -> A(m)\nz weight -1: A(m)\n$ A(m)')).toEqual([
      "6:1 '$' means nothing here; operators are and, or, not, ->, <->",
      "2:6 expected and, or, ->, <-> or the next line, not 'B'",
      "4:4 there is no predicate 'Volatile'; known are A, B, C, P",
      '5:10 the weight -1 is not a finite number above 0',
    ]);
  });
  it('show the line and a caret under the column', () => {
    expect(() => rules('low: A(m) ->\n\tBe(m)')).toThrow(
      "rules 2:2: there is no predicate 'Be'; did you mean 'B'?\n  \tBe(m)\n  \t^",
    );
    expect(() => rules('ab: nix(m)')).toThrow('\n  ab: nix(m)\n      ^');
  });
  it('are bad input', () => {
    expect(() => rules('A(')).toThrow(expect.objectContaining({ code: 'bad-input', name: 'RuleError' }));
  });
  it.each([
    ['A(m', "1:4 expected ')' after the variables, not the end"],
    ['(A(m)', "1:6 expected ')' for the '(' at 1:1, not the end"],
    ['A(m))', "1:5 expected and, or, ->, <-> or the next line, not ')'"],
    ['A m', "1:3 expected '(' after 'A', not 'm'"],
    ['A(1)', "1:3 expected a variable, not '1'"],
    ['A(m) and or B(m)', "1:13 expected '(' after 'or', not 'B'"],
    ['-> A(m)', "1:1 expected a predicate, a hedge, not, forall, exists or (, not '->'"],
    ['A(m) and', '1:9 expected a predicate, a hedge, not, forall, exists or (, not the end'],
    ['very A(m)', "1:6 expected '(' after 'very', not 'A'"],
    ['very(A(m)', "1:10 expected ')' to close very, not the end"],
    ['weight(m)', "1:1 expected a predicate, a hedge, not, forall, exists or (, not 'weight'"],
    ['forall A(m)', "1:9 expected ':' after the variables, not '('"],
    ['x: y: A(m)', "1:5 expected '(' after 'y', not ':'"],
    ['x weight: A(m)', "1:9 expected the weight, not ':'"],
    ['x weight 2 A(m)', "1:12 expected ':' after the name of the rule, not 'A'"],
    ['x weight 1e999: A(m)', '1:10 the weight 1e999 is not a finite number above 0'],
    ['x weight 0: A(m)', '1:10 the weight 0 is not a finite number above 0'],
    ['very: A(m)', "1:1 'very' is a word of the language and names no rule"],
    ['x: A(m)\nx: B(m)', "2:1 two rules are called 'x'"],
    ['and(A(m)', "1:9 expected ')' to close and, not the end"],
  ])('%s', (text, fault) => expect(faultsOf(text)).toEqual([fault]));
});

describe('types', () => {
  it.each([
    ['A(p)', "1:1 'A' speaks of m: write A(m)"],
    ['A(m, p)', "1:1 'A' speaks of m: write A(m)"],
    ['forall m: A(m) and P(p)', '1:20 nothing here binds p: bound are m'],
    ['forall p: A(m)', '1:1 forall binds p, which nothing speaks of'],
    ['A(m) -> (exists m, p: P(p))', '1:10 exists binds m, which nothing speaks of'],
    ['above(adx, 25, 5) -> A(m)', "1:1 'above' belongs in the vocabulary: define a predicate by it and name that here"],
  ])('%s', (text, fault) => expect(faultsOf(text)).toEqual([fault]));
  it('a quantifier within a quantifier binds anew', () => {
    expect(only('forall m: A(m) or (exists p: P(p))')).toEqual(['forall', 'm', ['or', 'A', ['exists', 'p', 'P']]]);
    expect(faultsOf('forall m: A(m) or (exists p: P(p) and B(m))')).toEqual(['1:39 nothing here binds m: bound are p']);
  });
});
