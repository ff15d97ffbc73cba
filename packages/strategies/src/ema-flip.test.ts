import { parseConfig } from '@janus/domain';
import { describe, expect, it } from 'vitest';
import { emaFlipFields, initEmaFlip, stepEmaFlip } from './ema-flip.ts';
import { changed, directionsOf, mirrored, repeat, signalsOf, type Row } from './scenario.ts';

const config = parseConfig(emaFlipFields, {}, 'ema-flip');
const step = (): Parameters<typeof directionsOf>[0] => {
  const state = initEmaFlip(config);
  return (market, out) => stepEmaFlip(state, market, out);
};
const play = (rows: readonly Row[]): number[] => directionsOf(step(), rows);

const down: Row = { ema8: 99, ema21: 100, high: 98.5, low: 97.5, close: 98 };
const cross: Row = { ema8: 101, ema21: 100.5, high: 102.5, low: 101.2, close: 102 };
const away: Row = { ema8: 101, ema21: 100.5, high: 103, low: 101.5, close: 102.5 };
const pullback: Row = { ema8: 101.2, ema21: 100.6, high: 102, low: 101, close: 101.5 };
const rows = [down, down, cross, away, pullback];

describe('ema-flip', () => {
  it('buys the pullback to the fast EMA after an upward crossover, with ATR stop and target', () => {
    expect(play(rows)).toEqual([0, 0, 0, 0, 1]);
    const signal = signalsOf(step(), rows)[4]!;
    expect(signal.stopDistance).toBe(2);
    expect(signal.targetDistance).toBe(4);
    expect(signal.strength).toBeCloseTo(0.6, 12);
  });
  it('sells the mirror image', () => {
    expect(play(mirrored(rows))).toEqual([0, 0, 0, 0, -1]);
  });
  it('crossover: none was seen where the averages already stood that way', () => {
    expect(play([cross, cross, cross, away, pullback])).toEqual([0, 0, 0, 0, 0]);
  });
  it('pullback: a bar that stays clear of the fast EMA is none', () => {
    expect(play(changed(rows, -1, { low: 101.3 }))).toEqual([0, 0, 0, 0, 0]);
  });
  it('pullback: the price must have been away from the EMA first', () => {
    expect(play(changed(rows, -2, { close: 101.9 }))).toEqual([0, 0, 0, 0, 0]);
  });
  it('trend direction: a close through the fast EMA is not in it, closing back is', () => {
    const through = changed(rows, -1, { close: 101.1 });
    expect(play(through)).toEqual([0, 0, 0, 0, 0]);
    expect(play([...through, pullback])).toEqual([0, 0, 0, 0, 0, 1]);
  });
  it('ATR-based stop: without ATR there is none, and no signal', () => {
    expect(play(changed(rows, -1, { atr: Number.NaN }))).toEqual([0, 0, 0, 0, 0]);
    expect(signalsOf(step(), changed(rows, -1, { atr: 0.5 }))[4]!.stopDistance).toBe(1);
  });
  it('trades a limited number of pullbacks a crossover', () => {
    const again = [away, pullback];
    expect(play([...rows, ...again, ...again]).filter((d) => d === 1)).toHaveLength(2);
  });
  it('is silent while the averages warm up', () => {
    expect(play(repeat({ ...pullback, ema21: Number.NaN }, 5))).toEqual([0, 0, 0, 0, 0]);
  });
});
