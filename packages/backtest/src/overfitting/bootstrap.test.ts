import { rng } from '@janus/numerics';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bootstrap, type Interval } from './bootstrap.ts';
import { realityCheck } from './reality-check.ts';
import { blockFor, prefixSums, resample } from './stationary.ts';

const noise = (n: number, seed: number, mean = 0): Float64Array => {
  const random = rng(seed);
  return Float64Array.from({ length: n }, () => mean + random.normal());
};
const width = (x: Interval): number => x.high - x.low;

describe('stationary bootstrap', () => {
  it('stretches lie within the history and add up to its length', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 60 }), fc.nat(1e6), (n, block, seed) => {
        let sum = 0;
        resample(n, Math.min(n, block), rng(seed), (from, to) => {
          expect(from).toBeGreaterThanOrEqual(0);
          expect(to).toBeLessThanOrEqual(n);
          expect(to).toBeGreaterThan(from);
          sum += to - from;
        });
        expect(sum).toBe(n);
      }),
    );
  });
  it('blocks have the mean length that was asked for, and one value each at a mean of 1', () => {
    const random = rng(1);
    let blocks = 0;
    for (let k = 0; k < 50; k++) resample(10_000, 25, random, (from) => (blocks += from === 0 ? 0 : 1));
    expect((50 * 10_000) / blocks).toBeGreaterThan(24);
    expect((50 * 10_000) / blocks).toBeLessThan(26);
    resample(100, 1, random, (from, to) => expect(to - from).toBe(1));
  });
  it('every value is drawn equally often, those at the ends too', () => {
    const random = rng(2);
    const count = new Float64Array(10);
    for (let k = 0; k < 20_000; k++)
      resample(10, 4, random, (from, to) => {
        for (let i = from; i < to; i++) count[i]!++;
      });
    for (const c of count) expect(Math.abs(c / 20_000 - 1)).toBeLessThan(0.03);
  });
  it('block length and prefix sums by hand', () => {
    expect([blockFor(1000, 0), blockFor(1000, 7), blockFor(5, 7), blockFor(1, 0)]).toEqual([10, 7, 5, 1]);
    expect([...prefixSums(Float64Array.of(1, 2, 4), (v) => v * v)]).toEqual([0, 1, 5, 21]);
  });
});

