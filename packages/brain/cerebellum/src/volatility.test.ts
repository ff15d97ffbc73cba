import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { initEw, pushEw, rng } from '@janus/numerics';
import { parseConfig } from '@janus/domain';
import { cerebellumFields } from './config.ts';
import { initVolatility, stepVolatility, volatilityOver } from './volatility.ts';

const config = parseConfig(cerebellumFields, {}, 'cerebellum');
const data = process.env['JANUS_TEST_DATA'];

/** Logarithmic returns of the closes of a stored series. */
function returnsOf(name: string): number[] {
  const text = gunzipSync(readFileSync(path.join(data ?? '', 'market', name))).toString();
  const close = text
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => Number(line.split(',')[4]));
  return close.slice(1).map((c, i) => Math.log(c / close[i]!));
}

/** The forecast after each value. */
const forecasts = (values: readonly number[]): number[] => {
  const s = initVolatility(config);
  return values.map((x) => {
    stepVolatility(s, config, x);
    return s.forecast;
  });
};

describe('volatility', () => {
  it('[E35] weighted means, shape, √horizon', () => {
    const w = Float64Array.of(0.2, 0.3, 0.5);
    // 1.25·(0.2·0.01 + 0.3·0.02 + 0.5·0.04)·√4 = 1.25·0.028·2 = 0.07
    expect(volatilityOver(w, 0.01, 0.02, 0.04, 1.25, 4)).toBeCloseTo(0.07, 12);
    // 1·(0.2·0.05)·1 = 0.01; 2·(0.3·0.1 + 0.5·0.02)·3 = 0.24
    expect(volatilityOver(w, 0.05, 0, 0, 1, 1)).toBeCloseTo(0.01, 12);
    expect(volatilityOver(w, 0, 0.1, 0.02, 2, 9)).toBeCloseTo(0.24, 12);
  });
  it('of returns that never change it is that return', () => {
    const s = initVolatility(config);
    for (let i = 0; i < 200; i++) stepVolatility(s, config, 0.01);
    expect(s.forecast).toBeCloseTo(0.01, 6);
  });
  it('finds the σ of a Gaussian series', () => {
    const r = rng(2);
    const s = initVolatility(config);
    let mean = 0;
    for (let i = 0; i < 20_000; i++) {
      stepVolatility(s, config, Math.abs(0.02 * r.normal()));
      if (i >= 1000) mean += s.forecast / 19_000;
    }
    expect(mean).toBeGreaterThan(0.0185);
    expect(mean).toBeLessThan(0.0215);
  });
  it('is silent before warm-up and passes over what is not a number', () => {
    const s = initVolatility(config);
    for (let i = 0; i < config.volatilityWarmUp - 1; i++) stepVolatility(s, config, 0.01);
    stepVolatility(s, config, Number.NaN);
    expect(s.forecast).toBeNaN();
    stepVolatility(s, config, 0.01);
    expect(s.forecast).toBeGreaterThan(0);
    const zero = initVolatility(config);
    for (let i = 0; i < 200; i++) stepVolatility(zero, config, 0);
    expect(zero.forecast).toBeNaN();
  });
  it('weights move towards the mean that was right, and stay at 0 or above', () => {
    const eager = { ...config, volatilityRate: 0.5 };
    const s = initVolatility(eager);
    // Absolute returns that alternate between two levels every 60 bars reward the short mean.
    for (let i = 0; i < 6000; i++) stepVolatility(s, { ...config, volatilityRate: 0.02 }, i % 120 < 60 ? 0.01 : 0.03);
    expect(s.weights[0]! + s.weights[1]!).toBeGreaterThan(0.6);
    const r = rng(9);
    for (let i = 0; i < 2000; i++) {
      stepVolatility(s, eager, Math.abs(r.normal()) * (i % 7 === 0 ? 0.1 : 0.001));
      for (const w of s.weights) expect(w).toBeGreaterThanOrEqual(0);
    }
  });
  it('the future changes no past forecast', () => {
    const r = rng(6);
    const series = Array.from({ length: 400 }, () => Math.abs(0.01 * r.normal()));
    expect(forecasts(series.slice(0, 200))).toEqual(forecasts(series).slice(0, 200));
  });
  describe.skipIf(!data)('on real bars', () => {
    it.each([
      'crypto/binance_spot/BTCUSDT-1h.csv.gz',
      'crypto/binance_spot/DOGEUSDT-1h.csv.gz',
      'fx/EURUSD_1h_2017_2018.csv.gz',
    ])('%s: likelier than exponential weighting over 20 bars, and calibrated', (name) => {
      const s = initVolatility(config);
      const ew = initEw(20);
      let own = 0;
      let plain = 0;
      let ratio = 0;
      let n = 0;
      for (const r of returnsOf(name)) {
        if (ew.count >= 500) {
          own += Math.log(s.forecast ** 2) + (r / s.forecast) ** 2;
          plain += Math.log(ew.mean) + (r * r) / ew.mean;
          ratio += (r / s.forecast) ** 2;
          n++;
        }
        stepVolatility(s, config, Math.abs(r));
        pushEw(ew, r * r);
      }
      // Gaussian loss ln σ² + r²/σ² a bar: lower is likelier.
      expect(own / n).toBeLessThan(plain / n - 0.02);
      expect(ratio / n).toBeGreaterThan(0.85);
      expect(ratio / n).toBeLessThan(1.2);
    });
  });
});
