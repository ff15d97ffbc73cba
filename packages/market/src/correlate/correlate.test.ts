import { rng } from '@janus/numerics';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asKnownAt } from './align.ts';
import { benjaminiHochberg } from './benjamini-hochberg.ts';
import { pearson, ranks, spearman } from './coefficients.ts';
import { correlate, turned } from './correlate.ts';

describe('coefficients', () => {
  it("Pearson by hand: Anscombe's first set has r = 0.816", () => {
    const x = [10, 8, 13, 9, 11, 14, 6, 4, 12, 7, 5];
    const y = [8.04, 6.95, 7.58, 8.81, 8.33, 9.96, 7.24, 4.26, 10.84, 4.82, 5.68];
    expect(pearson(x, y)).toBeCloseTo(0.816_42, 5);
    expect(pearson([1, 1, 1], [1, 2, 3])).toBeNaN();
    expect(pearson([1, 2, 3], [0.1, 0.1, 0.1])).toBeNaN();
  });
  it('ranks share the mean where values tie', () => {
    expect([...ranks([30, 10, 20, 20])]).toEqual([4, 1, 2.5, 2.5]);
  });
  it('Spearman by hand: d = (0, 1, −1, 0, 0), ρ = 1 − 6·2/(5·24) = 0.9', () => {
    expect(spearman([1, 2, 3, 4, 5], [10, 30, 20, 40, 1000])).toBeCloseTo(0.9, 14);
  });
});

describe('Benjamini and Hochberg', () => {
  // The fifteen p-values of section 4.1 of the paper (thrombolysis after myocardial infarction).
  const PAPER = [
    0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528, 0.759, 1,
  ];
  it('calls true the four that the paper does at 0.05, where Bonferroni calls three', () => {
    const q = benjaminiHochberg(PAPER);
    expect(q.filter((x) => x <= 0.05)).toHaveLength(4);
    expect(PAPER.filter((p) => p <= 0.05 / 15)).toHaveLength(3);
    // 15·0.0001/1, 15·0.0004/2, 15·0.0019/3, 15·0.0095/4, 15·0.0201/5
    [0.0015, 0.003, 0.0095, 0.035_625, 0.0603].forEach((x, i) => expect(q[i]).toBeCloseTo(x, 12));
    // The sixth: min(15·0.0278/6, 15·0.0298/7, 15·0.0344/8, 15·0.0459/9 …) = 15·0.0298/7.
    expect(q[5]).toBeCloseTo((15 * 0.0298) / 7, 12);
    expect(q[14]).toBe(1);
  });
  it('does not care in which order they come', () => {
    const q = benjaminiHochberg(PAPER);
    const back = benjaminiHochberg([...PAPER].reverse());
    expect([...back].reverse()).toEqual([...q]);
  });
  it('never makes a p-value smaller, and keeps their order', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 30 }), (p) => {
        const q = benjaminiHochberg(p);
        p.forEach((x, i) => {
          expect(q[i]).toBeGreaterThanOrEqual(x - 1e-12);
          expect(q[i]).toBeLessThanOrEqual(1);
          p.forEach((y, j) => {
            if (x < y) expect(q[i]).toBeLessThanOrEqual(q[j]!);
          });
        });
      }),
    );
  });
  it('refuses what is no p-value', () => {
    expect(() => benjaminiHochberg([0.5, 1.5])).toThrow('p-value 1.5 of test 2');
  });
});

describe('beside the bars', () => {
  it('at each close the last value known by then, until it is too old', () => {
    const known = asKnownAt({ time: [10, 20, 40], value: [1, 2, 3] }, [5, 10, 15, 20, 39, 40, 70], 25);
    expect([...known]).toEqual([Number.NaN, 1, 1, 2, 2, 3, Number.NaN]);
  });
  it('refuses times that do not rise and values that are none', () => {
    expect(() => asKnownAt({ time: [1, 1], value: [1, 2] }, [5], 9)).toThrow(
      'time 2 of the series, 1, does not come after',
    );
    expect(() => asKnownAt({ time: [1], value: [Number.NaN] }, [5], 9)).toThrow('value 1 of the series, NaN');
    expect(() => asKnownAt({ time: [1, 2], value: [1] }, [5], 9)).toThrow('2 times and 1 values');
  });
});

