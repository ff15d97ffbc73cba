/** Ridge regression by the normal equations: small, dense, offline. No intercept: give a column of ones for one. */
import { backSolve, choleskyInPlace, forwardSolve } from './cholesky.ts';

/**
 * (XᵀX + λI)⁻¹Xᵀy: the coefficients that minimise ‖y − Xw‖² + λ‖w‖² (Hoerl and Kennard 1970).
 * @param x row-major [rows, cols]; @param y [rows]; @param lambda ≥ 0; @returns [cols]
 * @throws RangeError where shapes disagree, λ < 0, or the system has no unique solution (then raise λ)
 */
export function ridge(x: Float64Array, y: Float64Array, rows: number, cols: number, lambda: number): Float64Array {
  if (x.length !== rows * cols || y.length !== rows)
    throw new RangeError(
      `x has ${x.length} and y ${y.length} numbers where ${rows} × ${cols} and ${rows} were expected`,
    );
  if (!(lambda >= 0)) throw new RangeError(`lambda ${lambda} is not a number of at least 0`);
  const gram = new Float64Array(cols * cols);
  const right = new Float64Array(cols);
  for (let r = 0; r < rows; r++) {
    const row = r * cols;
    for (let i = 0; i < cols; i++) {
      const v = x[row + i]!;
      right[i] = right[i]! + v * y[r]!;
      for (let j = 0; j <= i; j++) gram[i * cols + j] = gram[i * cols + j]! + v * x[row + j]!;
    }
  }
  for (let i = 0; i < cols; i++) gram[i * cols + i] = gram[i * cols + i]! + lambda;
  if (!choleskyInPlace(gram, cols))
    throw new RangeError(`the columns are not independent at lambda ${lambda}: raise lambda`);
  forwardSolve(gram, cols, right, right);
  backSolve(gram, cols, right, right);
  return right;
}
