import { parseConfig } from '@janus/domain';
import { describe, expect, it } from 'vitest';
import {
  bollingerSqueezeBreakoutFields,
  initBollingerSqueezeBreakout,
  stepBollingerSqueezeBreakout,
} from './bollinger-squeeze-breakout.ts';
import { changed, directionsOf, fires, mirrored, repeat, signalsOf, type Row } from './scenario.ts';

const options = { window: 10, minSqueeze: 3, memory: 1 };
const step = (extra: object = {}): Parameters<typeof directionsOf>[0] => {
  const config = parseConfig(bollingerSqueezeBreakoutFields, { ...options, ...extra }, 'squeeze');
  const state = initBollingerSqueezeBreakout(config);
  return (market, out) => stepBollingerSqueezeBreakout(state, market, out);
};
const play = (rows: readonly Row[], extra: object = {}): number[] => directionsOf(step(extra), rows);

const wide: Row = { bollingerWidth: 0.04 };
const tight: Row = { bollingerWidth: 0.01, bollingerUpper: 100.5, bollingerLower: 99.5 };
const out: Row = { bollingerWidth: 0.015, bollingerUpper: 100.8, bollingerLower: 99.2, close: 101.2 };
const rows = [...repeat(wide, 10), ...repeat(tight, 3), out];

describe('bollinger-squeeze-breakout', () => {
  it('buys the first close above the bands after a squeeze', () => {
    expect(play(rows)).toEqual([...rows.slice(1).map(() => 0), 1]);
    const signal = signalsOf(step(), rows).at(-1)!;
    // 0.4 beyond the band at an ATR of 1.
    expect(signal.strength).toBeCloseTo(0.7, 12);
    expect(signal.stopDistance).toBe(2);
    expect(signal.targetDistance).toBe(4);
  });
  it('sells the mirror image', () => {
    expect(play(mirrored(rows)).at(-1)).toBe(-1);
  });
  it('squeeze: the same breakout out of bands of usual width does not fire', () => {
    expect(fires(play([...repeat(wide, 10), ...repeat({ ...tight, bollingerWidth: 0.04 }, 3), out]))).toBe(true);
    // Equal widths rank 0; widths above most of the window are no squeeze.
    expect(fires(play([...repeat(wide, 10), ...repeat({ ...tight, bollingerWidth: 0.05 }, 3), out]))).toBe(false);
  });
  it('squeeze: it must last', () => {
    expect(fires(play([...repeat(wide, 10), ...repeat(tight, 2), { ...out, bollingerWidth: 0.05 }]))).toBe(false);
  });
  it('squeeze: inside the Keltner channel, by the other definition', () => {
    const keltner = { definition: 'keltner' };
    expect(play(rows, keltner).at(-1)).toBe(1);
    // Bands of ±1.6 stick out of a channel of ±1.5 ATR.
    const outside = rows.map((row, i) => (i < 13 ? { ...row, bollingerUpper: 101.6, bollingerLower: 98.4 } : row));
    expect(fires(play(outside, keltner))).toBe(false);
  });
  it('breakout: a close inside the bands does not fire', () => {
    expect(fires(play(changed(rows, -1, { close: 100.7 })))).toBe(false);
  });
  it('breakout: one that comes long after the squeeze does not count', () => {
    const after = { ...wide, bollingerWidth: 0.05 };
    const late = { ...out, bollingerWidth: 0.05 };
    const until = rows.slice(0, -1);
    expect(play([...until, after, late]).at(-1)).toBe(1);
    expect(fires(play([...until, after, after, late]))).toBe(false);
  });
  it('trades a squeeze once', () => {
    expect(play([...rows, out, out]).filter((d) => d !== 0)).toHaveLength(1);
  });
  it('is silent until the window of widths is full', () => {
    expect(fires(play([...repeat(wide, 6), ...repeat(tight, 3), out]))).toBe(false);
  });
});
