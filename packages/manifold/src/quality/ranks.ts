/**
 * Who is nearest to a point, and what rank a few chosen others have among all. Whole sorts would do the same and cost
 * some ten times as much; only the first 50 are ever asked for.
 */
import { firstFrom } from '@janus/numerics';

/** Index bits packed below a distance: more points than this do not fit into a key. */
export const MOST_POINTS = 2 ** 21;

const value = new Float32Array(1);
const bits = new Uint32Array(value.buffer);

/**
 * A number that orders by distance and then by index: the bits of a non-negative single-precision number grow with it,
 * and with the index below them they still fit into a double.
 */
export function keyOf(squared: number, j: number): number {
  value[0] = squared;
  return bits[0]! * MOST_POINTS + j;
}

/** The key of the point itself: before all others, and counted by nobody. */
export const SELF = -1;

/** The out.length others with the smallest keys, nearest first. @param held scratch [out.length] */
export function nearest(keys: Float64Array, held: Float64Array, out: Int32Array): void {
  const k = out.length;
  held.fill(Number.POSITIVE_INFINITY);
  for (let j = 0; j < keys.length; j++) {
    const key = keys[j]!;
    if (key >= held[k - 1]! || key === SELF) continue;
    let at = k - 1;
    for (; at > 0 && held[at - 1]! > key; at--) held[at] = held[at - 1]!;
    held[at] = key;
  }
  for (let a = 0; a < k; a++) out[a] = held[a]! % MOST_POINTS;
}

/** Ranks of `chosen` among all others by their keys, 1 = nearest. @param out [chosen.length] */
export function ranksOf(keys: Float64Array, chosen: Int32Array, out: Int32Array): void {
  const k = chosen.length;
  const sorted = new Float64Array(k);
  for (let a = 0; a < k; a++) sorted[a] = keys[chosen[a]!]!;
  sorted.sort();
  const upTo = new Int32Array(k);
  const last = sorted[k - 1]!;
  for (let j = 0; j < keys.length; j++) {
    const key = keys[j]!;
    if (key <= last && key !== SELF) upTo[firstFrom(sorted, key)]!++;
  }
  for (let a = 1; a < k; a++) upTo[a]! += upTo[a - 1]!;
  for (let a = 0; a < k; a++) out[a] = upTo[firstFrom(sorted, keys[chosen[a]!]!)]!;
}