describe('bootstrap of a series', () => {
  it('independent returns: the interval of the mean is ± 1.96·sd/√n, that of the Sharpe ratio ± 1.96·√(1 + SR²/2)/√n', () => {
    const returns = noise(400, 3, 0.2);
    const found = bootstrap(returns, 1, 4000, 1, rng(1));
    const { mean, sharpe } = found;
    expect(width(mean) / (2 * 1.96 * (1 / Math.sqrt(400)))).toBeGreaterThan(0.88);
    expect(width(mean) / (2 * 1.96 * (1 / Math.sqrt(400)))).toBeLessThan(1.12);
    if ('na' in sharpe) throw new Error(sharpe.na);
    const wanted = 2 * 1.96 * Math.sqrt((1 + sharpe.value ** 2 / 2) / 400);
    expect(Math.abs(width(sharpe) / wanted - 1)).toBeLessThan(0.15);
    expect(mean.low).toBeLessThan(mean.value);
    expect(mean.high).toBeGreaterThan(mean.value);
    expect(found.meanBlock).toBe(1);
  });
  it('equals resampling value by value', () => {
    const returns = noise(50, 4, 0.1);
    const random = rng(9);
    let higher = 0;
    const m = returns.reduce((s, r) => s + r / 50, 0);
    for (let k = 0; k < 300; k++) {
      const drawn: number[] = [];
      resample(50, 4, random, (from, to) => drawn.push(...returns.subarray(from, to)));
      if (drawn.reduce((s, r) => s + r, 0) / 50 - m >= m) higher++;
    }
    expect(bootstrap(returns, 252, 300, 0, rng(9)).pValue).toBeCloseTo((1 + higher) / 301, 12);
  });
  it('annualises the Sharpe ratio and leaves the mean a return', () => {
    const returns = noise(60, 5, 0.1);
    const [day, year] = [1, 252].map((perYear) => bootstrap(returns, perYear, 200, 0, rng(1)));
    expect(year!.mean).toEqual(day!.mean);
    expect((year!.sharpe as Interval).low).toBeCloseTo((day!.sharpe as Interval).low * Math.sqrt(252), 9);
  });
  it('returns that hang together have a wider interval in blocks than one by one', () => {
    const shocks = noise(2000, 6);
    let last = 0;
    const returns = shocks.map((e) => (last = 0.8 * last + e));
    expect(width(bootstrap(returns, 1, 1000, 50, rng(1)).mean)).toBeGreaterThan(
      2 * width(bootstrap(returns, 1, 1000, 1, rng(1)).mean),
    );
  });
  it('a p-value below 0.1 about once in ten where there is nothing, and always where there is much', () => {
    let found = 0;
    for (let seed = 0; seed < 300; seed++) if (bootstrap(noise(100, seed), 1, 200, 1, rng(seed)).pValue < 0.1) found++;
    expect(found / 300).toBeGreaterThan(0.05);
    expect(found / 300).toBeLessThan(0.16);
    expect(bootstrap(noise(100, 1, 1), 1, 200, 1, rng(1)).pValue).toBeCloseTo(1 / 201, 12);
  });
  it('says so where a resampled history did not vary', () => {
    const returns = new Float64Array(30);
    returns[4] = 0.1;
    const { sharpe } = bootstrap(returns, 1, 500, 1, rng(1));
    expect('na' in sharpe && sharpe.na).toMatch(/of 500 resampled histories did not vary/);
  });
});

describe('reality check', () => {
  it('one rule of two bars, by hand', () => {
    // Above the benchmark −1 and 3: mean 1. Resampled one by one the mean is −1, 1, 3 with chances ¼, ½, ¼, so it is
    // at least 1 above its own mean in ¼.
    const { pValue, meanAbove, best } = realityCheck([Float64Array.of(0, 5)], Float64Array.of(1, 2), 20_000, 1, rng(1));
    expect(meanAbove).toBe(1);
    expect(best).toBe(0);
    expect(Math.abs(pValue - 0.25)).toBeLessThan(0.01);
  });
  it('the best of 40 rules that are all luck looks good alone and not among its peers', () => {
    let alone = 0;
    let among = 0;
    for (let seed = 0; seed < 30; seed++) {
      const rules = Array.from({ length: 40 }, (_, k) => noise(200, 1000 * seed + k));
      const zero = new Float64Array(200);
      const check = realityCheck(rules, zero, 200, 1, rng(seed));
      among += check.pValue / 30;
      alone += realityCheck([rules[check.best]!], zero, 200, 1, rng(seed)).pValue / 30;
    }
    expect(alone).toBeLessThan(0.05);
    expect(among).toBeGreaterThan(0.35);
    expect(among).toBeLessThan(0.65);
  });
  it('a rule that is better is found among noise; one that only follows the benchmark is not', () => {
    const market = noise(400, 1, 0.5);
    const rules = Array.from({ length: 20 }, (_, k) => noise(400, 50 + k, k === 3 ? 1 : 0.5));
    const check = realityCheck(rules, market, 500, 0, rng(1));
    expect(check).toMatchObject({ best: 3, rules: 20, meanBlock: 7 });
    expect(check.pValue).toBeLessThan(0.01);
    expect(realityCheck([market.map((r) => r - 0.001)], market, 500, 0, rng(1)).pValue).toBeGreaterThan(0.5);
  });
  it('refuses rules of other bars', () => {
    expect(() => realityCheck([], new Float64Array(3), 100, 1, rng(1))).toThrow(/0 rules/);
    expect(() => realityCheck([new Float64Array(2)], new Float64Array(3), 100, 1, rng(1))).toThrow(/rule 0 has 2/);
  });
});
