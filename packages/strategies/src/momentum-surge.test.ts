import { parseConfig } from '@janus/domain';
import { describe, expect, it } from 'vitest';
import { initMomentumSurge, momentumSurgeFields, stepMomentumSurge } from './momentum-surge.ts';
import { changed, directionsOf, everywhere, fires, mirrored, signalsOf, type Row } from './scenario.ts';

const config = parseConfig(momentumSurgeFields, { patience: 3 }, 'momentum-surge');
const step = (): Parameters<typeof directionsOf>[0] => {
  const state = initMomentumSurge(config);
  return (market, out) => stepMomentumSurge(state, market, out);
};
const play = (rows: readonly Row[]): number[] => directionsOf(step(), rows);

const bar = (close: number, extra: Row = {}): Row => ({ close, high: close + 0.2, low: close - 0.3, ...extra });
const rows = [
  bar(100),
  bar(100.1),
  bar(99.9),
  bar(100),
  bar(101),
  bar(103, { relativeVolume: 2.5 }),
  bar(103.5),
  bar(102.8),
];

describe('momentum-surge', () => {
  it('buys the first pullback after a surge on a volume spike', () => {
    // Three bars before the surge's last the close was 99.9; 103 is 3.1 ATR above it.
    expect(play(rows)).toEqual([0, 0, 0, 0, 0, 0, 0, 1]);
    const signal = signalsOf(step(), rows).at(-1)!;
    expect(signal.strength).toBeCloseTo(3.1 / 5, 12);
    expect(signal.stopDistance).toBe(2);
    expect(signal.targetDistance).toBe(4);
  });
  it('sells the mirror image', () => {
    expect(play(mirrored(rows)).at(-1)).toBe(-1);
  });
  it('surge: a smaller move does not count', () => {
    expect(fires(play(changed(changed(rows, 5, { close: 102.3 }), 6, { close: 102.35 })))).toBe(false);
  });
  it('surge: the ATR that the surge itself has raised is not its measure', () => {
    expect(play(changed(rows, 5, { atr: 2 })).at(-1)).toBe(1);
    expect(fires(play(changed(rows, 4, { atr: 2 })))).toBe(false);
  });
  it('volume spike: the same move on usual volume does not count', () => {
    expect(fires(play(changed(rows, 5, { relativeVolume: 1.9 })))).toBe(false);
  });
  it('volume spike: without volume it never fires', () => {
    expect(fires(play(everywhere(rows, { relativeVolume: Number.NaN })))).toBe(false);
  });
  it('pullback: while the price goes on rising there is none', () => {
    expect(fires(play(changed(rows, -1, { close: 103.5 })))).toBe(false);
  });
  it('first pullback: the second is not traded', () => {
    expect(play([...rows, bar(103), bar(102.7)]).filter((d) => d !== 0)).toHaveLength(1);
  });
  it('within the surge: a pullback that gives back more than half ends it', () => {
    // From 99.9 to the high of 103.7: half is 101.8.
    expect(play(changed(rows, -1, { close: 101.81 })).at(-1)).toBe(1);
    const deep = changed(rows, -1, { close: 101.79 });
    expect(fires(play([...deep, bar(102), bar(101.9)]))).toBe(false);
  });
  it('within the surge: a pullback that comes too late does not count', () => {
    const wait = [bar(103.5), bar(103.6)];
    const surge = rows.slice(0, 6);
    expect(play([...surge, ...wait, bar(103.4)]).at(-1)).toBe(1);
    expect(fires(play([...surge, ...wait, bar(103.7), bar(103.4)]))).toBe(false);
  });
});
