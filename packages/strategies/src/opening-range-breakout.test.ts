import { parseConfig } from '@janus/domain';
import { describe, expect, it } from 'vitest';
import {
  initOpeningRangeBreakout,
  openingRangeBreakoutFields,
  stepOpeningRangeBreakout,
} from './opening-range-breakout.ts';
import { changed, directionsOf, everywhere, fires, mirrored, repeat, signalsOf, type Row } from './scenario.ts';

const config = parseConfig(openingRangeBreakoutFields, { candles: 3 }, 'opening-range-breakout');
const step = (): Parameters<typeof directionsOf>[0] => {
  const state = initOpeningRangeBreakout(config);
  return (market, out) => stepOpeningRangeBreakout(state, market, out);
};
/** Two bars of the day before, so that the session's beginning is seen. */
const EVE = 86_400_000 - 2 * 300_000;
const play = (rows: readonly Row[], start = EVE): number[] => directionsOf(step(), rows, start);
const breakout: Row = { high: 101.6, low: 100, close: 101.4, relativeVolume: 2 };
const rows: Row[] = [{}, {}, { high: 101 }, { low: 99 }, {}, {}, breakout];

describe('opening-range-breakout', () => {
  it('buys a close above the range of the first candles on volume', () => {
    expect(play(rows)).toEqual([0, 0, 0, 0, 0, 0, 1]);
    const signal = signalsOf(step(), rows, EVE).at(-1)!;
    expect(signal.strength).toBeCloseTo(0.5, 12);
    expect(signal.stopDistance).toBe(2);
    expect(signal.targetDistance).toBe(4);
  });
  it('sells the mirror image', () => {
    expect(play(mirrored(rows)).at(-1)).toBe(-1);
  });
  it('breakout: a close within the range does not fire, even where the high left it', () => {
    expect(fires(play(changed(rows, -1, { close: 100.9 })))).toBe(false);
  });
  it('first N candles: a range that one of them made higher is not broken', () => {
    expect(fires(play(changed(rows, 4, { high: 101.5 })))).toBe(false);
    // The same high one candle after the range is complete does not belong to it.
    expect(play(changed(rows, 5, { high: 101.5 })).at(-1)).toBe(1);
    // Nor does one of the evening before.
    expect(play(changed(rows, 1, { high: 101.5 })).at(-1)).toBe(1);
  });
  it('first N candles: while they form there is no breakout', () => {
    expect(fires(play([{}, {}, {}, {}, breakout]))).toBe(false);
  });
  it('session: the same bars not preceded by another day have no opening', () => {
    expect(fires(play(rows.slice(2), 0))).toBe(false);
  });
  it('session: the bar that closes at midnight belongs to the day that ends', () => {
    // It is the second row; had it been the first candle of the session, its high would be in the range.
    expect(play(changed(rows, 1, { high: 110, low: 90 })).at(-1)).toBe(1);
  });
  it('volume confirmation: the same close on usual volume does not fire, nor is it made up for later', () => {
    const quiet = changed(rows, -1, { relativeVolume: 1.4 });
    expect(fires(play([...quiet, breakout]))).toBe(false);
    expect(play([...quiet, {}, breakout]).at(-1)).toBe(1);
  });
  it('volume confirmation: without volume it never fires', () => {
    expect(fires(play(everywhere(rows, { relativeVolume: Number.NaN })))).toBe(false);
  });
  it('trades each direction once a session', () => {
    const down: Row = { high: 99.5, low: 98, close: 98.5, relativeVolume: 2 };
    expect(play([...rows, {}, breakout, {}, down, {}, down]).filter((d) => d !== 0)).toEqual([1, -1]);
  });
  it('needs a range of some height', () => {
    expect(fires(play(everywhere(rows, { atr: 5 })))).toBe(false);
  });
  it('never fires on daily bars', () => {
    const daily = [...rows, ...repeat(breakout, 5)].map((row, i) => ({ ...row, time: (i + 1) * 86_400_000 }));
    expect(fires(play(daily))).toBe(false);
  });
});
