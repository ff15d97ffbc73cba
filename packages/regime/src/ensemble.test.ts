import { BEAR, BULL, BUBBLE, CRISIS, DEFLATION, parseConfig, RANGING, RECOVERY, truncate } from '@janus/domain';
import { featureFields, featureMatrix } from '@janus/indicators';
import { simulate } from '@janus/market';
import { rng } from '@janus/numerics';
import { describe, expect, it } from 'vitest';
import { regimeFields } from './config.ts';
import { label } from './labels.ts';
import { labelSeries } from './label-series.ts';
import { prepareRefits, refitBars } from './refit.ts';

const config = parseConfig(regimeFields, { trainBars: 800, refitEvery: 400, iterations: 8 }, 'regime');
const series = simulate({ generator: 'base', bars: 2600, seed: 3, timeframeMs: 3_600_000 });
const matrixOf = (s: typeof series) =>
  featureMatrix(s, parseConfig(featureFields, { timeframeMs: s.timeframeMs }, 'features'));
const whole = prepareRefits(matrixOf(series), config, 1);
const track = labelSeries(series, config, whole);

describe('ensemble', () => {
  it('does not answer before its first model and its features are known, and always after', () => {
    const first = track.regime.findIndex((r) => r >= 0);
    expect(first).toBeGreaterThan(whole[0]!.knownAt);
    expect(track.regime.slice(first).every((r) => r >= 0)).toBe(true);
    expect(track.confidence.slice(first).every((c) => c > 0 && c <= 1)).toBe(true);
    expect(track.agreement.slice(first).every((a) => a >= 0 && a <= 1)).toBe(true);
  });
  it('sees no future: cut off at 50 random points, refits and votes before the cut are the same', () => {
    const random = rng(9);
    for (let k = 0; k < 50; k++) {
      const cut = 1 + random.below(series.length - 1);
      const short = truncate(series, cut);
      const refits = prepareRefits(matrixOf(short), config, 1);
      expect(refits).toEqual(whole.filter((r) => r.asOf < cut));
      const again = labelSeries(short, config, refits);
      for (const key of ['regime', 'hmm', 'statistical', 'technical', 'confidence'] as const)
        expect(again[key]).toEqual(track[key].slice(0, cut));
    }
  }, 120_000);
  it('changes its mind rarely: hysteresis holds a regime for bars, not ticks', () => {
    let changes = 0;
    let bars = 0;
    for (let i = 1; i < track.regime.length; i++)
      if (track.regime[i - 1]! >= 0) {
        bars++;
        if (track.regime[i] !== track.regime[i - 1]) changes++;
      }
    expect(bars / changes).toBeGreaterThan(5);
  });
  it('keeps to the stated schedule and lets a refit be known only after its delay', () => {
    expect(refitBars(1500, { ...config, firstFit: 500, refitEvery: 400 })).toEqual([499, 899, 1299]);
    for (const r of whole) expect(r.knownAt).toBe(r.asOf + config.refitDelay);
  });
});

describe('labels, a row each', () => {
  const at = (drift: number, stress: number, drawdown: number, afterCrisis = false) =>
    label(drift, stress, drawdown, afterCrisis, config);
  it('names each of the seven', () => {
    expect(at(1, 1, 0)).toBe(BULL);
    expect(at(-1, 1, 0)).toBe(BEAR);
    expect(at(0, 1, 0)).toBe(RANGING);
    expect(at(-1, config.storm, 0)).toBe(CRISIS);
    expect(at(0, config.storm, 1.5)).toBe(CRISIS);
    expect(at(0.2, 1.2, 0.5, true)).toBe(RECOVERY);
    expect(at(4 * config.trend + 0.1, 1.2, 0)).toBe(BUBBLE);
    expect(at(-1, config.calm - 0.1, 0)).toBe(DEFLATION);
  });
});
