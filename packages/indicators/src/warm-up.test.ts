import { describe, expect, it } from 'vitest';
import { F, FEATURES, FEATURE_COUNT, parseConfig } from '@janus/domain';
import type { BarSeries, Feature } from '@janus/domain';
import { featureFields } from './config.ts';
import { featureMatrix } from './matrix.ts';
import { walkSeries } from './testing/series.ts';
import { featureWarmUp } from './warm-up.ts';

const config = parseConfig(featureFields, {}, 'features');

/** `before` and then `after`, in one row of times that begins at `firstBar`. */
function joined(before: BarSeries, after: BarSeries, firstBar: number): BarSeries {
  const length = before.length + after.length;
  const column = (name: 'open' | 'high' | 'low' | 'close' | 'volume'): Float64Array => {
    const out = new Float64Array(length);
    out.set(before[name]);
    out.set(after[name], before.length);
    return out;
  };
  return {
    ...after,
    length,
    time: Float64Array.from({ length }, (_, i) => (firstBar + i) * after.timeframeMs),
    open: column('open'),
    high: column('high'),
    low: column('low'),
    close: column('close'),
    volume: column('volume'),
  };
}

/** Averages that never quite forget; every other feature is a window, or a fast average. */
const SLOW: readonly Feature[] = ['ema200', 'volatilityBaseline', 'dspDivergence', 'dspSign'];

describe('warm-up', () => {
  it('by hand', () => {
    // (399/401)^n ≤ 0.01: n = ln 0.01/ln(399/401) = −4.60517/−0.00500001 = 921.03 → 922 returns, 923 bars
    expect(featureWarmUp(config)).toBe(923);
    // 200 + ln 0.25/ln(199/201) = 200 + 138.6 → 339, but span 400 first speaks after 400 returns
    expect(featureWarmUp({ ...config, residue: 0.25 })).toBe(401);
    // a session of one-minute bars
    expect(featureWarmUp({ ...config, timeframeMs: 60_000 })).toBe(1440);
    expect(featureWarmUp({ ...config, dspWindow: 2048 })).toBe(2048 + 459);
  });
  it('leaves what came before at most `residue` of its difference', () => {
    for (const residue of [0.01, 1e-4]) {
      const warm = featureWarmUp({ ...config, residue });
      const after = walkSeries(warm + 50, 31);
      // Seven times the price and nine times the volatility; 480 bars are 20 whole days.
      const other = walkSeries(480, 32, { start: 700, sigma: 0.09 });
      const a = featureMatrix(after, config);
      const b = featureMatrix(joined(other, after, 0), config).subarray(480 * FEATURE_COUNT);
      for (let i = warm - 1; i < after.length; i++)
        FEATURES.forEach((name, k) => {
          const x = a[i * FEATURE_COUNT + k]!;
          const y = b[i * FEATURE_COUNT + k]!;
          expect(Number.isFinite(x), name).toBe(true);
          const gap = Math.abs(x - y);
          if (name === 'ema200') expect(gap, name).toBeLessThan(residue * 5000);
          else if (name === 'volatilityBaseline')
            // The variance, not σ, is the average: 0.09² weighs at most `residue`, as does the jump between the two.
            expect(Math.abs(x * x - y * y), name).toBeLessThan(residue * (0.09 ** 2 + 0.05));
          else if (!SLOW.includes(name)) expect(gap, `${name} at ${i}`).toBeLessThan(1e-8 * Math.max(1, Math.abs(x)));
        });
    }
  });
  it('covers the first session that is seen from its beginning', () => {
    // Begun in the middle of a day, the VWAP is of the half that was seen; from the next midnight on it is whole.
    const series = walkSeries(2000, 33);
    const middle = 13;
    const cut = (x: Float64Array): Float64Array => x.slice(middle);
    const late: BarSeries = {
      ...series,
      length: series.length - middle,
      time: cut(series.time),
      open: cut(series.open),
      high: cut(series.high),
      low: cut(series.low),
      close: cut(series.close),
      volume: cut(series.volume),
    };
    const a = featureMatrix(series, config);
    const b = featureMatrix(late, config);
    const warm = featureWarmUp(config);
    for (let i = warm - 1; i < late.length; i++) {
      const x = a[(i + middle) * FEATURE_COUNT + F.vwap]!;
      expect(b[i * FEATURE_COUNT + F.vwap]).toBe(x);
    }
  });
});
