import { describe, expect, it } from 'vitest';
import { RuleError } from './fault.ts';
import { printDefinition } from './print.ts';
import { parseVocabulary } from './vocabulary.ts';

function faultsOf(text: string): string[] {
  try {
    parseVocabulary(text);
  } catch (error) {
    if (error instanceof RuleError) return error.faults.map((f) => `${f.line}:${f.column} ${f.message}`);
    throw error;
  }
  return [];
}

describe('vocabulary', () => {
  it('defines predicates by groundings and by predicates before them', () => {
    const found = parseVocabulary(`
      Volatile(m) := above(volatilityRatio, 2, 0.5)
      Held(p) := below(symbolExposure, -0.05, 0) or above(symbolExposure, 0.05, 0)
      Wild(m, p) := very(Volatile(m)) and not Held(p)
    `);
    expect([...found.values()].map(printDefinition)).toEqual([
      'Volatile(m) := above(volatilityRatio, 2, 0.5)',
      'Held(p) := below(symbolExposure, -0.05, 0) or above(symbolExposure, 0.05, 0)',
      'Wild(m, p) := very(Volatile(m)) and not Held(p)',
    ]);
  });
  it('takes facts with dots, and numbers with signs and exponents', () => {
    const [first] = parseVocabulary('A(m) := similar(regime.bull, momentum, 5e-1, .25, -1.5E+1)').values();
    expect(first!.formula).toMatchObject({ facts: ['regime.bull', 'momentum'], numbers: [0.5, 0.25, -15] });
  });
  it.each([
    ['A(m) := is(lnog)', "1:12 there is no fact 'lnog'; did you mean 'long'?"],
    ['A(m) is(long)', "1:6 expected ':=' between the predicate and what it means, not 'is'"],
    ['A(m) := is(long) is(short)', "1:18 expected an operator or the next line, not 'is'"],
    ['A(m) := is(long)\nA(m) := is(short)', "2:1 'A' is defined twice"],
    ['very(m) := is(long)', "1:1 'very' is a word of the language and names no predicate"],
    ['A(m, m) := is(long)', "1:1 'A' names m twice"],
    ['A(m) := B(m)', "1:9 there is no predicate 'B'"],
    ['B(p) := is(long)\nA(m) := B(p)', '2:9 nothing here binds p: bound are m'],
    ['B(m) := is(long)\nA(m) := forall m: B(m)', '2:9 a predicate is about one moment: forall belongs in a rule'],
    ['A(m) := is(long, short)', '1:9 is takes one fact, not 2: is(fact)'],
    ['A(m) := is(long, 1)', '1:9 is takes 0 numbers, not 1: is(fact)'],
    ['A(m) := above(adx, 25)', '1:9 above takes 2 numbers, not 1: above(fact, limit, width)'],
    ['A(m) := above(25, adx, 1)', '1:19 above takes its facts before its numbers'],
    ['A(m) := above(adx, 25, -1)', '1:9 above the width -1 is below 0: above(fact, limit, width)'],
    ['A(m) := below(adx, 25, -1)', '1:9 below the width -1 is below 0: below(fact, limit, width)'],
    ['A(m) := below(adx, 25)', '1:9 below takes 2 numbers, not 1: below(fact, limit, width)'],
    ['A(m) := below(25, 1)', '1:9 below takes one fact, not 0: below(fact, limit, width)'],
    ['A(m) := between(rsi, 70, 30, 5)', '1:9 between low 70 is not below high 30: between(fact, low, high, width)'],
    ['A(m) := between(rsi, 30, 70)', '1:9 between takes 3 numbers, not 2: between(fact, low, high, width)'],
    ['A(m) := between(rsi, 30, 70, -1)', '1:9 between the width -1 is below 0: between(fact, low, high, width)'],
    ['A(m) := similar(rsi, 0, 50)', '1:9 similar the width 0 is not above 0: similar(fact, …, width, centre, …)'],
    ['A(m) := similar(rsi, 1)', '1:9 similar takes 2 numbers, not 1: similar(fact, …, width, centre, …)'],
    ['A(m) := similar(1, 2)', '1:9 similar takes at least one fact: similar(fact, …, width, centre, …)'],
    ['A(m) := logistic(rsi, 1)', '1:9 logistic takes 2 numbers, not 1: logistic(fact, …, bias, weight, …)'],
    ['A(m) := logistic(1)', '1:9 logistic takes at least one fact: logistic(fact, …, bias, weight, …)'],
    [
      'A(m) := network(rsi, 1, 2, 3)',
      '1:9 network takes 3 numbers a hidden neuron (bias, a weight a fact, weight out) and one at the end (bias out), not 3: network(fact, …, number, …)',
    ],
    ['A(m) := network(1, 2, 3, 4)', '1:9 network takes at least one fact: network(fact, …, number, …)'],
    ['A(m) := is(long', "1:16 expected ')' to close is, not the end"],
    ['A(m) := is(:)', "1:12 expected a fact or a number, not ':'"],
  ])('%s', (text, fault) => expect(faultsOf(text)).toEqual([fault]));
  it('says that the fault is in the vocabulary', () => {
    expect(() => parseVocabulary('A(m) := is(lnog)')).toThrow('vocabulary 1:12: there is no fact');
  });
});
