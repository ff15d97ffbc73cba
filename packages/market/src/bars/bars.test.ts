import { truncate } from '@janus/domain';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readBars } from '../csv/read-all.ts';
import { simulate } from '../simulate/simulate.ts';
import { bucketStart, resample } from './resample.ts';
import { formatTimeframe, inferTimeframe, parseTimeframe } from './timeframe.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

describe('timeframe', () => {
  it.each([
    ['30s', 30_000],
    ['1m', 60_000],
    ['90m', 5_400_000],
    ['2h', 7_200_000],
    ['1d', 86_400_000],
    ['1w', 604_800_000],
  ])('%s', (text, ms) => {
    expect(parseTimeframe(text)).toBe(ms);
    expect(formatTimeframe(ms)).toBe(text);
  });
  it.each(['', '5', 'm', '0m', '1.5h', '-1h', '1M', '1 h', '99999m'])("refuses '%s'", (text) => {
    expect(() => parseTimeframe(text)).toThrow(`timeframe '${text}'`);
  });
  it('writes the shortest form, and refuses what no form can say', () => {
    expect(formatTimeframe(7 * 86_400_000)).toBe('1w');
    expect(formatTimeframe(120_000)).toBe('2m');
    expect(() => formatTimeframe(1500)).toThrow('1500 ms');
    expect(() => formatTimeframe(0)).toThrow('0 ms');
  });
  it('is the most frequent step', () => {
    expect(inferTimeframe([0, 60, 120, 300, 360])).toBe(60);
    expect(inferTimeframe([0, 60, 180])).toBe(60);
    expect(() => inferTimeframe([5])).toThrow('cannot be told from 1 bars');
  });
});

describe('resample', () => {
  const series = simulate({ generator: 'base', bars: 400, seed: 2, timeframeMs: 5 * MINUTE });
  it('open of the first, close of the last, extremes, sum of volume: by hand', () => {
    const lines = [
      'time,open,high,low,close,volume,regime',
      '1200000600000,10,12,9,11,1,bull',
      '1200000900000,11,15,10,14,2,bear',
      '1200001200000,14,14,8,9,4,crisis',
    ];
    const out = resample(readBars(lines, { symbol: 'X', assetClass: 'crypto' }).series, 15 * MINUTE);
    expect(out.length).toBe(1);
    expect([out.time[0], out.open[0], out.high[0], out.low[0], out.close[0], out.volume[0], out.truth![0]]).toEqual([
      1_200_000_600_000, 10, 15, 8, 9, 7, 3,
    ]);
  });
  it('gives out only buckets that have ended and were entered at their start', () => {
    const late = simulate({
      generator: 'base',
      bars: 30,
      seed: 2,
      timeframeMs: 5 * MINUTE,
      start: Date.UTC(2024, 0, 1, 0, 20),
    });
    const out = resample(late, HOUR);
    expect([...out.time]).toEqual([Date.UTC(2024, 0, 1, 1)]);
    expect(resample(truncate(series, 12), HOUR).length).toBe(1);
    expect(resample(truncate(series, 11), HOUR).length).toBe(0);
  });
  it('is causal: cutting off the future changes no bar', () => {
    const whole = resample(series, HOUR);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: series.length }), (n) => {
        const cut = resample(truncate(series, n), HOUR);
        expect(cut).toEqual(truncate(whole, cut.length));
      }),
    );
  });
  it('in two steps or in one, the same', () => {
    const twice = resample(resample(series, 15 * MINUTE), HOUR);
    const once = resample(series, HOUR);
    expect(twice.volume.map((v) => Math.round(v))).toEqual(once.volume.map((v) => Math.round(v)));
    for (const name of ['time', 'open', 'high', 'low', 'close'] as const) expect(twice[name]).toEqual(once[name]);
  });
  it('weeks begin on Mondays', () => {
    expect(new Date(bucketStart(Date.UTC(2024, 0, 7, 23), parseTimeframe('1w'))).toISOString()).toBe(
      '2024-01-01T00:00:00.000Z',
    );
    expect(bucketStart(Date.UTC(2024, 0, 8), parseTimeframe('1w'))).toBe(Date.UTC(2024, 0, 8));
  });
  it('refuses what is no whole multiple', () => {
    expect(() => resample(series, 7 * MINUTE)).toThrow("not a whole multiple of the bars' own 5m");
    expect(() => resample(series, 0)).toThrow('0 ms');
  });
});