describe('correlate', () => {
  /** Series with memory; the market follows it by two bars, or not at all. */
  const made = (n: number, follow: number, seed: number) => {
    const r = rng(seed);
    const series = new Float64Array(n);
    const market = new Float64Array(n);
    for (let i = 0; i < n; i++) {
      series[i] = 0.8 * (series[i - 1] ?? 0) + r.normal();
      market[i] = follow * (series[i - 2] ?? 0) + r.normal();
    }
    return { series, market };
  };
  const LAGS = [-3, -2, -1, 0, 1, 2, 3, 4];

  it('turns a series in a circle', () => {
    expect([...turned(Float64Array.of(1, 2, 3, 4), 1)]).toEqual([4, 1, 2, 3]);
    expect([...turned(Float64Array.of(1, 2, 3, 4), 3)]).toEqual([2, 3, 4, 1]);
  });
  it('finds the lag at which the market follows, and says which way round', () => {
    const { series, market } = made(600, 0.5, 1);
    const { lags, tests } = correlate(series, market, { lags: LAGS, shifts: 499 }, rng(2));
    const best = lags.reduce((a, b) => (Math.abs(b.pearson) > Math.abs(a.pearson) ? b : a));
    expect(best.lag).toBe(2);
    expect(best.pairs).toBe(598);
    expect(best.pearsonP).toBe(1 / 500);
    expect(best.pearsonQ).toBeLessThan(0.02);
    expect(best.spearmanQ).toBeLessThan(0.02);
    expect(tests).toBe(16);
  });
  it('of two series with memory that have nothing to do with one another it calls few true', () => {
    let called = 0;
    for (let seed = 0; seed < 40; seed++) {
      const r = rng(1000 + seed);
      const walk = (): Float64Array => {
        const x = new Float64Array(200);
        for (let i = 0; i < 200; i++) x[i] = 0.95 * (x[i - 1] ?? 0) + r.normal();
        return x;
      };
      const { lags } = correlate(walk(), walk(), { lags: [0], shifts: 199 }, rng(seed));
      if (lags[0]!.pearsonP <= 0.05) called++;
    }
    // 5 % of 40 are 2; a test that forgot the memory would call about half of them true.
    expect(called).toBeLessThanOrEqual(6);
  });
  it('is the same for the same seed', () => {
    const { series, market } = made(150, 0.2, 3);
    const run = (seed: number) => correlate(series, market, { lags: LAGS, shifts: 99 }, rng(seed));
    expect(run(5)).toEqual(run(5));
    expect(run(6)).not.toEqual(run(5));
  });
  it('warns of thin data, of values held over bars, of a series that does not vary, of too few shifts', () => {
    const { series, market } = made(60, 0, 4);
    const warned = (x: Float64Array, shifts = 99): string =>
      correlate(x, market, { lags: [0], shifts }, rng(1)).warnings.join('\n');
    expect(warned(series)).toContain('lag 0: only 60 pairs');
    expect(warned(series.map((_, i) => Math.floor(i / 4)))).toContain('holds each value for 4.0 bars');
    expect(warned(series.map(() => 1))).toContain('does not vary');
    const many = correlate(series, market, { lags: [-5, -4, -3, -2, -1, 0, 1, 2, 3, 4, 5], shifts: 19 }, rng(1));
    expect(many.warnings.join('\n')).toContain('22 tests against 19 shifts');
  });
  it('leaves out what is not known, and a lag with too few pairs', () => {
    const { series, market } = made(60, 0, 4);
    for (let i = 0; i < 35; i++) series[i] = Number.NaN;
    const { lags, warnings } = correlate(series, market, { lags: [0, 10], shifts: 99 }, rng(1));
    expect(lags.map((l) => [l.lag, l.pairs])).toEqual([[0, 25]]);
    expect(warnings.join('\n')).toContain('lag 10: 15 pairs are too few');
    expect(() => correlate(series.fill(Number.NaN), market, { lags: [0], shifts: 99 }, rng(1))).toThrow('too few bars');
  });
  it('refuses options out of range', () => {
    const { series, market } = made(60, 0, 4);
    const run = (lags: number[], shifts: number) => () => correlate(series, market, { lags, shifts }, rng(1));
    expect(run([], 99)).toThrow('no lag');
    expect(run([0.5], 99)).toThrow('lag 0.5');
    expect(run([60], 99)).toThrow('lag 60');
    expect(run([0], 18)).toThrow('18 shifts');
    expect(() => correlate(series, market.subarray(1), { lags: [0], shifts: 99 }, rng(1))).toThrow(
      '60 values beside 59 bars',
    );
  });
});
