/**
 * Fibonacci retracement: how much of a leg a price has given back. The levels are ratios of the golden section;
 * that markets turn there is a trader's convention, not a law.
 */

/** 1 − 1/φ and 1/φ, φ = (1 + √5)/2, and the half between them: the zone in which a pullback is bought. */
export const SHALLOW_RETRACEMENT = 0.381966;
export const DEEP_RETRACEMENT = 0.618034;

/**
 * @param from where the leg began
 * @param to where it ended
 * @returns 0 at the end of the leg, 1 back at its beginning, above 1 beyond it; NaN for a leg without length
 */
export function retracement(from: number, to: number, price: number): number {
  return from === to ? Number.NaN : (to - price) / (to - from);
}

/** Both ends belong to the zone; NaN does not. */
export function inZone(ratio: number, shallow: number, deep: number): boolean {
  return ratio >= shallow && ratio <= deep;
}
