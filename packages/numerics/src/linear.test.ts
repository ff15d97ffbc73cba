import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { backSolve, choleskyInPlace, forwardSolve } from './cholesky.ts';
import { symmetricEigen } from './eigen.ts';
import { ridge } from './ridge.ts';

describe('Cholesky', () => {
  it("factors Wikipedia's example", () => {
    // en.wikipedia.org/wiki/Cholesky_decomposition: L = [2; 6 1; −8 5 3]
    const a = Float64Array.of(4, 12, -16, 12, 37, -43, -16, -43, 98);
    expect(choleskyInPlace(a, 3)).toBe(true);
    expect([a[0], a[3], a[4], a[6], a[7], a[8]]).toEqual([2, 6, 1, -8, 5, 3]);
  });
  it('solves the two triangles', () => {
    // L·y = (2, 7, 0): y = (1, 1, 1); Lᵀ·x = (1, 1, 1): 3x₃ = 1, x₂ = 1 − 5/3, 2x₁ = 1 + 4 + 8/3
    const l = Float64Array.of(2, 0, 0, 6, 1, 0, -8, 5, 3);
    const b = Float64Array.of(2, 7, 0);
    forwardSolve(l, 3, b, b);
    expect([...b]).toEqual([1, 1, 1]);
    backSolve(l, 3, b, b);
    expect(b[2]).toBeCloseTo(1 / 3, 14);
    expect(b[1]).toBeCloseTo(-2 / 3, 14);
    expect(b[0]).toBeCloseTo(23 / 6, 14);
  });
  it('refuses what is not positive definite', () => {
    expect(choleskyInPlace(Float64Array.of(1, 2, 2, 1), 2)).toBe(false);
    expect(choleskyInPlace(Float64Array.of(0), 1)).toBe(false);
    expect(choleskyInPlace(Float64Array.of(Number.NaN), 1)).toBe(false);
  });
  it('gives back A·x = b for random positive definite A', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: -3, max: 3, noNaN: true }), { minLength: 20, maxLength: 20 }), (v) => {
        const n = 4;
        const a = new Float64Array(n * n);
        for (let i = 0; i < n; i++)
          for (let j = 0; j < n; j++) {
            let sum = i === j ? 0.1 : 0;
            for (let k = 0; k < n; k++) sum += v[i * n + k]! * v[j * n + k]!;
            a[i * n + j] = sum;
          }
        const b = Float64Array.from(v.slice(16));
        const l = a.slice();
        const x = new Float64Array(n);
        expect(choleskyInPlace(l, n)).toBe(true);
        forwardSolve(l, n, b, x);
        backSolve(l, n, x, x);
        for (let i = 0; i < n; i++) {
          let sum = 0;
          for (let j = 0; j < n; j++) sum += a[i * n + j]! * x[j]!;
          expect(Math.abs(sum - b[i]!)).toBeLessThan(1e-9);
        }
      }),
    );
  });
});

describe('symmetric eigenvectors', () => {
  it('of the second difference are known in closed form', () => {
    // tridiag(−1, 2, −1), n = 3: 2 − 2cos(kπ/4), that is 2 + √2, 2, 2 − √2
    const { values, vectors } = symmetricEigen(Float64Array.of(2, -1, 0, -1, 2, -1, 0, -1, 2), 3);
    expect(values[0]).toBeCloseTo(2 + Math.SQRT2, 12);
    expect(values[1]).toBeCloseTo(2, 12);
    expect(values[2]).toBeCloseTo(2 - Math.SQRT2, 12);
    expect(vectors[0]).toBeCloseTo(-0.5, 12);
    expect(vectors[1]).toBeCloseTo(Math.SQRT1_2, 12);
    expect(vectors[6]).toBeCloseTo(0.5, 12);
    expect(vectors[7]).toBeCloseTo(Math.SQRT1_2, 12);
  });
  it('refuses a wrong shape and numbers that are not finite', () => {
    expect(() => symmetricEigen(new Float64Array(3), 2)).toThrow('3 numbers');
    expect(() => symmetricEigen(Float64Array.of(Number.NaN), 1)).toThrow('not finite');
  });
});

describe('ridge', () => {
  it("meets NIST's certified NoInt1 at λ = 0", () => {
    // itl.nist.gov/div898/strd/lls/data/NoInt1.shtml: y = 130…140, x = 60…70, B1 = 2.07438016528926
    const x = Float64Array.from({ length: 11 }, (_, i) => 60 + i);
    const y = Float64Array.from({ length: 11 }, (_, i) => 130 + i);
    expect(ridge(x, y, 11, 1, 0)[0]).toBeCloseTo(2.07438016528926, 13);
  });
  it('shrinks by λ', () => {
    // x = (1, 2), y = (1, 3): w = (1 + 6)/(5 + λ); λ = 2 → 1
    expect(ridge(Float64Array.of(1, 2), Float64Array.of(1, 3), 2, 1, 2)[0]).toBeCloseTo(1, 14);
    // columns (1, 1, 1) and (0, 1, 2), y = (1, 2, 4), λ = 1: [[4, 3], [3, 6]]·w = (7, 10) → w = (12, 19)/15
    const w = ridge(Float64Array.of(1, 0, 1, 1, 1, 2), Float64Array.of(1, 2, 4), 3, 2, 1);
    expect(w[0]).toBeCloseTo(12 / 15, 14);
    expect(w[1]).toBeCloseTo(19 / 15, 14);
  });
  it('refuses what has no answer', () => {
    const twice = Float64Array.of(1, 1, 2, 2);
    expect(() => ridge(twice, Float64Array.of(1, 2), 2, 2, 0)).toThrow('raise lambda');
    expect(() => ridge(twice, Float64Array.of(1), 2, 2, 0)).toThrow('were expected');
    expect(() => ridge(twice, Float64Array.of(1, 2), 2, 2, -1)).toThrow('lambda -1');
  });
});
