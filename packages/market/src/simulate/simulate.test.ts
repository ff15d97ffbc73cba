import { REGIMES, truncate } from '@janus/domain';
import type { BarSeries } from '@janus/domain';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BASE_TRANSITIONS, GARCH } from './parameters.ts';
import { GENERATORS, simulate } from './simulate.ts';
import type { Generator } from './simulate.ts';

const HOUR = 3_600_000;

const lag = (x: Float64Array): number => x.reduce((a, v, i) => (i === 0 ? 0 : a + v * x[i - 1]!), 0) / x.length;

/** Kurtosis and lag-1 autocorrelations of log returns and of their squares. */
function facts(s: BarSeries): { kurtosis: number; returns: number; squares: number } {
  const r = Float64Array.from({ length: s.length }, (_, i) => Math.log(s.close[i]! / s.open[i]!));
  const mean = r.reduce((a, x) => a + x, 0) / r.length;
  const d = r.map((x) => x - mean);
  const m2 = d.reduce((a, x) => a + x * x, 0) / r.length;
  const m4 = d.reduce((a, x) => a + x ** 4, 0) / r.length;
  return { kurtosis: m4 / (m2 * m2), returns: lag(d) / m2, squares: lag(d.map((x) => x * x - m2)) / (m4 - m2 * m2) };
}

/** Mean absolute log return with the volatility scaled. */
function meanMove(generator: Generator, volatility: number): number {
  const s = simulate({ generator, bars: 60_000, seed: 5, timeframeMs: HOUR, parameterScale: { volatility } });
  let sum = 0;
  for (let i = 0; i < s.length; i++) sum += Math.abs(Math.log(s.close[i]! / s.open[i]!));
  return sum / s.length;
}

describe.each(GENERATORS)('simulator %s', (generator) => {
  const long = simulate({ generator, bars: 200_000, seed: 11, timeframeMs: HOUR });

  it('has the stylised facts: fat tails, clustered volatility, returns that hardly predict each other', () => {
    const { kurtosis, returns, squares } = facts(long);
    expect(kurtosis).toBeGreaterThan(4);
    expect(squares).toBeGreaterThan(0.05);
    expect(Math.abs(returns)).toBeLessThan(0.05);
  });
  it('visits every regime in at least 1 % of 200,000 bars', () => {
    const share = new Float64Array(REGIMES.length);
    for (const k of long.truth!) share[k]! += 1 / long.length;
    for (const [k, name] of REGIMES.entries()) expect(share[k], name).toBeGreaterThan(0.01);
  });
  it('means what the names say: crisis is the wildest, bull rises, bear and deflation fall, deflation is quiet', () => {
    const count = new Float64Array(REGIMES.length);
    const sum = new Float64Array(REGIMES.length);
    const square = new Float64Array(REGIMES.length);
    for (let i = 0; i < long.length; i++) {
      const r = Math.log(long.close[i]! / long.open[i]!);
      const k = long.truth![i]!;
      count[k]!++;
      sum[k]! += r;
      square[k]! += r * r;
    }
    const drift = Object.fromEntries(REGIMES.map((name, k) => [name, sum[k]! / count[k]!]));
    const wild = Object.fromEntries(REGIMES.map((name, k) => [name, Math.sqrt(square[k]! / count[k]!)]));
    expect(drift['bull']).toBeGreaterThan(0);
    expect(drift['bubble']).toBeGreaterThan(drift['bull']!);
    expect(drift['bear']).toBeLessThan(0);
    expect(drift['deflation']).toBeLessThan(0);
    for (const name of REGIMES) expect(wild['crisis']! >= wild[name]!, name).toBe(true);
    for (const name of REGIMES) expect(wild['deflation']! <= wild[name]!, name).toBe(true);
  });
  it('says that it is simulated, and every bar is a possible bar', () => {
    expect(long.simulated).toBe(true);
    for (let i = 0; i < long.length; i++) {
      const top = Math.max(long.open[i]!, long.close[i]!);
      const bottom = Math.min(long.open[i]!, long.close[i]!);
      if (!(long.low[i]! > 0 && long.low[i]! <= bottom && long.high[i]! >= top && long.volume[i]! > 0))
        throw new Error(`bar ${i} is impossible`);
      if (i > 0 && (long.open[i] !== long.close[i - 1] || long.time[i] !== long.time[i - 1]! + HOUR))
        throw new Error(`bar ${i} does not follow the one before`);
    }
  });
  it('a longer run begins with the shorter one, byte for byte; another seed is another market', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 2 ** 32 - 1 }),
        fc.integer({ min: 1, max: 400 }),
        fc.integer({ min: 0, max: 400 }),
        (seed, bars, more) => {
          const short = simulate({ generator, bars, seed, timeframeMs: HOUR });
          const whole = simulate({ generator, bars: bars + more, seed, timeframeMs: HOUR });
          expect(truncate(whole, bars)).toEqual(short);
        },
      ),
      { numRuns: 40 },
    );
    const other = simulate({ generator, bars: 50, seed: 12, timeframeMs: HOUR });
    expect(other.close).not.toEqual(long.close.slice(0, 50));
  });
  it('every regime still occurs with all parameters at ±50 %', () => {
    for (const parameterScale of [0.5, 1.5]) {
      const s = simulate({ generator, bars: 200_000, seed: 3, timeframeMs: HOUR, parameterScale });
      expect(new Set(s.truth)).toHaveLength(REGIMES.length);
    }
  });
  it('volatility scales with its factor', () => {
    expect(meanMove(generator, 1.5) / meanMove(generator, 0.5)).toBeGreaterThan(2);
  });
});

describe('simulate refuses', () => {
  const good = { generator: 'base', bars: 10, seed: 1, timeframeMs: HOUR } as const;
  it.each([
    [{ ...good, bars: 0 }, /bars: 0/],
    [{ ...good, seed: -1 }, /seed: -1/],
    [{ ...good, timeframeMs: 0.5 }, /timeframeMs: 0.5/],
    [{ ...good, start: -5 }, /start: -5/],
    [{ ...good, parameterScale: 1.6 }, /1\.6 is not a number in \[0\.5, 1\.5\]/],
    [{ ...good, parameterScale: { speed: 1 } as never }, /parameterScale\.speed: unknown/],
    [{ ...good, generator: 'garch' as const, parameterScale: { jumps: 1 } }, /has no jumps/],
    [{ ...good, generator: 'gan' as never }, /'gan' is not one of base, garch, svj/],
  ])('%o', (options, message) => {
    expect(() => simulate(options)).toThrow(message);
  });
});

it('rows of every transition table sum to 1 and never stay', () => {
  for (const rows of [BASE_TRANSITIONS, GARCH.volatilityTransitions, GARCH.driftTransitions])
    for (const [i, row] of rows.entries()) {
      expect(row.reduce((a: number, p: number) => a + p, 0)).toBeCloseTo(1, 12);
      expect(row[i]).toBe(0);
    }
});

// Scores of detectors are only worth something while the markets that they are scored on stay the same.
it.each([
  ['base', 94.17602542, 456.88712721, 4948],
  ['garch', 47.88453979, 802.67656146, 2597],
  ['svj', 173.72087066, 1546.22553711, 1943],
] as const)('%s has not changed since detectors are scored on it', (generator, close, volume, truths) => {
  const s = simulate({ generator, bars: 1000, seed: 1, timeframeMs: HOUR });
  expect(s.close[999]).toBeCloseTo(close, 7);
  expect(s.volume[999]).toBeCloseTo(volume, 7);
  expect(s.truth!.reduce((sum, k) => sum + k, 0)).toBe(truths);
});
