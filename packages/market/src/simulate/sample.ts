/** Draws that the generators need beyond uniform and normal. All take the random source as an argument. */
import type { Rng } from '@janus/numerics';

/** Gamma with the given shape ≥ 1 and scale 1 (Marsaglia and Tsang 2000). */
export function gamma(random: Rng, shape: number): number {
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = random.normal();
    const t = 1 + c * x;
    if (t <= 0) continue;
    const v = t * t * t;
    if (Math.log(1 - random.next()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v;
  }
}

/** √((ν − 2)/χ²_ν): a normal times this is Student-t with ν > 2 degrees of freedom and unit variance. 1 for ν = ∞. */
export function studentMix(random: Rng, tail: number): number {
  return tail === Number.POSITIVE_INFINITY ? 1 : Math.sqrt((tail - 2) / (2 * gamma(random, tail / 2)));
}

/** Index drawn with the given probabilities, which sum to 1. */
export function pick(random: Rng, probabilities: ArrayLike<number>): number {
  let left = random.next();
  let last = 0;
  for (let i = 0; i < probabilities.length; i++) {
    const p = probabilities[i]!;
    if (p === 0) continue;
    last = i;
    left -= p;
    if (left < 0) return i;
  }
  return last;
}

/** Whole bars ≥ 1 with the given mean: a fifth fixed, the rest gamma with shape 2. */
export function stay(random: Rng, mean: number): number {
  return Math.max(1, Math.round(mean * (0.2 + 0.4 * gamma(random, 2))));
}
