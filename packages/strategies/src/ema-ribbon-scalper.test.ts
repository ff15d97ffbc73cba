import { parseConfig } from '@janus/domain';
import { describe, expect, it } from 'vitest';
import { emaRibbonScalperFields, initEmaRibbonScalper, stepEmaRibbonScalper } from './ema-ribbon-scalper.ts';
import { changed, directionsOf, everywhere, fires, mirrored, repeat, signalsOf, type Row } from './scenario.ts';

const config = parseConfig(emaRibbonScalperFields, {}, 'ema-ribbon-scalper');
const step = (): Parameters<typeof directionsOf>[0] => {
  const state = initEmaRibbonScalper(config);
  return (market, out) => stepEmaRibbonScalper(state, market, out);
};
const play = (rows: readonly Row[]): number[] => directionsOf(step(), rows);

const ribbon: Row = { ema8: 101, ema13: 100.6, ema21: 100.2 };
const clear: Row = { ...ribbon, high: 102.5, low: 101.5, close: 102 };
const dip: Row = { ...ribbon, high: 101.8, low: 100.5, close: 101.3, relativeVolume: 1.5 };
const rows = [...repeat(clear, 5), dip];

describe('ema-ribbon-scalper', () => {
  it('buys the dip into an ordered ribbon on volume', () => {
    expect(play(rows)).toEqual([0, 0, 0, 0, 0, 1]);
    const signal = signalsOf(step(), rows)[5]!;
    // Width (101 − 100.2)/1 = 0.8 and volume 1.5/3 = 0.5, half each.
    expect(signal.strength).toBeCloseTo(0.65, 12);
    expect(signal.stopDistance).toBe(1.5);
    expect(signal.targetDistance).toBe(2.5);
  });
  it('sells the mirror image', () => {
    expect(play(mirrored(rows)).at(-1)).toBe(-1);
  });
  it('ribbon order: one average out of line and it does not fire', () => {
    expect(fires(play(everywhere(rows, { ema13: 101.1 })))).toBe(false);
    expect(fires(play(changed(rows, -1, { ema21: 100.7 })))).toBe(false);
  });
  it('ribbon order: it must have held for some bars', () => {
    expect(fires(play([...repeat(clear, 3), dip]))).toBe(false);
  });
  it('volume confirmation: the same dip on usual volume does not fire', () => {
    expect(fires(play(changed(rows, -1, { relativeVolume: 1.1 })))).toBe(false);
  });
  it('volume confirmation: without volume it never fires', () => {
    expect(fires(play(everywhere(rows, { relativeVolume: Number.NaN })))).toBe(false);
  });
  it('pullback: a dip to the fast EMA alone is not deep enough', () => {
    expect(fires(play(changed(rows, -1, { low: 100.7 })))).toBe(false);
  });
  it('pullback: the close must be back above the fast EMA', () => {
    expect(fires(play(changed(rows, -1, { close: 100.9 })))).toBe(false);
  });
  it('fires once a dip: the next needs the price clear of the ribbon first', () => {
    expect(play([...rows, dip, clear, dip])).toEqual([0, 0, 0, 0, 0, 1, 0, 0, 1]);
  });
});
