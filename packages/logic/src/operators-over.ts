/**
 * The operators of the three families over Ops: those of conjunction.ts, disjunction.ts, negation.ts, implication.ts,
 * equivalence.ts and hedges.ts, in the form that has gradients. With ε > 0 the product family, roots and p-means are in
 * Logic Tensor Networks' stable form (stable.ts); with ε = 0 they are exact. Source: Badreddine et al. 2022, appendix B.
 */
import type { FamilyName } from './families.ts';
import type { Hedge } from './formula.ts';
import type { Ops } from './ops.ts';

export interface OperatorsOver<T> {
  readonly not: (u: T) => T;
  readonly and: (u: T, v: T) => T;
  readonly or: (u: T, v: T) => T;
  readonly implies: (u: T, v: T) => T;
  readonly iff: (u: T, v: T) => T;
  readonly hedge: (hedge: Hedge, x: T) => T;
  /** p-mean-error of the rows, one number. */
  readonly forall: (x: T, p: number) => T;
  /** p-mean of the rows, one number. */
  readonly exists: (x: T, p: number) => T;
}

export function operatorsOver<T>(ops: Ops<T>, family: FamilyName, epsilon: number): OperatorsOver<T> {
  const one = ops.constant(1);
  const zero = ops.constant(0);
  const shrink = ops.constant(1 - epsilon);
  const shift = ops.constant(epsilon);
  const not = (u: T): T => ops.sub(one, u);
  /** π₀, π₁ */
  const fromZero = (x: T): T => (epsilon > 0 ? ops.add(ops.mul(shrink, x), shift) : x);
  const fromOne = (x: T): T => (epsilon > 0 ? ops.mul(shrink, x) : x);
  const shared = {
    not,
    hedge: (hedge: Hedge, x: T): T => {
      switch (hedge) {
        case 'very':
          return ops.mul(x, x);
        case 'extremely':
          return ops.mul(x, ops.mul(x, x));
        case 'slightly':
          return ops.sub(ops.power(fromZero(x), 0.5), x);
        default:
          return ops.power(fromZero(x), 0.5);
      }
    },
    forall: (x: T, p: number): T => not(ops.power(ops.mean(ops.power(not(fromOne(x)), p)), 1 / p)),
    exists: (x: T, p: number): T => ops.power(ops.mean(ops.power(fromZero(x), p)), 1 / p),
  };
  const both = (implies: (u: T, v: T) => T, and: (u: T, v: T) => T) => (u: T, v: T) =>
    and(implies(u, v), implies(v, u));
  switch (family) {
    case 'lukasiewicz':
      return {
        ...shared,
        and: (u, v) => ops.max(zero, ops.sub(ops.add(u, v), one)),
        or: (u, v) => ops.min(one, ops.add(u, v)),
        implies: (u, v) => ops.min(one, ops.add(not(u), v)),
        iff: (u, v) => not(ops.sub(ops.max(u, v), ops.min(u, v))),
      };
    case 'product': {
      const and = (u: T, v: T): T => ops.mul(fromZero(u), fromZero(v));
      const or = (u: T, v: T): T => not(ops.mul(not(fromOne(u)), not(fromOne(v))));
      const implies = (u: T, v: T): T => ops.add(not(fromZero(u)), ops.mul(fromZero(u), fromOne(v)));
      return { ...shared, and, or, implies, iff: both(implies, and) };
    }
    case 'godel': {
      const implies = (u: T, v: T): T => {
        const holds = ops.atMost(u, v);
        return ops.add(holds, ops.mul(not(holds), v));
      };
      return {
        ...shared,
        and: (u, v) => ops.min(u, v),
        or: (u, v) => ops.max(u, v),
        implies,
        iff: both(implies, (u, v) => ops.min(u, v)),
      };
    }
  }
}
