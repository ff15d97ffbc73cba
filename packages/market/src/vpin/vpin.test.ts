import { parseConfig } from '@janus/domain';
import { normalCdf, rng } from '@janus/numerics';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bulkBuyShare, bulkBuyShareStudent } from './bulk.ts';
import { vpinFields, type VpinConfig } from './config.ts';
import { quickNormalCdf } from './normal.ts';
import { studentCdf } from './student.ts';
import { bucketVolume, initVpin, stepSignedVpin, stepVpin, vpinOf } from './vpin.ts';

const config = (over: Partial<VpinConfig> = {}): VpinConfig => parseConfig(vpinFields, over, 'vpin');
/** Buckets of one bar's volume, two of them, from the third bar on. */
const SMALL = config({ window: 2, bucketsPerDay: 50, warmup: 2 });

describe('Student distribution', () => {
  it('one degree is Cauchy: 1/2 + atan(t)/π', () => {
    for (const t of [-30, -2, -0.1, 0, 0.3, 1, 7])
      expect(studentCdf(t, 1)).toBeCloseTo(0.5 + Math.atan(t) / Math.PI, 12);
  });
  it('two degrees: 1/2 + t/(2√(2 + t²))', () => {
    for (const t of [-4, -0.5, 0.2, 3]) expect(studentCdf(t, 2)).toBeCloseTo(0.5 + t / (2 * Math.sqrt(2 + t * t)), 12);
  });
  it('tables: t of 0.975 is 2.228 with 10 degrees, 1.960 with very many', () => {
    expect(studentCdf(2.228139, 10)).toBeCloseTo(0.975, 6);
    expect(studentCdf(1.959964, 1e6)).toBeCloseTo(0.975, 5);
  });
  it('a quarter of a degree: far heavier tails than Cauchy, still a distribution', () => {
    expect(studentCdf(3, 0.25)).toBeLessThan(studentCdf(3, 1));
    expect(studentCdf(3, 0.25) + studentCdf(-3, 0.25)).toBeCloseTo(1, 12);
    expect(studentCdf(1e9, 0.25)).toBeGreaterThan(0.99);
  });
  it('refuses no degrees', () => {
    expect(() => studentCdf(1, 0)).toThrow('degrees of freedom 0');
  });
});

it('the quick normal distribution is the exact one to within 7.5e-8', () => {
  for (let x = -9; x <= 9; x += 0.01) expect(Math.abs(quickNormalCdf(x) - normalCdf(x))).toBeLessThan(7.5e-8);
});

describe('bulk classification', () => {
  it('one deviation up: 84.13 % bought; none: half; where nothing ever moved: half', () => {
    expect(bulkBuyShare(2, 2)).toBeCloseTo(0.8413447, 7);
    expect(bulkBuyShare(0, 2)).toBeCloseTo(0.5, 6);
    expect(bulkBuyShare(5, 0)).toBe(0.5);
    expect(bulkBuyShareStudent(5, 0, 1)).toBe(0.5);
  });
  it('with Student of one degree one deviation is 1/2 + 1/4', () => {
    expect(bulkBuyShareStudent(2, 2, 1)).toBeCloseTo(0.75, 12);
  });
  it('law: bought and sold of opposite moves add up to all, and more rise is more bought', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -8, max: 8, noNaN: true }),
        fc.double({ min: 0.1, max: 5, noNaN: true }),
        (z, nu) => {
          expect(bulkBuyShare(z, 1) + bulkBuyShare(-z, 1)).toBeCloseTo(1, 6);
          expect(bulkBuyShareStudent(z, 1, nu) + bulkBuyShareStudent(-z, 1, nu)).toBeCloseTo(1, 12);
          expect(bulkBuyShare(z + 0.5, 1)).toBeGreaterThanOrEqual(bulkBuyShare(z, 1));
        },
      ),
    );
  });
});

