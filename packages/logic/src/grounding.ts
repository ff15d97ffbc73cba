/**
 * What a grounding takes: facts first, then numbers. The table says how many of each and what the numbers mean; the
 * formulas themselves are in predicate.ts.
 */
import { cure } from './nearest.ts';
import { FORMS, type Form } from './formula.ts';

interface Shape {
  /** How it is written, for messages. */
  readonly usage: string;
  /** '' where the counts and numbers will do, else what is wrong. */
  readonly fault: (facts: number, numbers: readonly number[]) => string;
}

const one = (facts: number): string => (facts === 1 ? '' : `takes one fact, not ${facts}`);
const count = (numbers: readonly number[], n: number): string =>
  numbers.length === n ? '' : `takes ${n} number${n === 1 ? '' : 's'}, not ${numbers.length}`;
const notBelowZero = (what: string, x: number): string => (x >= 0 ? '' : `${what} ${x} is below 0`);
const first = (...faults: string[]): string => faults.find((x) => x !== '') ?? '';

/** Neurons of a hidden layer that so many numbers make: each has a bias and a weight a fact, and a weight out. */
export const hiddenOf = (facts: number, numbers: number): number => (numbers - 1) / (facts + 2);

const SHAPES: Readonly<Record<Form, Shape>> = {
  is: { usage: 'is(fact)', fault: (facts, numbers) => first(one(facts), count(numbers, 0)) },
  above: {
    usage: 'above(fact, limit, width)',
    fault: (facts, n) => first(one(facts), count(n, 2), notBelowZero('the width', n[1]!)),
  },
  below: {
    usage: 'below(fact, limit, width)',
    fault: (facts, n) => first(one(facts), count(n, 2), notBelowZero('the width', n[1]!)),
  },
  between: {
    usage: 'between(fact, low, high, width)',
    fault: (facts, n) =>
      first(
        one(facts),
        count(n, 3),
        n[0]! < n[1]! ? '' : `low ${n[0]} is not below high ${n[1]}`,
        notBelowZero('the width', n[2]!),
      ),
  },
  similar: {
    usage: 'similar(fact, …, width, centre, …)',
    fault: (facts, n) =>
      first(
        facts >= 1 ? '' : 'takes at least one fact',
        count(n, facts + 1),
        n[0]! > 0 ? '' : `the width ${n[0]} is not above 0`,
      ),
  },
  logistic: {
    usage: 'logistic(fact, …, bias, weight, …)',
    fault: (facts, n) => first(facts >= 1 ? '' : 'takes at least one fact', count(n, facts + 1)),
  },
  network: {
    usage: 'network(fact, …, number, …)',
    fault: (facts, n) => {
      const hidden = hiddenOf(facts, n.length);
      if (facts < 1) return 'takes at least one fact';
      return hidden >= 1 && Number.isInteger(hidden)
        ? ''
        : `takes ${facts + 2} numbers a hidden neuron (bias, a weight a fact, weight out) and one at the end (bias out), not ${n.length}`;
    },
  },
};

/** '' where the grounding is well formed, else the fault with the way it is written. */
export function groundingFault(form: Form, facts: number, numbers: readonly number[]): string {
  const fault = SHAPES[form].fault(facts, numbers);
  return fault === '' ? '' : `${form} ${fault}: ${SHAPES[form].usage}`;
}

export const isForm = (word: string): word is Form => (FORMS as readonly string[]).includes(word);

/** For a word that opens a parenthesis and is neither predicate nor form. */
export const unknownPredicate = (word: string, known: readonly string[]): string =>
  `there is no predicate '${word}'${cure(word, known)}`;
