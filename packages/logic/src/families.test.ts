import { describe, expect, it } from 'vitest';
import * as fc from 'fast-check';
import { family, FAMILY_NAMES } from './families.ts';

/** Truths that meet the corners often: sixteenths beside arbitrary doubles that are 0 or not denormal. */
const truth = fc.oneof(
  fc.double({ min: 0, max: 1, noNaN: true }).map((x) => (x < 1e-12 ? 0 : x)),
  fc.integer({ min: 0, max: 16 }).map((i) => i / 16),
);
const near = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-12;
const atMost = (a: number, b: number): boolean => a <= b + 1e-12;
const holds = (law: (...truths: number[]) => boolean, arity: number): void =>
  fc.assert(fc.property(fc.array(truth, { minLength: arity, maxLength: arity }), (t) => law(...t)));

describe.each(FAMILY_NAMES)('%s family', (name) => {
  const { and, or, not, implies, residuum, iff } = family(name);

  it('AND and OR are commutative', () => {
    holds((u, v) => and(u, v) === and(v, u) && or(u, v) === or(v, u), 2);
  });
  it('AND and OR are associative', () => {
    holds((u, v, w) => near(and(and(u, v), w), and(u, and(v, w))), 3);
    holds((u, v, w) => near(or(or(u, v), w), or(u, or(v, w))), 3);
  });
  it('AND and OR rise in each argument', () => {
    holds((a, b, v) => atMost(and(Math.min(a, b), v), and(Math.max(a, b), v)), 3);
    holds((a, b, v) => atMost(or(Math.min(a, b), v), or(Math.max(a, b), v)), 3);
  });
  it('1 is neutral to AND and 0 to OR', () => {
    holds((u) => near(and(u, 1), u) && near(or(u, 0), u) && and(u, 0) === 0 && or(u, 1) === 1, 1);
  });
  it('De Morgan holds both ways', () => {
    holds((u, v) => near(not(and(u, v)), or(not(u), not(v))), 2);
    holds((u, v) => near(not(or(u, v)), and(not(u), not(v))), 2);
  });
  it('its residuum is adjoint to AND: w ≤ (u ⇒ v) exactly where AND(u, w) ≤ v', () => {
    holds((u, v) => atMost(and(u, residuum(u, v)), v), 2);
    holds((u, v, w) => and(u, w) > v || atMost(w, residuum(u, v)), 3);
  });
  it('implication falls in its premise, rises in its conclusion, and is classical at the corners', () => {
    holds((a, b, v) => atMost(implies(Math.max(a, b), v), implies(Math.min(a, b), v)), 3);
    holds((u, a, b) => atMost(implies(u, Math.min(a, b)), implies(u, Math.max(a, b))), 3);
    expect([implies(0, 0), implies(0, 1), implies(1, 0), implies(1, 1)]).toEqual([1, 1, 0, 1]);
  });
  it('iff is the conjunction of both implications', () => {
    holds((u, v) => near(iff(u, v), and(implies(u, v), implies(v, u))), 2);
  });
  it('stays within [0, 1]', () => {
    holds((u, v) => [and, or, implies, residuum, iff].every((f) => f(u, v) >= 0 && f(u, v) <= 1), 2);
  });
});

describe('family', () => {
  it("mixing families breaks De Morgan: product AND with Łukasiewicz's OR", () => {
    // ¬(0.5·0.5) = 0.75, but min(1, 0.5 + 0.5) = 1.
    expect(1 - family('product').and(0.5, 0.5)).toBe(0.75);
    expect(family('lukasiewicz').or(0.5, 0.5)).toBe(1);
  });
  it('refuses a name that is not a family and says which are', () => {
    expect(() => family('yager')).toThrow("'yager' is unknown; known are lukasiewicz, product, godel");
  });
});
