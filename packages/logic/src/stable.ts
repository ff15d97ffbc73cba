/**
 * Truths kept a hair away from the end at which a formula's slope is infinite (roots and quotients at 0, p-mean-error
 * at 1). Source: Badreddine et al. 2022, appendix B, ε = 1e-4.
 */
export const STABLE_EPSILON = 1e-4;

/** π₀: (1 − ε)·x + ε, in [ε, 1]. */
export function awayFromZero(x: number, epsilon: number): number {
  return (1 - epsilon) * x + epsilon;
}

/** π₁: (1 − ε)·x, in [0, 1 − ε]. */
export function awayFromOne(x: number, epsilon: number): number {
  return (1 - epsilon) * x;
}
