import { parseConfig } from '@janus/domain';
import { describe, expect, it } from 'vitest';
import { changed, directionsOf, everywhere, fires, mirrored, signalsOf, type Row } from './scenario.ts';
import { initTrendPullback, stepTrendPullback, trendPullbackFields } from './trend-pullback.ts';

const config = parseConfig(trendPullbackFields, { minTrend: 5 }, 'trend-pullback');
const step = (): Parameters<typeof directionsOf>[0] => {
  const state = initTrendPullback(config);
  return (market, out) => stepTrendPullback(state, market, out);
};
const play = (rows: readonly Row[]): number[] => directionsOf(step(), rows);

const trend: Row = { ema50: 100, ema200: 95 };
/** A bar of half a unit either side of its close. */
const bar = (close: number, rsi: number, extra: Row = {}): Row => ({
  ...trend,
  open: close - 0.2,
  high: close + 0.5,
  low: close - 0.5,
  close,
  rsi,
  ...extra,
});
/**
 * Down to 100, up to 110 (the leg), back into the zone 103.8–106.2: a first trough at 105.3 with RSI 35, a second at
 * 104.4 with RSI 40 (a lower low in price, a higher one in RSI), confirmed two bars later; then the candle.
 */
const approach: Row[] = [
  bar(104, 50),
  bar(102, 45),
  bar(100.5, 30),
  bar(102.5, 50),
  bar(105, 60),
  bar(107, 65),
  bar(109.5, 70),
  bar(107.8, 55),
  bar(106.4, 42),
  bar(105.8, 35),
  bar(106.2, 38),
  bar(106.4, 44),
  bar(105.4, 42),
  bar(104.9, 40),
  bar(105.6, 43),
  bar(105.8, 46),
];
const TROUGH = 13;
const pin: Row = { ...trend, open: 105.8, high: 106.1, low: 104.8, close: 106, rsi: 47 };
const rows = [...approach, pin];

describe('trend-pullback', () => {
  it('buys in the Fibonacci zone of a leg with the trend, on divergence and a pin bar', () => {
    expect(play(rows)).toEqual([...approach.map(() => 0), 1]);
    const signal = signalsOf(step(), rows).at(-1)!;
    // The leg runs from 100 to 110, the bar's low gives back (110 − 104.8)/10 = 0.52 of it.
    expect(signal.strength).toBeCloseTo(1 - 0.02 / 0.236068, 9);
    expect(signal.targetDistance).toBeCloseTo(4, 9);
    expect(signal.stopDistance).toBe(2);
  });
  it('buys on an engulfing candle in place of the pin bar', () => {
    const engulf: Row = { ...trend, open: 105.3, high: 106.35, low: 105, close: 106.3, rsi: 48 };
    const red = changed(approach, -1, { open: 105.9, close: 105.4 });
    expect(play([...red, engulf]).at(-1)).toBe(1);
    // The same candle after a body that it does not cover.
    expect(fires(play([...changed(approach, -1, { open: 106.35, close: 105.4 }), engulf]))).toBe(false);
  });
  it('sells the mirror image', () => {
    expect(play(mirrored(rows)).at(-1)).toBe(-1);
  });
  it('trend: without one in place it does not fire', () => {
    expect(fires(play(everywhere(rows, { ema200: 100 })))).toBe(false);
    expect(fires(play(everywhere(rows, { ema200: 105 })))).toBe(false);
  });
  it('established: a trend that is too young does not count', () => {
    expect(fires(play(changed(rows, -4, { ema200: 105 })))).toBe(false);
  });
  it('Fibonacci retracement: a candle above the zone or below it does not fire', () => {
    // (110 − 106.3)/10 = 0.37 is too shallow, (110 − 103.7)/10 = 0.63 too deep.
    expect(fires(play(changed(rows, -1, { open: 107.3, high: 107.6, low: 106.3, close: 107.5 })))).toBe(false);
    expect(fires(play(changed(rows, -1, { open: 104.7, high: 105, low: 103.7, close: 104.9 })))).toBe(false);
  });
  it('RSI divergence: the same prices with RSI falling too do not fire', () => {
    expect(fires(play(changed(rows, TROUGH, { rsi: 34 })))).toBe(false);
  });
  it('RSI divergence: the hidden kind, a higher low in price under a lower one in RSI, confirms too', () => {
    const hidden = changed(changed(rows, TROUGH, { rsi: 34 }), 2, { rsi: 36 });
    expect(play(hidden).at(-1)).toBe(1);
  });
  it('RSI divergence: one that is too old does not confirm', () => {
    const old = parseConfig(trendPullbackFields, { minTrend: 5, divergenceMemory: 0 }, 'trend-pullback');
    const state = initTrendPullback(old);
    expect(fires(directionsOf((market, out) => stepTrendPullback(state, market, out), rows))).toBe(false);
  });
  it('pin bar: a shorter wick does not confirm', () => {
    expect(fires(play(changed(rows, -1, { high: 107 })))).toBe(false);
  });
  it('trades a leg once', () => {
    expect(play([...rows, pin, pin]).filter((d) => d !== 0)).toHaveLength(1);
  });
  it('needs a leg of some length', () => {
    const long = parseConfig(trendPullbackFields, { minTrend: 5, minLegAtr: 10.5 }, 'trend-pullback');
    const state = initTrendPullback(long);
    expect(fires(directionsOf((market, out) => stepTrendPullback(state, market, out), rows))).toBe(false);
  });
});
