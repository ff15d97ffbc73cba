import { choleskyInPlace } from '@janus/numerics';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mahalanobis, trigger } from './mahalanobis.ts';

const f = (...x: number[]): Float64Array => Float64Array.from(x);
const factorOf = (covariance: Float64Array, n: number): Float64Array => {
  const l = covariance.slice();
  expect(choleskyInPlace(l, n)).toBe(true);
  return l;
};
const distance = (s: Float64Array, mean: Float64Array, covariance: Float64Array): number =>
  mahalanobis(s, mean, factorOf(covariance, s.length), new Float64Array(s.length));

describe('mahalanobis', () => {
  it('[E50] two signals, worked by hand', () => {
    // Σ = [[4, 2], [2, 3]], |Σ| = 8, Σ⁻¹ = [[3, −2], [−2, 4]]/8.
    // d = (2, 3): (3·4 − 2·2·6 + 4·9)/8 = 24/8 = 3
    expect(distance(f(3, 1), f(1, -2), f(4, 2, 2, 3))).toBeCloseTo(Math.sqrt(3), 14);
    // d = (2, −3): (12 + 24 + 36)/8 = 9
    expect(distance(f(0, -5), f(-2, -2), f(4, 2, 2, 3))).toBeCloseTo(3, 14);
    // no correlation: (2/2)² + (3/3)² = 2
    expect(distance(f(2, 3), f(0, 0), f(4, 0, 0, 9))).toBeCloseTo(Math.SQRT2, 14);
  });
  it('[E50] a correlation of 0.8 makes the same Euclidean distance near along the axis and far across it', () => {
    // (x² − 2ρxy + y²)/(1 − ρ²): (1, 1) → 0.4/0.36, (1, −1) → 3.6/0.36 = 10
    const covariance = f(1, 0.8, 0.8, 1);
    expect(distance(f(1, 1), f(0, 0), covariance)).toBeCloseTo(Math.sqrt(0.4 / 0.36), 14);
    expect(distance(f(1, -1), f(0, 0), covariance)).toBeCloseTo(Math.sqrt(10), 14);
  });
  it('[E50] the three examples in the documentation of scipy.spatial.distance.mahalanobis', () => {
    // VI = [[1, .5, .5], [.5, 1, .5], [.5, .5, 1]]; its inverse, by hand, is 2·I − J/2.
    const covariance = f(1.5, -0.5, -0.5, -0.5, 1.5, -0.5, -0.5, -0.5, 1.5);
    expect(distance(f(1, 0, 0), f(0, 1, 0), covariance)).toBeCloseTo(1, 12);
    expect(distance(f(0, 2, 0), f(0, 1, 0), covariance)).toBeCloseTo(1, 12);
    expect(distance(f(2, 0, 0), f(0, 1, 0), covariance)).toBeCloseTo(1.7320508075688772, 12);
  });
  it('[E50] does not change when every signal is measured in another unit', () => {
    const x = fc.double({ min: -10, max: 10, noNaN: true });
    const unit = fc.double({ min: 0.01, max: 100, noNaN: true });
    fc.assert(
      fc.property(x, x, unit, unit, (a, b, u, v) => {
        const plain = distance(f(a, b), f(0.5, -1), f(2, 0.7, 0.7, 1));
        const other = distance(f(u * a, v * b), f(u * 0.5, -v), f(2 * u * u, 0.7 * u * v, 0.7 * u * v, v * v));
        expect(other).toBeCloseTo(plain, 8);
      }),
    );
  });
});

describe('trigger', () => {
  it('[E51] opens above the threshold, not at it', () => {
    expect(trigger(4.9, 5)).toBe(0);
    expect(trigger(5, 5)).toBe(0);
    expect(trigger(5.1, 5)).toBe(1);
    expect(trigger(0, Number.POSITIVE_INFINITY)).toBe(0);
  });
  it('[E51] a distance that is not a number triggers', () => expect(trigger(Number.NaN, 5)).toBe(1));
});
