import { rng } from '@janus/numerics';
import { describe, expect, it } from 'vitest';
import { mahalanobis } from './mahalanobis.ts';
import { absorb, initMoments, refactor, SIGNAL_COUNT } from './moments.ts';

const signals = (a: number, b: number): Float64Array => Float64Array.of(a, b, 0, 0, 0, 0);

describe('moments', () => {
  it('plain averages at first: mean and covariance of three states worked by hand', () => {
    const m = initMoments();
    for (const s of [signals(1, 2), signals(2, 4), signals(3, 0)]) absorb(m, s, 1, 1000);
    // means 2 and 2; population variance 2/3 and 8/3; covariance ((−1)(0) + 0·2 + 1·(−2))/3 = −2/3
    expect(m.mean[0]).toBeCloseTo(2, 12);
    expect(m.mean[1]).toBeCloseTo(2, 12);
    expect(m.covariance[0]).toBeCloseTo(2 / 3, 12);
    expect(m.covariance[SIGNAL_COUNT + 1]).toBeCloseTo(8 / 3, 12);
    expect(m.covariance[1]).toBeCloseTo(-2 / 3, 12);
    expect(m.covariance[SIGNAL_COUNT]).toBeCloseTo(-2 / 3, 12);
  });
  it('later a state weighs 2/(span + 1)', () => {
    const m = initMoments();
    m.count = 1000;
    absorb(m, signals(10, 0), 1, 3);
    // gain 1/2: mean 5, variance (1 − 1/2)·(0 + 1/2·100) = 25
    expect(m.mean[0]).toBe(5);
    expect(m.covariance[0]).toBe(25);
  });
  it('winsorised: half the share moves the mean half as far', () => {
    const m = initMoments();
    m.count = 1000;
    absorb(m, signals(10, 0), 0.5, 3);
    expect(m.mean[0]).toBe(2.5);
    expect(m.covariance[0]).toBe(6.25);
  });
  it('used shrunk: the factor squares to the covariance with its off-diagonal cut and its floors kept', () => {
    const m = initMoments();
    m.covariance.set([4, 2, 0, 0, 0, 0, 2, 9]);
    refactor(m, 0.25, 0.5);
    const l = m.factor;
    const n = SIGNAL_COUNT;
    expect(l[0]).toBe(2);
    expect(l[n]! * l[0]!).toBeCloseTo(1.5, 12);
    expect(l[n]! ** 2 + l[n + 1]! ** 2).toBeCloseTo(9, 12);
    expect(l[2 * n + 2]).toBeCloseTo(0.02, 12); // floor of a ratio
    expect(l[4 * n + 4]).toBeCloseTo(1e-5, 12); // floor of a return
    expect(l[5 * n + 5]).toBeCloseTo(1, 12); // gap: half the deviation 2 of the return
  });
  it('a signal that never moved does not make its first twitch a catastrophe', () => {
    const m = initMoments();
    const r = rng(1);
    for (let i = 0; i < 500; i++) absorb(m, Float64Array.of(0.01 * r.normal(), 0, 0, 1, 0, 0), 1, 500);
    refactor(m, 0.1, 0.25);
    const s = Float64Array.of(0, 0, 0, 1, 0, 0.001);
    expect(mahalanobis(s, m.mean, m.factor, new Float64Array(SIGNAL_COUNT))).toBeLessThan(1);
  });
  it('states that are multiples of one another still give a usable factor', () => {
    const m = initMoments();
    for (let i = 0; i < 100; i++) absorb(m, new Float64Array(SIGNAL_COUNT).fill(Math.sin(i)), 1, 50);
    refactor(m, 0.001, 0.25);
    expect(m.factor.every((x) => Number.isFinite(x))).toBe(true);
  });
});
