/** The door: what a set of points must be before anything is computed from it. */
import { badInput } from '@janus/domain';

const LARGEST = 1e15;

/**
 * @param data row-major [n, dim]
 * @throws JanusError bad-input for a wrong shape, or naming row and column of the first number that is not finite or
 * whose square single precision cannot hold
 */
export function checkPoints(data: Float32Array, n: number, dim: number): void {
  if (!Number.isInteger(n) || n < 0) throw badInput(`n is ${n}: give the number of points, 0 or more`);
  if (!Number.isInteger(dim) || dim < 1) throw badInput(`dim is ${dim}: a point has at least one coordinate`);
  if (data.length !== n * dim)
    throw badInput(
      `${data.length} numbers are not ${n} points of ${dim}: pass n × dim numbers, a point after the other`,
    );
  for (let i = 0; i < data.length; i++)
    if (!(Math.abs(data[i]!) <= LARGEST))
      throw badInput(
        `row ${Math.floor(i / dim)}, column ${i % dim} is ${data[i]!}: a map needs numbers within ±${LARGEST}; drop the row, fill the value or scale the column`,
      );
}

/** ‖x_i − x_j‖², summed in four lanes; stops early, with what it has, once that is more than `bound`. */
export function squaredDistance(data: Float32Array, dim: number, i: number, j: number, bound: number): number {
  let a = i * dim;
  let b = j * dim;
  const end = a + dim;
  let sum = 0;
  for (const last = end - 15; a < last; a += 16, b += 16) {
    let s0 = 0;
    let s1 = 0;
    let s2 = 0;
    let s3 = 0;
    for (let k = 0; k < 16; k += 4) {
      const d0 = data[a + k]! - data[b + k]!;
      const d1 = data[a + k + 1]! - data[b + k + 1]!;
      const d2 = data[a + k + 2]! - data[b + k + 2]!;
      const d3 = data[a + k + 3]! - data[b + k + 3]!;
      s0 += d0 * d0;
      s1 += d1 * d1;
      s2 += d2 * d2;
      s3 += d3 * d3;
    }
    sum += s0 + s1 + (s2 + s3);
    if (sum > bound) return sum;
  }
  for (; a < end; a++, b++) {
    const d = data[a]! - data[b]!;
    sum += d * d;
  }
  return sum;
}