describe('buckets', () => {
  it('a day of 288 bars of 10 in 50 buckets holds 57.6 each; of 24 bars, the 10 of a bar', () => {
    expect(bucketVolume(10, 288, 50)).toBeCloseTo(57.6, 12);
    expect(bucketVolume(10, 24, 50)).toBe(10);
  });
  it('VPIN is the mean imbalance, worked by hand from signed volume', () => {
    const s = initVpin(SMALL, 24);
    expect(stepSignedVpin(s, 100, 50)).toBeNaN();
    expect(stepSignedVpin(s, 100, 50)).toBeNaN();
    // a bucket of 100: 80 bought, 20 sold → 0.6
    expect(stepSignedVpin(s, 100, 80)).toBeNaN();
    // all sold → 1; mean of the two 0.8
    expect(stepSignedVpin(s, 100, 0)).toBeCloseTo(0.8, 12);
    // even → 0; the 0.6 has left the window
    expect(stepSignedVpin(s, 100, 50)).toBeCloseTo(0.5, 12);
    expect(s.buckets).toBe(3);
    expect(vpinOf(1.2, 3)).toBeCloseTo(0.4, 12);
  });
  it('a bar larger than its bucket is split, and the rest waits in the next', () => {
    const s = initVpin(SMALL, 24);
    for (let i = 0; i < 2; i++) stepSignedVpin(s, 100, 50);
    // 250 at 90 % bought: two buckets of 100 with imbalance 0.8, and 50 in an open one
    expect(stepSignedVpin(s, 250, 225)).toBeCloseTo(0.8, 12);
    expect(s.buckets).toBe(2);
    expect(s.inside).toBeCloseTo(50, 9);
    expect(s.bought).toBeCloseTo(45, 9);
  });
  it('by price changes: a deviation is that of the bars before', () => {
    const s = initVpin(config({ window: 2, warmup: 2, volumeSpan: 1e6 }), 24);
    // changes +1 and −1: mean 0, deviation 1 (plain averages at first)
    stepVpin(s, 0.01, 100);
    stepVpin(s, -0.01, 100);
    stepVpin(s, 0.01, 100);
    // Φ(1): 2·0.8413447 − 1
    expect(s.imbalance[0]).toBeCloseTo(2 * normalCdf(1) - 1, 6);
    const t = initVpin(config({ window: 2, warmup: 2, volumeSpan: 1e6, tail: 'student', freedom: 1 }), 24);
    for (const c of [0.01, -0.01, 0.01]) stepVpin(t, c, 100);
    expect(t.imbalance[0]).toBeCloseTo(0.5, 6);
  });
  it('without volume it cannot say, and goes on where it was', () => {
    const s = initVpin(SMALL, 24);
    for (let i = 0; i < 2; i++) stepSignedVpin(s, 100, 50);
    for (let i = 0; i < 3; i++) stepSignedVpin(s, 100, 100);
    const before = structuredClone(s);
    expect(stepVpin(s, 0.01, Number.NaN)).toBeNaN();
    expect(stepSignedVpin(s, 100, Number.NaN)).toBeNaN();
    expect(s).toEqual(before);
    expect(stepVpin(s, 0.01, 0)).toBe(1);
  });
  it('is causal, deterministic, in [0, 1], and forgets what has left the window', () => {
    const run = (start: number, seed: number) => {
      const s = initVpin(config({ window: 10, warmup: 20 }), 288);
      const r = rng(seed);
      for (let i = 0; i < 300; i++) stepSignedVpin(s, 100, start);
      const out: number[] = [];
      for (let i = 0; i < 200; i++) {
        const volume = 100;
        out.push(stepSignedVpin(s, volume, volume * r.next()));
      }
      return { out, s };
    };
    const a = run(0, 3);
    const b = run(100, 3);
    // After ten new buckets the past is gone, bought or sold alike.
    expect(a.out.slice(100)).toEqual(b.out.slice(100));
    expect(a.out.every((v) => v >= 0 && v <= 1)).toBe(true);
    expect(Math.abs(a.s.sum - a.s.imbalance.reduce((x, y) => x + y, 0))).toBeLessThan(1e-12);
  });
  it('one-sided flow is toxic, even flow is not', () => {
    const of = (share: number) => {
      const s = initVpin(config(), 288);
      let v = Number.NaN;
      for (let i = 0; i < 1000; i++) v = stepSignedVpin(s, 10, 10 * share);
      return v;
    };
    expect(of(0.95)).toBeCloseTo(0.9, 9);
    expect(of(0.5)).toBeCloseTo(0, 9);
  });
  it('a bar of absurd volume costs no more than a hundred buckets', () => {
    const s = initVpin(SMALL, 24);
    for (let i = 0; i < 2; i++) stepSignedVpin(s, 1, 0.5);
    stepSignedVpin(s, 1e12, 1e12);
    expect(s.buckets).toBe(100);
  });
  it('refuses a day without bars', () => {
    expect(() => initVpin(config(), 0)).toThrow('bars a day: 0');
  });
});
