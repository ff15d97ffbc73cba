/**
 * A formula as a tree. Predicates are named and speak of variables; groundings say what a predicate measures and occur
 * in a vocabulary alone. `place` is where the node begins in its text; two trees are the same formula whatever it says.
 */
import type { Fact } from '@janus/domain';
import type { Place } from './fault.ts';

export const HEDGES = ['very', 'somewhat', 'slightly', 'extremely', 'more_or_less'] as const;
export type Hedge = (typeof HEDGES)[number];
export const CONNECTIVES = ['and', 'or', 'implies', 'iff'] as const;
export type Connective = (typeof CONNECTIVES)[number];
export const QUANTIFIERS = ['forall', 'exists'] as const;
export type Quantifier = (typeof QUANTIFIERS)[number];

/** How facts become a truth: a soft threshold, likeness to a point, or a function with learnable numbers. */
export const FORMS = ['is', 'above', 'below', 'between', 'similar', 'logistic', 'network'] as const;
export type Form = (typeof FORMS)[number];

export type Formula = { readonly place: Place } & (
  | { readonly kind: 'predicate'; readonly name: string; readonly variables: readonly string[] }
  | {
      readonly kind: 'grounding';
      readonly form: Form;
      readonly facts: readonly Fact[];
      readonly numbers: readonly number[];
    }
  | { readonly kind: 'not'; readonly of: Formula }
  | { readonly kind: Connective; readonly left: Formula; readonly right: Formula }
  /** AndN, OrN: of at least one. */
  | { readonly kind: 'and-n' | 'or-n'; readonly of: readonly Formula[] }
  | { readonly kind: 'hedge'; readonly hedge: Hedge; readonly of: Formula }
  | { readonly kind: Quantifier; readonly variables: readonly string[]; readonly of: Formula }
);

export interface Rule {
  readonly name: string;
  /** > 0 */
  readonly weight: number;
  readonly formula: Formula;
  readonly place: Place;
}

/** `Volatile(m) := above(volatilityRatio, 2, 0.5)` */
export interface Definition {
  readonly name: string;
  readonly variables: readonly string[];
  readonly formula: Formula;
  readonly place: Place;
}

/** Definitions by name, in the order of their text. */
export type Vocabulary = ReadonlyMap<string, Definition>;

/** Words that name nothing of the user's. */
export const RESERVED: readonly string[] = [...HEDGES, ...FORMS, ...QUANTIFIERS, 'and', 'or', 'not', 'weight'];
