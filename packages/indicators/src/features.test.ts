import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DSP_FIRST, F, FEATURES, FEATURE_COUNT, parseConfig, truncate } from '@janus/domain';
import type { BarSeries, Feature } from '@janus/domain';
import { featureFields } from './config.ts';
import { initDsp, stepDsp } from './dsp.ts';
import { initFeatures, newFeatures, stepFeatures } from './features.ts';
import { featureMatrix } from './matrix.ts';
import { walkSeries } from './testing/series.ts';

const config = parseConfig(featureFields, {}, 'features');
const VOLUME_FEATURES: readonly Feature[] = ['volume', 'vwap', 'vwapDeviation', 'volumeMean', 'relativeVolume'];

const at = (matrix: Float64Array, bar: number, name: Feature): number => matrix[bar * FEATURE_COUNT + F[name]]!;
function flat(length: number, price: number, volume: number): BarSeries {
  const prices = new Float64Array(length).fill(price);
  const s = walkSeries(length, 1);
  return {
    ...s,
    open: prices,
    high: prices,
    low: prices,
    close: prices,
    volume: new Float64Array(length).fill(volume),
  };
}
/** Weighted mean and variance with weights (1 − a)^age, from all values. */
function weighted(x: readonly number[], span: number): number {
  const a = 2 / (span + 1);
  const weights = x.map((_, i) => (1 - a) ** (x.length - 1 - i));
  const total = weights.reduce((p, q) => p + q, 0);
  const mean = x.reduce((p, v, i) => p + v * weights[i]!, 0) / total;
  return Math.sqrt(x.reduce((p, v, i) => p + weights[i]! * (v - mean) ** 2, 0) / total);
}

