import { simulate } from '@janus/market';
import { rng } from '@janus/numerics';
import { describe, expect, it } from 'vitest';
import { buyAndHold } from './baseline.ts';
import { latencyOf } from './latency.ts';
import { withNoise } from './look-ahead.ts';
import { schedule } from './merge.ts';
import { walkForward } from './walk-forward.ts';
import { warmUpCheck } from './warm-up.ts';

const HOUR = 3_600_000;
const walk = (bars: number, seed: number, start?: number) =>
  simulate({ generator: 'base', bars, seed, timeframeMs: HOUR, ...(start === undefined ? {} : { start }) });

describe('schedule', () => {
  it('orders by closing time, then by symbol', () => {
    const a = walk(3, 1, 0);
    const b = { ...walk(4, 2, HOUR), symbol: 'B' };
    const order = schedule([a, b]);
    expect([...order.symbol]).toEqual([0, 0, 1, 0, 1, 1, 1]);
    expect([...order.bar]).toEqual([0, 1, 0, 2, 1, 2, 3]);
  });
});

describe('latency', () => {
  it('leaves the warm-up out and reads percentiles off the sorted rest', () => {
    const micros = Float32Array.from({ length: 110 }, (_, i) => (i < 10 ? 1e6 : i - 9));
    expect(latencyOf(micros, 10)).toEqual({ p50: 51, p99: 100, max: 100 });
    expect(latencyOf(new Float32Array(3), 3)).toBeNull();
  });
});

describe('buy and hold', () => {
  it('pays its fee once and follows the close', () => {
    const series = walk(10, 1);
    const equity = buyAndHold([series], schedule([series]), 1000, 10);
    expect(equity[0]).toBeCloseTo(999, 9);
    expect(equity[9]! / equity[0]!).toBeCloseTo(series.close[9]! / series.close[0]!, 9);
  });
});

describe('walk-forward', () => {
  const curve = (drift: (t: number) => number, seed: number) => {
    const random = rng(seed);
    const equity = new Float64Array(1000);
    equity[0] = 100;
    for (let t = 1; t < 1000; t++) equity[t] = equity[t - 1]! * (1 + drift(t) + 0.001 * random.normal());
    return equity;
  };
  it('chooses the best in training and is judged on what follows', () => {
    const folded = walkForward(
      [
        { name: 'good', equity: curve(() => 0.001, 1) },
        { name: 'bad', equity: curve(() => -0.001, 2) },
        { name: 'fades', equity: curve((t) => (t < 300 ? 0.003 : -0.003), 3) },
      ],
      252,
      0,
      4,
      5,
    );
    expect(folded.folds).toHaveLength(4);
    expect(folded.folds[0]!.chosen).toBe('fades');
    expect(folded.folds.at(-1)!.chosen).toBe('good');
    expect(folded.folds[1]!.testFrom - folded.folds[1]!.trainTo).toBe(5);
    expect(folded.folds.at(-1)!.testTo).toBe(1000);
    expect(folded.degradation).toBeGreaterThan(0);
  });
  it('refuses stretches that are too short', () => {
    expect(() => walkForward([{ name: 'a', equity: new Float64Array(100) }], 252, 0, 10, 5)).toThrow('too short');
  });
});

describe('noise', () => {
  it('changes nothing before the cut and everything after it', () => {
    const series = walk(50, 4);
    const noisy = withNoise(series, 30, rng(1));
    expect(noisy.close.slice(0, 30)).toEqual(series.close.slice(0, 30));
    expect(noisy.close[30]).not.toBe(series.close[30]);
    expect(series.close[30]).not.toBe(0);
    for (let i = 30; i < 50; i++) expect(noisy.high[i]).toBeGreaterThanOrEqual(noisy.low[i]!);
  });
});

describe('warm-up check', () => {
  it('finds that no feature depends on where the data began, after the declared warm-up', () => {
    const check = warmUpCheck(walk(2600, 5), 0.05);
    expect(check.declared).toBeGreaterThan(200);
    expect(check.drifting).toEqual([]);
  });
  it('refuses a series that is too short to tell', () => {
    expect(() => warmUpCheck(walk(300, 5), 0.05)).toThrow('too few');
  });
});
