import { parseConfig } from '@janus/domain';
import { describe, expect, it } from 'vitest';
import { changed, directionsOf, everywhere, fires, mirrored, repeat, signalsOf, type Row } from './scenario.ts';
import { initVwapScalper, stepVwapScalper, vwapScalperFields } from './vwap-scalper.ts';

const config = parseConfig(vwapScalperFields, { minBars: 4 }, 'vwap-scalper');
const step = (): Parameters<typeof directionsOf>[0] => {
  const state = initVwapScalper(config);
  return (market, out) => stepVwapScalper(state, market, out);
};
const play = (rows: readonly Row[], start = 0): number[] => directionsOf(step(), rows, start);
const below: Row = { close: 97.2 };
const back: Row = { close: 98.4 };
const rows: Row[] = [...repeat({}, 4), below, back];

describe('vwap-scalper', () => {
  it('buys the return from below the σ band, toward VWAP', () => {
    expect(play(rows)).toEqual([0, 0, 0, 0, 0, 1]);
    const signal = signalsOf(step(), rows).at(-1)!;
    expect(signal.targetDistance).toBeCloseTo(1.6, 12);
    expect(signal.stopDistance).toBe(1.5);
    expect(signal.strength).toBeCloseTo(2.8 / 3.5, 12);
  });
  it('sells the mirror image', () => {
    expect(play(mirrored(rows)).at(-1)).toBe(-1);
  });
  it('VWAP: the same prices around another VWAP do not fire', () => {
    expect(fires(play(everywhere(rows, { vwap: 98 })))).toBe(false);
  });
  it('standard deviation bands: wider bands were never left', () => {
    expect(fires(play(everywhere(rows, { vwapDeviation: 1.5 })))).toBe(false);
  });
  it('standard deviation bands: an excursion beyond the outer band is left alone', () => {
    expect(fires(play(changed(rows, -2, { close: 96.4 })))).toBe(false);
  });
  it('reversion: while the price stays outside there is nothing to trade', () => {
    expect(fires(play(changed(rows, -1, { close: 97.9 })))).toBe(false);
  });
  it('reversion: too near VWAP, or across it, there is nothing left to gain', () => {
    expect(fires(play(changed(rows, -1, { close: 99.6 })))).toBe(false);
    expect(fires(play(changed(rows, -1, { close: 101 })))).toBe(false);
  });
  it('without volume there is no VWAP and no signal', () => {
    expect(fires(play(everywhere(rows, { vwap: Number.NaN, vwapDeviation: Number.NaN })))).toBe(false);
  });
  it('an excursion does not outlive its session', () => {
    const midnight = 86_400_000 - 5 * 300_000;
    // The last row closes 5 minutes into the next day.
    expect(fires(play(rows, midnight))).toBe(false);
  });
  it('never fires on daily bars, where a session is one bar', () => {
    const daily = [...rows, ...rows].map((row, i) => ({ ...row, time: (i + 1) * 86_400_000 }));
    expect(fires(play(daily))).toBe(false);
  });
});
