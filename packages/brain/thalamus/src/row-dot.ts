/** The dot product of a vector with one row of a row-major matrix: what gates and attention are both made of. */

/** Σ_i rows[row, i]·x_i. `rows` [n, x.length]. */
export function rowDot(rows: Float64Array, row: number, x: Float64Array): number {
  const width = x.length;
  let sum = 0;
  for (let i = 0; i < width; i++) sum += rows[row * width + i]! * x[i]!;
  return sum;
}
