/**
 * Squared Euclidean distance of two state vectors, written out: recall spends most of its time here, and written out
 * it takes a third of the time of the loop.
 */
import { EPISODE_STATE } from '@janus/domain';

if ((EPISODE_STATE as number) !== 12)
  throw new Error(`distance.ts is written out for 12 components, not ${EPISODE_STATE}`);

/** Σ (q_i − p_{at+i})² over the 12 components. */
export function squareDistance(q: Float64Array, p: Float64Array, at: number): number {
  const a = q[0]! - p[at]!;
  const b = q[1]! - p[at + 1]!;
  const c = q[2]! - p[at + 2]!;
  const d = q[3]! - p[at + 3]!;
  const e = q[4]! - p[at + 4]!;
  const f = q[5]! - p[at + 5]!;
  const g = q[6]! - p[at + 6]!;
  const h = q[7]! - p[at + 7]!;
  const i = q[8]! - p[at + 8]!;
  const j = q[9]! - p[at + 9]!;
  const k = q[10]! - p[at + 10]!;
  const l = q[11]! - p[at + 11]!;
  return a * a + b * b + c * c + (d * d + e * e + f * f) + (g * g + h * h + i * i) + (j * j + k * k + l * l);
}
