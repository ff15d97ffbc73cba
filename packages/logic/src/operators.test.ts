import { describe, expect, it } from 'vitest';
import reference from '../fixtures/ltn-ops.json' with { type: 'json' };
import { godelAnd, lukasiewiczAnd, productAnd } from './conjunction.ts';
import { godelOr, lukasiewiczOr, productOr } from './disjunction.ts';
import { godelIff, lukasiewiczIff, productIff } from './equivalence.ts';
import { godelImplies, goguenImplies, lukasiewiczImplies, reichenbachImplies } from './implication.ts';
import { not } from './negation.ts';
import { awayFromZero, STABLE_EPSILON } from './stable.ts';

const logistic = (x: number): number => 1 / (1 + Math.exp(-x));
const px = reference.inputs.raw_x.map(logistic);
const py = reference.inputs.raw_y.map(logistic);
/** The reference prints four digits. */
const agrees = (f: (u: number, v: number) => number, printed: readonly (readonly number[])[]): void =>
  px.forEach((u, i) => py.forEach((v, j) => expect(Math.abs(f(u, v) - printed[i]![j]!)).toBeLessThanOrEqual(5.1e-5)));

describe('conjunction', () => {
  it('[E13] product AND', () => {
    // 0.5·0.4 = 0.2, 0.9·0.9 = 0.81, 0.25·0.8 = 0.2
    expect(productAnd(0.5, 0.4)).toBeCloseTo(0.2, 12);
    expect(productAnd(0.9, 0.9)).toBeCloseTo(0.81, 12);
    expect(productAnd(0.25, 0.8)).toBeCloseTo(0.2, 12);
  });
  it('[E13] equals LTNtorch AndProd in its stable form', () => {
    agrees(
      (u, v) => productAnd(awayFromZero(u, STABLE_EPSILON), awayFromZero(v, STABLE_EPSILON)),
      reference.AndProd_stable,
    );
  });
  it('[E14] Łukasiewicz AND', () => {
    // 0.7 + 0.6 − 1 = 0.3; 0.5 + 0.4 − 1 < 0; 0.9 + 0.9 − 1 = 0.8; 1 + 0.25 − 1 = 0.25
    expect(lukasiewiczAnd(0.7, 0.6)).toBeCloseTo(0.3, 12);
    expect(lukasiewiczAnd(0.5, 0.4)).toBe(0);
    expect(lukasiewiczAnd(0.9, 0.9)).toBeCloseTo(0.8, 12);
    expect(lukasiewiczAnd(1, 0.25)).toBe(0.25);
  });
  it('[E58] the conjunction of the constraints is that of [E14]; equals LTNtorch AndLuk', () => {
    agrees(lukasiewiczAnd, reference.AndLuk);
  });
  it('Gödel AND equals LTNtorch AndMin', () => {
    agrees(godelAnd, reference.AndMin);
  });
});

describe('disjunction', () => {
  it('[E15] Łukasiewicz OR', () => {
    // 0.3 + 0.4 = 0.7; 0.8 + 0.4 > 1; 0.25 + 0 = 0.25
    expect(lukasiewiczOr(0.3, 0.4)).toBeCloseTo(0.7, 12);
    expect(lukasiewiczOr(0.8, 0.4)).toBe(1);
    expect(lukasiewiczOr(0.25, 0)).toBe(0.25);
  });
  it('product and Gödel OR', () => {
    // 0.5 + 0.4 − 0.2 = 0.7; 0.9 + 0.9 − 0.81 = 0.99
    expect(productOr(0.5, 0.4)).toBeCloseTo(0.7, 12);
    expect(productOr(0.9, 0.9)).toBeCloseTo(0.99, 12);
    expect(godelOr(0.5, 0.4)).toBe(0.5);
  });
});

describe('negation', () => {
  it('[E16] NOT', () => {
    // 1 − 0.25, 1 − 1, 1 − 0
    expect([not(0.25), not(1), not(0)]).toEqual([0.75, 0, 1]);
  });
  it('[E16] equals LTNtorch NotStandard', () => {
    px.forEach((u, i) => expect(not(u)).toBeCloseTo(reference.NotStandard_px[i]!, 4));
  });
});

describe('implication', () => {
  it('[E17] Reichenbach implication', () => {
    // 1 − 0.5 + 0.5·0.4 = 0.7; 1 − 0.9 + 0.9·0.2 = 0.28; 1 − 1 + 1·0.3 = 0.3; premise 0 gives 1
    expect(reichenbachImplies(0.5, 0.4)).toBeCloseTo(0.7, 12);
    expect(reichenbachImplies(0.9, 0.2)).toBeCloseTo(0.28, 12);
    expect(reichenbachImplies(1, 0.3)).toBeCloseTo(0.3, 12);
    expect(reichenbachImplies(0, 0.3)).toBe(1);
  });
  it('[E17] is not a residuum: AND(u, u ⇒ v) can exceed v', () => {
    // 0.5·(1 − 0.5 + 0.5·0.2) = 0.5·0.6 = 0.3 > 0.2
    expect(productAnd(0.5, reichenbachImplies(0.5, 0.2))).toBeCloseTo(0.3, 12);
  });
  it('[E18] Łukasiewicz implication', () => {
    // 1 − 0.9 + 0.3 = 0.4; 1 − 0.5 + 0.25 = 0.75; 1 − 0.2 + 0.6 > 1
    expect(lukasiewiczImplies(0.9, 0.3)).toBeCloseTo(0.4, 12);
    expect(lukasiewiczImplies(0.5, 0.25)).toBe(0.75);
    expect(lukasiewiczImplies(0.2, 0.6)).toBe(1);
  });
  it('[E59] the implication of the constraints is that of [E18]; equals LTNtorch ImpliesLuk', () => {
    agrees(lukasiewiczImplies, reference.ImpliesLuk);
  });
  it('Goguen implication equals LTNtorch ImpliesGoguen, whose stable form moves the premise', () => {
    agrees((u, v) => goguenImplies(awayFromZero(u, STABLE_EPSILON), v), reference.ImpliesGoguen_stable);
    expect(goguenImplies(0, 0)).toBe(1);
  });
  it('Gödel implication', () => {
    expect([godelImplies(0.4, 0.5), godelImplies(0.5, 0.4), godelImplies(0.4, 0.4)]).toEqual([1, 0.4, 1]);
  });
});

describe('equivalence', () => {
  it('[E19] Łukasiewicz bi-implication', () => {
    // 1 − |0.7 − 0.4| = 0.7; 1 − |0.25 − 1| = 0.25; equal truths give 1
    expect(lukasiewiczIff(0.7, 0.4)).toBeCloseTo(0.7, 12);
    expect(lukasiewiczIff(0.25, 1)).toBe(0.25);
    expect(lukasiewiczIff(0.3, 0.3)).toBe(1);
  });
  it('product and Gödel bi-implication', () => {
    // (1 − 0.5 + 0.2)·(1 − 0.4 + 0.2) = 0.7·0.8 = 0.56
    expect(productIff(0.5, 0.4)).toBeCloseTo(0.56, 12);
    expect([godelIff(0.5, 0.4), godelIff(0.4, 0.4)]).toEqual([0.4, 1]);
  });
});
