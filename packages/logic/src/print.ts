/** A formula, a rule or a definition as text: what parsing it gives back is the same formula. */
import type { Connective, Definition, Formula, Rule } from './formula.ts';

/** How tightly a node holds together; a looser one inside a tighter one needs parentheses. */
const POWER: Readonly<Record<Formula['kind'], number>> = {
  forall: 0,
  exists: 0,
  iff: 10,
  implies: 20,
  or: 30,
  and: 40,
  not: 50,
  hedge: 60,
  predicate: 60,
  grounding: 60,
  'and-n': 60,
  'or-n': 60,
};
const SIGN: Readonly<Record<Connective, string>> = { and: 'and', or: 'or', implies: '->', iff: '<->' };

const held = (f: Formula, atLeast: number): string => {
  const text = printFormula(f);
  return POWER[f.kind] >= atLeast ? text : `(${text})`;
};

export function printFormula(f: Formula): string {
  switch (f.kind) {
    case 'predicate':
      return `${f.name}(${f.variables.join(', ')})`;
    case 'grounding':
      return `${f.form}(${[...f.facts, ...f.numbers].join(', ')})`;
    case 'not':
      return `not ${held(f.of, POWER.not)}`;
    case 'hedge':
      return `${f.hedge}(${printFormula(f.of)})`;
    case 'and-n':
      return `and(${f.of.map(printFormula).join(', ')})`;
    case 'or-n':
      return `or(${f.of.map(printFormula).join(', ')})`;
    case 'forall':
    case 'exists':
      return `${f.kind} ${f.variables.join(', ')}: ${printFormula(f.of)}`;
    default: {
      const power = POWER[f.kind];
      // -> groups to the right, the others to the left.
      const right = f.kind === 'implies';
      return `${held(f.left, right ? power + 1 : power)} ${SIGN[f.kind]} ${held(f.right, right ? power : power + 1)}`;
    }
  }
}

export const printRule = ({ name, weight, formula }: Rule): string =>
  `${name}${weight === 1 ? '' : ` weight ${weight}`}: ${printFormula(formula)}`;

export const printDefinition = ({ name, variables, formula }: Definition): string =>
  `${name}(${variables.join(', ')}) := ${printFormula(formula)}`;
