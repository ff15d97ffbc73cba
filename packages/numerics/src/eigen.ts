/**
 * Eigenvalues and eigenvectors of a symmetric matrix (ml-matrix's tridiagonal QL), in a fixed order and with a fixed
 * sign, so that the same matrix gives the same vectors. For offline work: it allocates.
 */
import { EigenvalueDecomposition, Matrix } from 'ml-matrix';

export interface SymmetricEigen {
  /** Descending. [n] */
  readonly values: Float64Array;
  /** Row k is the unit eigenvector of values[k]; its largest component by magnitude is positive. [n, n] */
  readonly vectors: Float64Array;
}

/** @param a row-major symmetric n × n. @throws RangeError where a is not n × n or not finite */
export function symmetricEigen(a: Float64Array, n: number): SymmetricEigen {
  if (a.length !== n * n) throw new RangeError(`matrix has ${a.length} numbers where ${n} × ${n} was expected`);
  if (!a.every(Number.isFinite)) throw new RangeError('matrix holds a number that is not finite');
  const found = new EigenvalueDecomposition(Matrix.from1DArray(n, n, a), { assumeSymmetric: true });
  const order = found.realEigenvalues.map((_, i) => i);
  order.sort((i, j) => found.realEigenvalues[j]! - found.realEigenvalues[i]!);
  const values = new Float64Array(n);
  const vectors = new Float64Array(n * n);
  order.forEach((from, k) => {
    values[k] = found.realEigenvalues[from]!;
    let largest = 0;
    for (let i = 0; i < n; i++) {
      const v = found.eigenvectorMatrix.get(i, from);
      vectors[k * n + i] = v;
      // The margin keeps rounding from choosing between components of equal size.
      if (Math.abs(v) > Math.abs(largest) * (1 + 1e-9)) largest = v;
    }
    if (largest < 0) for (let i = 0; i < n; i++) vectors[k * n + i] = -vectors[k * n + i]!;
  });
  return { values, vectors };
}
