/** Each equation at points worked by hand. Values that are not decimal are from DLMF 4.17 and 4.35 (sin, cosh). */
import { describe, expect, it } from 'vitest';
import { affineTanh, momentsMap } from './affine-tanh.ts';
import { angle, radius } from './angle.ts';
import { gadf, gasf } from './fields.ts';
import { minmax } from './minmax.ts';

const close = (got: ArrayLike<number>, want: readonly number[]): void => {
  expect(got.length).toBe(want.length);
  want.forEach((w, i) => expect(Math.abs(got[i]! - w)).toBeLessThan(1e-12));
};

describe('normalisation', () => {
  it('[E1] prices 10, 14, 13, 18 between 10 and 18', () => {
    // 2·(14 − 10)/8 − 1 = 0; 2·3/8 − 1 = −0.25; sines √(1 − x̃²): 0, 1, √(15/16) = 0.9682458365518543, 0.
    const { x, s } = minmax(Float64Array.of(10, 14, 13, 18), 10, 18, -1, 1);
    close(x, [-1, 0, -0.25, 1]);
    close(s, [0, 1, 0.9682458365518543, 0]);
  });
  it('[E1] into [−0.5, 0.9] and [0, 1]: low + share·(high − low)', () => {
    // Shares 0, ½, ⅜, 1 of 1.4 above −0.5: −0.5, 0.2, 0.025, 0.9. Sines √0.75, √0.96, √0.999375, √0.19.
    const { x, s } = minmax(Float64Array.of(10, 14, 13, 18), 10, 18, -0.5, 0.9);
    close(x, [-0.5, 0.2, 0.025, 0.9]);
    close(s, [0.8660254037844386, 0.9797958971132712, 0.9996874511566103, 0.4358898943540673]);
    // Into [0, 1]: the shares themselves; sines 1, √0.75, √(1 − 9/64) = √55/8, 0.
    const unit = minmax(Float64Array.of(10, 14, 13, 18), 10, 18, 0, 1);
    close(unit.x, [0, 0.5, 0.375, 1]);
    close(unit.s, [1, 0.8660254037844386, 0.9270248108869579, 0]);
  });
  it('[E1] a window whose greatest value lies above or below those given by order of scaling', () => {
    // Means 12 and 16 of a window from 10 to 18: 2·2/8 − 1 = −0.5 and 2·6/8 − 1 = 0.5.
    close(minmax(Float64Array.of(12, 16), 10, 18, -1, 1).x, [-0.5, 0.5]);
  });
  it('[E1] a window that moves by less than 1', () => {
    // 0.5, 0.625, 0.75 between 0.5 and 1: shares 0, ¼, ½. Sine of −½: √0.75.
    const { x, s } = minmax(Float64Array.of(0.5, 0.625, 0.75), 0.5, 1, -1, 1);
    close(x, [-1, -0.5, 0]);
    close(s, [0, 0.8660254037844386, 1]);
  });
  it('[E1] a constant window sits in the middle of the range', () => {
    const { x, s } = minmax(Float64Array.of(7, 7), 7, 7, -1, 1);
    close(x, [0, 0]);
    close(s, [1, 1]);
    close(minmax(Float64Array.of(7), 7, 7, 0, 1).x, [0.5]);
    // √(1 − 0.25)
    close(minmax(Float64Array.of(7), 7, 7, 0, 1).s, [0.8660254037844386]);
  });
  it('[E2] μ 3, σ 2, γ 0.5, β 0.25 at 3, 5 and −1', () => {
    // u = 0.25, 0.75, −0.75. tanh and sech = 1/cosh from tables to 16 digits.
    const { x, s } = affineTanh(Float64Array.of(3, 5, -1), { mu: 3, sigma: 2, gamma: 0.5, beta: 0.25 });
    close(x, [0.24491866240370913, 0.6351489523872873, -0.6351489523872873]);
    close(s, [0.9695436291402145, 0.7723896738572644, 0.7723896738572644]);
  });
  it('maps a window by its own mean and deviation on request', () => {
    // 1, 3, 5, 7: mean 4, squares about it 9 1 1 9, population variance 5.
    expect(momentsMap(Float64Array.of(1, 3, 5, 7))).toEqual({ mu: 4, sigma: Math.sqrt(5), gamma: 1, beta: 0 });
    expect(momentsMap(Float64Array.of(0.1, 0.1, 0.1))).toBeNull();
  });
  it('[E2] the sine keeps its digits where tanh has reached 1', () => {
    // u = 40: tanh = 1 to double precision, sech 40 = 2·e^−40 = 8.496708510583178e-18.
    const { x, s } = affineTanh(Float64Array.of(40), { mu: 0, sigma: 1, gamma: 1, beta: 0 });
    expect(x[0]).toBe(1);
    expect(s[0]! / 8.496708510583178e-18).toBeCloseTo(1, 12);
  });
});

describe('polar coordinates', () => {
  it('[E3] arccos of 1, 0.5, 0 and −1', () => {
    close([1, 0.5, 0, -1].map(angle), [0, Math.PI / 3, Math.PI / 2, Math.PI]);
  });
  it('[E4] the first, second and last of eight moments', () => {
    close([radius(1, 8), radius(2, 8), radius(8, 8)], [0.125, 0.25, 1]);
  });
});

describe('fields', () => {
  // Angles 60°, 90°, 135°: cos = 1/2, 0, −√½; sin = √3/2, 1, √½.
  const h = Math.SQRT1_2;
  const t = 0.8660254037844386;
  it('[E5] cos(φi + φj): 120° → −½, 150° → −√3/2, 195° → −(√6 + √2)/4, 225° → −√½', () => {
    close(
      [gasf(0.5, t, 0.5, t), gasf(0.5, t, 0, 1), gasf(0.5, t, -h, h), gasf(0, 1, -h, h)],
      [-0.5, -t, -0.9659258262890683, -h],
    );
  });
  it('[E6] sin(φi − φj): 60° − 90° → −½, 90° − 60° → ½, 60° − 135° → −sin 75°, 135° − 90° → √½', () => {
    close(
      [gadf(0.5, t, 0, 1), gadf(0, 1, 0.5, t), gadf(0.5, t, -h, h), gadf(-h, h, 0, 1)],
      [-0.5, 0.5, -0.9659258262890683, h],
    );
  });
});
