/**
 * Cholesky factor A = L·Lᵀ of a symmetric positive definite matrix and the two triangular solves that use it.
 * Row-major, n × n, only the lower triangle is read or written. Nothing is allocated.
 */

/**
 * Overwrites the lower triangle of `a` by L; the part above the diagonal is left as it was.
 * @returns false where `a` is not positive definite (a pivot ≤ 0 or NaN): `a` is then half overwritten and worthless
 */
export function choleskyInPlace(a: Float64Array, n: number): boolean {
  for (let i = 0; i < n; i++) {
    const row = i * n;
    for (let j = 0; j <= i; j++) {
      const other = j * n;
      let sum = a[row + j]!;
      for (let k = 0; k < j; k++) sum -= a[row + k]! * a[other + k]!;
      if (i !== j) a[row + j] = sum / a[other + j]!;
      else {
        if (!(sum > 0)) return false;
        a[row + i] = Math.sqrt(sum);
      }
    }
  }
  return true;
}

/** Solves L·y = b into `out`, which may be `b` itself. */
export function forwardSolve(l: Float64Array, n: number, b: Float64Array, out: Float64Array): void {
  for (let i = 0; i < n; i++) {
    let sum = b[i]!;
    for (let k = 0; k < i; k++) sum -= l[i * n + k]! * out[k]!;
    out[i] = sum / l[i * n + i]!;
  }
}

/** Solves Lᵀ·x = y into `out`, which may be `y` itself. */
export function backSolve(l: Float64Array, n: number, y: Float64Array, out: Float64Array): void {
  for (let i = n - 1; i >= 0; i--) {
    let sum = y[i]!;
    for (let k = i + 1; k < n; k++) sum -= l[k * n + i]! * out[k]!;
    out[i] = sum / l[i * n + i]!;
  }
}