describe('feature vector', () => {
  it('equals the definitions, from the whole history', () => {
    const series = walkSeries(700, 21);
    const m = featureMatrix(series, config);
    const c = [...series.close];
    const returns = c.map((x, i) => (i === 0 ? Number.NaN : Math.log(x / c[i - 1]!)));
    for (const i of [450, 600, 699]) {
      const near = (name: Feature, want: number): void =>
        expect(Math.abs(at(m, i, name) - want), name).toBeLessThan(1e-9 * Math.max(1, Math.abs(want)));
      near('open', series.open[i]!);
      near('high', series.high[i]!);
      near('low', series.low[i]!);
      near('close', c[i]!);
      near('volume', series.volume[i]!);
      near('logReturn', returns[i]!);
      near('bollingerWidth', (at(m, i, 'bollingerUpper') - at(m, i, 'bollingerLower')) / at(m, i, 'bollingerMiddle'));
      near('macdHistogram', at(m, i, 'macd') - at(m, i, 'macdSignal'));
      const volumes = [...series.volume].slice(i - 20, i + 1);
      near('volumeMean', volumes.slice(1).reduce((a, b) => a + b, 0) / 20);
      near('relativeVolume', series.volume[i]! / (volumes.slice(0, 20).reduce((a, b) => a + b, 0) / 20));
      const volatility = weighted(returns.slice(1, i + 1), 20);
      near('volatility', volatility);
      near('volatilityBaseline', weighted(returns.slice(1, i + 1), 400));
      near('volatilityChange', volatility / weighted(returns.slice(1, i - 19), 20) - 1);
      near('trailingReturn', Math.log(c[i]! / c[i - 60]!));
      near('momentum', Math.log(c[i]! / c[i - 20]!) / (volatility * Math.sqrt(20)));
      let fall = 0;
      for (let a = i - 59; a <= i; a++) for (let b = a; b <= i; b++) fall = Math.max(fall, 1 - c[b]! / c[a]!);
      near('maxDrawdown', fall);
      near('meanReversion', Math.max(-1, Math.min(1, -at(m, i, 'dspDeviation') / 2)));
      const day = Math.floor(i / 24) * 24;
      const typical = (k: number): number => (series.high[k]! + series.low[k]! + c[k]!) / 3;
      let total = 0;
      let sum = 0;
      for (let k = day; k <= i; k++) {
        total += series.volume[k]!;
        sum += series.volume[k]! * typical(k);
      }
      near('vwap', sum / total);
    }
  });
  it('carries the DSP vector in its eight last slots', () => {
    const series = walkSeries(300, 22);
    const m = featureMatrix(series, config);
    const s = initDsp(config);
    const out = new Float64Array(8);
    for (let i = 0; i < series.length; i++) {
      stepDsp(s, series.close[i]!, Math.log(series.close[i]!), out, 0);
      expect(m.slice(i * FEATURE_COUNT + DSP_FIRST, (i + 1) * FEATURE_COUNT)).toEqual(out);
    }
  });
  it('becomes known at the bar that each definition says, and stays known', () => {
    const m = featureMatrix(walkSeries(500, 23), config);
    const first: Partial<Record<Feature, number>> = {
      logReturn: 1,
      ema8: 7,
      ema13: 12,
      ema21: 20,
      ema50: 49,
      ema200: 199,
      rsi: 14,
      macd: 25,
      macdSignal: 33,
      macdHistogram: 33,
      atr: 14,
      adx: 27,
      plusDi: 14,
      minusDi: 14,
      bollingerMiddle: 19,
      bollingerUpper: 19,
      bollingerLower: 19,
      bollingerWidth: 19,
      volumeMean: 19,
      relativeVolume: 20,
      volatility: 20,
      volatilityBaseline: 400,
      trailingReturn: 60,
      maxDrawdown: 59,
      volatilityChange: 40,
      momentum: 20,
    };
    for (const name of FEATURES) {
      const from = first[name] ?? (name.startsWith('dsp') || name === 'meanReversion' ? 143 : 0);
      for (let i = 0; i < 500; i++) expect(Number.isFinite(at(m, i, name)), `${name} at ${i}`).toBe(i >= from);
    }
  });
  it('without volume leaves only the volume features unknown', () => {
    const m = featureMatrix(walkSeries(450, 24, { volume: false }), config);
    for (const name of FEATURES) expect(Number.isFinite(at(m, 449, name)), name).toBe(!VOLUME_FEATURES.includes(name));
  });
  it('of a price that never moves is finite and at rest', () => {
    const m = featureMatrix(flat(450, 0.1, 3), config);
    for (const name of FEATURES) expect(Number.isFinite(at(m, 449, name)), name).toBe(true);
    for (const name of [
      'logReturn',
      'macd',
      'macdHistogram',
      'atr',
      'adx',
      'plusDi',
      'minusDi',
      'bollingerWidth',
    ] as const)
      expect(at(m, 449, name), name).toBe(0);
    for (const name of ['volatility', 'volatilityBaseline', 'trailingReturn', 'maxDrawdown', 'momentum'] as const)
      expect(at(m, 449, name), name).toBe(0);
    for (const name of ['volatilityChange', 'vwapDeviation', 'dspDivergence', 'dspDeviation', 'dspRegime'] as const)
      expect(at(m, 449, name), name).toBe(0);
    for (const name of ['ema8', 'ema200', 'bollingerMiddle', 'bollingerUpper'] as const)
      expect(at(m, 449, name), name).toBe(0.1);
    expect(at(m, 449, 'vwap')).toBeCloseTo(0.1, 15);
    expect([at(m, 449, 'rsi'), at(m, 449, 'dspHurst'), at(m, 449, 'dspAlpha')]).toEqual([50, 0.5, 1]);
    expect(at(m, 449, 'relativeVolume')).toBe(1);
  });
  it('with zero volume throughout knows no price that was paid', () => {
    const m = featureMatrix(flat(60, 5, 0), config);
    expect(at(m, 59, 'volumeMean')).toBe(0);
    for (const name of ['vwap', 'vwapDeviation', 'relativeVolume'] as const) expect(at(m, 59, name), name).toBeNaN();
  });
  it('takes the VWAP of the last 20 bars where a bar is a day', () => {
    const series = walkSeries(40, 25, { timeframeMs: 86_400_000 });
    const m = featureMatrix(series, config);
    expect(at(m, 18, 'vwap')).toBeNaN();
    let total = 0;
    let sum = 0;
    for (let k = 20; k < 40; k++) {
      total += series.volume[k]!;
      sum += (series.volume[k]! * (series.high[k]! + series.low[k]! + series.close[k]!)) / 3;
    }
    expect(at(m, 39, 'vwap')).toBeCloseTo(sum / total, 10);
  });
  it('is causal: cutting off the future changes no row', () => {
    const series = walkSeries(400, 26);
    const whole = featureMatrix(series, config);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 400 }), (length) => {
        expect(featureMatrix(truncate(series, length), config)).toEqual(whole.slice(0, length * FEATURE_COUNT));
      }),
      { numRuns: 20 },
    );
  });
  it('has a state that survives being written down and read back', () => {
    const series = walkSeries(300, 27);
    const whole = featureMatrix(series, config);
    let s = initFeatures(config);
    const row = newFeatures();
    for (let i = 0; i < 300; i++) {
      if (i % 37 === 36) s = structuredClone(s);
      const { time, open, high, low, close, volume } = series;
      stepFeatures(s, time[i]!, open[i]!, high[i]!, low[i]!, close[i]!, volume[i]!, row);
      expect(row).toEqual(whole.slice(i * FEATURE_COUNT, (i + 1) * FEATURE_COUNT));
    }
  });
  it('refuses what the parts refuse, and unknown options', () => {
    expect(() => initFeatures({ ...config, dspWindow: 63 })).toThrow('window 63');
    expect(() => parseConfig(featureFields, { rsiPeriod: 7 }, 'features')).toThrow(
      'features.rsiPeriod: unknown option',
    );
  });
});
