/** The nine together: on a seeded random walk, and on real bars where JANUS_TEST_DATA says where they are. */
import { F, FEATURE_COUNT, newMarketState, newSignal, parseConfig, STRATEGIES, truncate } from '@janus/domain';
import type { BarSeries, Signal } from '@janus/domain';
import { featureFields, featureMatrix } from '@janus/indicators';
import { rng } from '@janus/numerics';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { parseStrategies } from './config.ts';
import { initStrategies, stepStrategies } from './set.ts';

const BAR_MS = 300_000;
const DAY_MS = 86_400_000;
const config = parseStrategies();
const features = parseConfig(featureFields, {}, 'features');

/** Random walk in bursts: volatility and volume come and go together, so that all nine find something to say. */
function walk(length: number, seed: number): BarSeries {
  const random = rng(seed);
  const column = (): Float64Array => new Float64Array(length);
  const [time, open, high, low, close, volume] = [column(), column(), column(), column(), column(), column()];
  let price = 100;
  let burst = 1;
  for (let i = 0; i < length; i++) {
    burst = Math.max(0.4, 0.95 * burst + 0.05 + (random.next() < 0.01 ? 2 : 0));
    time[i] = i * BAR_MS;
    open[i] = price;
    price *= Math.exp(0.001 * burst * random.normal());
    close[i] = price;
    high[i] = Math.max(open[i]!, price) * (1 + 0.0004 * burst * random.exponential());
    low[i] = Math.min(open[i]!, price) * (1 - 0.0004 * burst * random.exponential());
    volume[i] = 10 * burst * random.exponential();
  }
  const shape = { symbol: 'WALK', timeframeMs: BAR_MS, assetClass: 'crypto', side: 'trade', spread: null } as const;
  return { ...shape, length, time, open, high, low, close, volume, truth: null, simulated: true };
}

/** Signals of a whole series, [length·9·4]. */
function play(series: BarSeries): Float64Array {
  const matrix = featureMatrix(series, features);
  const market = newMarketState();
  const signals: Signal[] = STRATEGIES.map(() => newSignal());
  const state = initStrategies(config);
  const out = new Float64Array(series.length * STRATEGIES.length * 4);
  for (let i = 0; i < series.length; i++) {
    market.index = i;
    market.time = series.time[i]! + series.timeframeMs;
    market.features.set(matrix.subarray(i * FEATURE_COUNT, (i + 1) * FEATURE_COUNT));
    stepStrategies(state, market, signals);
    signals.forEach((s, k) =>
      out.set([s.direction, s.strength, s.stopDistance, s.targetDistance], (i * STRATEGIES.length + k) * 4),
    );
  }
  return out;
}

/** How often each strategy fired, and on how many bars any did. */
function counts(series: BarSeries): { each: Record<string, number>; bars: number } {
  const out = play(series);
  const each = Object.fromEntries(STRATEGIES.map((name) => [name, 0]));
  let bars = 0;
  for (let i = 0; i < series.length; i++) {
    let any = false;
    for (let k = 0; k < STRATEGIES.length; k++) {
      if (out[(i * STRATEGIES.length + k) * 4] === 0) continue;
      each[STRATEGIES[k]!]!++;
      any = true;
    }
    if (any) bars++;
  }
  return { each, bars };
}

