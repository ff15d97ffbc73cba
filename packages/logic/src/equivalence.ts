/**
 * IF AND ONLY IF: (u ⇒ v) ∧ (v ⇒ u) within one family. The specification prints the Łukasiewicz form alone.
 * Arguments and results are truths in [0, 1].
 */
import { godelAnd, productAnd } from './conjunction.ts';
import { godelImplies, reichenbachImplies } from './implication.ts';

/** Łukasiewicz bi-implication [E19]: 1 − |u − v|. */
export function lukasiewiczIff(u: number, v: number): number {
  return 1 - Math.abs(u - v);
}

/** (u ⇒ v)·(v ⇒ u) with Reichenbach's implication. Below 1 for u = v unless both are 0 or 1. */
export function productIff(u: number, v: number): number {
  return productAnd(reichenbachImplies(u, v), reichenbachImplies(v, u));
}

/** 1 where u = v, else the smaller. */
export function godelIff(u: number, v: number): number {
  return godelAnd(godelImplies(u, v), godelImplies(v, u));
}
