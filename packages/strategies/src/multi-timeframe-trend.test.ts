import { parseConfig } from '@janus/domain';
import { describe, expect, it } from 'vitest';
import {
  initMultiTimeframeTrend,
  multiTimeframeTrendFields,
  stepMultiTimeframeTrend,
} from './multi-timeframe-trend.ts';
import { changed, directionsOf, everywhere, fires, mirrored, signalsOf, type Row } from './scenario.ts';

const config = parseConfig(multiTimeframeTrendFields, { factor: 2, period: 3 }, 'multi-timeframe-trend');
const step = (): Parameters<typeof directionsOf>[0] => {
  const state = initMultiTimeframeTrend(config);
  return (market, out) => stepMultiTimeframeTrend(state, market, out);
};
const play = (rows: readonly Row[]): number[] => directionsOf(step(), rows);

const below: Row = { ema50: 99, ema200: 100, adx: 30 };
const above: Row = { ema50: 101, ema200: 100, adx: 30 };
/** Higher bars close at 100, 100, 100, 101, 102, 103: their average is known from the third on and then rises. */
const rows: Row[] = [100, 100, 100, 100, 100, 100, 101, 101, 102, 102, 103].map((close, i) => ({
  ...(i < 10 ? below : above),
  close,
}));

describe('multi-timeframe-trend', () => {
  it('buys the crossover of 50 over 200 with strength and the higher time frame', () => {
    expect(play(rows)).toEqual([...rows.slice(1).map(() => 0), 1]);
    const signal = signalsOf(step(), rows).at(-1)!;
    expect(signal.strength).toBeCloseTo(0.6, 12);
    expect(signal.stopDistance).toBe(3);
    expect(signal.targetDistance).toBe(6);
  });
  it('sells the mirror image', () => {
    expect(play(mirrored(rows)).at(-1)).toBe(-1);
  });
  it('crossover: averages that always stood that way do not fire', () => {
    expect(fires(play(everywhere(rows, { ema50: 101 })))).toBe(false);
    expect(fires(play(changed(rows, -1, { ema50: 99 })))).toBe(false);
  });
  it('ADX strength: a weak trend does not fire until it strengthens', () => {
    const weak = changed(rows, -1, { adx: 24 });
    expect(fires(play(weak))).toBe(false);
    expect(play([...weak, { ...above, close: 103 }]).at(-1)).toBe(1);
  });
  it('higher-time-frame alignment: the same bars under a falling higher average do not fire', () => {
    const falling = rows.map((row) => ({ ...row, close: 200 - row.close! }));
    expect(fires(play(falling))).toBe(false);
  });
  it('higher-time-frame alignment: a higher bar that has not closed is not seen', () => {
    // The higher bar closes on even bars only; the jump on the last one comes too early to count.
    const flat = rows.map((row, i) => ({ ...row, close: i === 10 ? 120 : 100 }));
    expect(fires(play(flat))).toBe(false);
  });
  it('enters again when strength lapses and returns, a few times a crossover', () => {
    const lapse = { ...above, adx: 20, close: 103 };
    const back = { ...above, close: 104 };
    const again = play([...rows, lapse, back, lapse, { ...back, close: 106 }, lapse, { ...back, close: 108 }]);
    expect(again.filter((d) => d === 1)).toHaveLength(3);
  });
});