describe('the nine together', () => {
  const series = walk(4000, 11);
  const whole = play(series);

  it('all fire on a random walk, in both directions, with a stop and a strength in [0, 1]', () => {
    const up = new Set<string>();
    const down = new Set<string>();
    for (let i = 0; i < whole.length; i += 4) {
      const name = STRATEGIES[(i / 4) % STRATEGIES.length]!;
      const [direction, strength, stop, target] = whole.subarray(i, i + 4);
      if (direction === 0) {
        expect(strength! + stop! + target!).toBe(0);
        continue;
      }
      (direction! > 0 ? up : down).add(name);
      expect(strength).toBeGreaterThanOrEqual(0);
      expect(strength).toBeLessThanOrEqual(1);
      expect(stop).toBeGreaterThan(0);
      expect(target).toBeGreaterThanOrEqual(0);
    }
    expect([...up].sort()).toEqual([...STRATEGIES].sort());
    expect([...down].sort()).toEqual([...STRATEGIES].sort());
  });

  it('are causal: truncating the future changes no signal, at 60 random points', () => {
    const random = rng(5);
    for (let n = 0; n < 60; n++) {
      const length = 1 + random.below(series.length);
      const part = play(truncate(series, length));
      // Compared by hand: 140,000 numbers a time are too many for the matcher.
      expect(part.findIndex((x, i) => x !== whole[i])).toBe(-1);
      expect(part.length).toBe(length * STRATEGIES.length * 4);
    }
  });

  it('are silent before the features are known', () => {
    const market = newMarketState();
    const signals = STRATEGIES.map(() => newSignal());
    const state = initStrategies(config);
    for (let i = 0; i < 500; i++) {
      market.time = i * BAR_MS;
      stepStrategies(state, market, signals);
      expect(signals.every((s) => s.direction === 0)).toBe(true);
    }
  });

  it('fire without volume only where volume is not asked for', () => {
    const { each } = counts({ ...series, volume: new Float64Array(series.length).fill(Number.NaN) });
    const silent = STRATEGIES.filter((name) => each[name] === 0);
    expect(silent).toEqual(['ema-ribbon-scalper', 'momentum-surge', 'vwap-scalper', 'opening-range-breakout']);
  });

  it('continue alike from a copy of their state', () => {
    const matrix = featureMatrix(series, features);
    const market = newMarketState();
    const a = STRATEGIES.map(() => newSignal());
    const b = STRATEGIES.map(() => newSignal());
    const first = initStrategies(config);
    let second = initStrategies(config);
    for (let i = 0; i < 2000; i++) {
      if (i === 1000) second = structuredClone(first);
      market.time = series.time[i]! + BAR_MS;
      market.features.set(matrix.subarray(i * FEATURE_COUNT, (i + 1) * FEATURE_COUNT));
      stepStrategies(first, market, a);
      if (i < 1000) continue;
      stepStrategies(second, market, b);
      expect(b).toEqual(a);
    }
    expect(market.features[F.close]).toBe(series.close[1999]);
  });

  it('refuse a list of signals that is not nine long', () => {
    expect(() => stepStrategies(initStrategies(config), newMarketState(), [newSignal()])).toThrow('1 signals');
  });
});

const DATA = process.env['JANUS_TEST_DATA'];

/** Columns of a gzipped CSV, named by position: time, open, high, low, close, volume. */
function load(file: string, timeframeMs: number, columns: readonly number[]): BarSeries {
  const text = gunzipSync(readFileSync(join(DATA!, 'market', file))).toString();
  const rows = text.trim().split('\n').slice(1);
  const length = rows.length;
  const out = columns.map(() => new Float64Array(length));
  rows.forEach((row, i) => {
    const cells = row.split(',');
    columns.forEach((c, k) => {
      const cell = cells[c]!;
      out[k]![i] = cell.includes('-') ? Date.parse(`${cell}T00:00:00Z`) : Number(cell);
    });
  });
  const [time, open, high, low, close, volume] = out as [
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  const shape = { symbol: file, timeframeMs, assetClass: 'crypto', side: 'trade', spread: null } as const;
  return { ...shape, length, time, open, high, low, close, volume, truth: null, simulated: false };
}

describe.skipIf(!DATA)('on real bars (JANUS_TEST_DATA)', () => {
  it('BTC of five minutes: the nine together fire on 3 to 15 % of the bars, each of them at times', () => {
    const series = load('crypto/binance_spot/BTCUSDT-5m.csv.gz', BAR_MS, [0, 1, 2, 3, 4, 5]);
    const { each, bars } = counts(series);
    expect(bars / series.length).toBeGreaterThan(0.03);
    expect(bars / series.length).toBeLessThan(0.15);
    for (const name of STRATEGIES) expect(each[name], name).toBeGreaterThan(100);
  });
  it('S&P 500 by day: some signals a month, none from what needs a session', () => {
    const series = load('equity/SP500_1d_2000_2020_vega.csv.gz', DAY_MS, [0, 1, 2, 3, 4, 6]);
    const { each, bars } = counts(series);
    const months = (series.time[series.length - 1]! - series.time[0]!) / (30.44 * DAY_MS);
    expect(bars / months).toBeGreaterThan(1);
    expect(bars / months).toBeLessThan(6);
    expect(each['vwap-scalper']).toBe(0);
    expect(each['opening-range-breakout']).toBe(0);
  });
});
