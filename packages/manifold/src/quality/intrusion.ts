/**
 * Trustworthiness and continuity (Venna and Kaski 2001): how far those have come who are neighbours here and were not
 * there. Trustworthiness asks it of the map against the data, continuity of the data against the map.
 */

/** The sum over a point's intruders that counts as 0: with it the worst map scores 0. Defined for k < n / 2. */
export const worstIntrusion = (n: number, k: number): number => (k * (2 * n - 3 * k - 1)) / 2;

/** Σ max(0, r − k) over the first k. @param ranks of the nearest in the one space, in the other: 1 = nearest */
export function intrusion(ranks: Int32Array, k: number): number {
  let sum = 0;
  for (let a = 0; a < k; a++) sum += Math.max(0, ranks[a]! - k);
  return sum;
}
