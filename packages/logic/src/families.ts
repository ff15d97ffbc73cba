/**
 * The three t-norm families as objects of functions. One family a mode: product trains, Łukasiewicz evaluates. A
 * formula takes a family as its argument and so cannot mix one family's AND with another's OR.
 */
import { badInput } from '@janus/domain';
import { godelAnd, lukasiewiczAnd, productAnd } from './conjunction.ts';
import { godelOr, lukasiewiczOr, productOr } from './disjunction.ts';
import { godelIff, lukasiewiczIff, productIff } from './equivalence.ts';
import { godelImplies, goguenImplies, lukasiewiczImplies, reichenbachImplies } from './implication.ts';
import { not } from './negation.ts';

export const FAMILY_NAMES = ['lukasiewicz', 'product', 'godel'] as const;
export type FamilyName = (typeof FAMILY_NAMES)[number];

type Binary = (u: number, v: number) => number;
export interface Family {
  readonly name: FamilyName;
  readonly and: Binary;
  readonly or: Binary;
  readonly not: (u: number) => number;
  /** The implication that the mode uses. */
  readonly implies: Binary;
  /** The residuum of `and`; the same function as `implies` except in the product family. */
  readonly residuum: Binary;
  readonly iff: Binary;
}

export const lukasiewicz: Family = {
  name: 'lukasiewicz',
  and: lukasiewiczAnd,
  or: lukasiewiczOr,
  not,
  implies: lukasiewiczImplies,
  residuum: lukasiewiczImplies,
  iff: lukasiewiczIff,
};
export const product: Family = {
  name: 'product',
  and: productAnd,
  or: productOr,
  not,
  implies: reichenbachImplies,
  residuum: goguenImplies,
  iff: productIff,
};
export const godel: Family = {
  name: 'godel',
  and: godelAnd,
  or: godelOr,
  not,
  implies: godelImplies,
  residuum: godelImplies,
  iff: godelIff,
};

/** @throws JanusError bad-input for a name that is not a family */
export function family(name: string): Family {
  switch (name) {
    case 'lukasiewicz':
      return lukasiewicz;
    case 'product':
      return product;
    case 'godel':
      return godel;
    default:
      throw badInput(`t-norm family '${name}' is unknown; known are ${FAMILY_NAMES.join(', ')}`);
  }
}
