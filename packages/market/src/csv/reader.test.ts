import type { JanusError } from '@janus/domain';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { simulate } from '../simulate/simulate.ts';
import { REPAIRS } from '../quality/repair.ts';
import type { Repair } from '../quality/repair.ts';
import { readBars } from './read-all.ts';
import type { ReadAll, ReadAllOptions } from './read-all.ts';

const HEADER = 'time,open,high,low,close,volume';
const T0 = 1_600_000_000_000;
const MINUTE = 60_000;
const row = (i: number, rest = '10,12,9,11,5'): string => `${T0 + i * MINUTE},${rest}`;
const good = (n: number): string[] => Array.from({ length: n }, (_, i) => row(i));
const read = (lines: readonly string[], options: Partial<ReadAllOptions> = {}): ReadAll =>
  readBars([HEADER, ...lines], { symbol: 'TEST', assetClass: 'crypto', ...options });
const withBad = (bad: string, options: Partial<ReadAllOptions> = {}): ReadAll =>
  read([...good(3), bad, ...Array.from({ length: 4 }, (_, i) => row(i + 4))], options);

describe('reading bars', () => {
  it('reads what is written, with or without blank lines, comments and carriage returns', () => {
    const { series } = read(['# made by hand', row(0), '', row(1, '11,11,10,10,0')]);
    expect(series).toMatchObject({ length: 2, timeframeMs: MINUTE, side: 'trade', spread: null, truth: null });
    expect([...series.open, ...series.high, ...series.low, ...series.close]).toEqual([10, 11, 12, 11, 9, 10, 11, 10]);
    expect([...series.volume]).toEqual([5, 0]);
    const returns = readBars(['t,o,h,l,c\r', `${T0},1,2,1,2\r`], {
      symbol: 'X',
      assetClass: 'fx',
      timeframeMs: MINUTE,
    });
    expect(returns.series.close[0]).toBe(2);
    expect(returns.series.volume[0]).toBeNaN();
  });
  it('a volume of 0 everywhere is unknown, and said', () => {
    const { series, notes } = read([row(0, '1,1,1,1,0'), row(1, '1,1,1,1,0')]);
    expect(series.volume.every(Number.isNaN)).toBe(true);
    expect(notes).toContain('every volume is 0: taken as unknown');
  });
  it('mid of bid and ask with the spread kept; either side alone on demand', () => {
    const lines = [
      'time,bid_o,bid_h,bid_l,bid_c,ask_o,ask_h,ask_l,ask_c',
      `${T0},10,12,8,11,12,14,10,14`,
      `${T0 + MINUTE},1,1,1,1,3,3,3,3`,
    ];
    const of = (side?: 'bid' | 'ask'): ReadAll =>
      readBars(lines, { symbol: 'X', assetClass: 'fx', ...(side && { side }) });
    const { series } = of();
    expect([series.open[0], series.high[0], series.low[0], series.close[0]]).toEqual([11, 13, 9, 12.5]);
    expect([...series.spread!]).toEqual([3, 2]);
    expect(of('bid').series.close[0]).toBe(11);
    expect(of('ask').series.close[0]).toBe(14);
    expect(of('ask').series.spread![0]).toBe(3);
  });
  it('a column regime is the truth of a simulated market', () => {
    const { series } = readBars([`${HEADER},regime`, `${row(0)},bull`, `${row(1)},crisis`], {
      symbol: 'X',
      assetClass: 'crypto',
    });
    expect([...series.truth!]).toEqual([0, 3]);
    expect(series.simulated).toBe(true);
    expect(() =>
      readBars([`${HEADER},regime`, `${row(0)},up`, `${row(1)},bull`], { symbol: 'X', assetClass: 'crypto' }),
    ).toThrow("line 2, regime: 'up' is not one of bull, bear");
  });
  it('a date and a time in two columns; no header at all', () => {
    const two = ['<DATE>,<TIME>,<OPEN>,<HIGH>,<LOW>,<CLOSE>', '2024.01.02,09:30,1,2,1,2', '2024.01.02,09:45,2,2,2,2'];
    expect(readBars(two, { symbol: 'X', assetClass: 'fx' }).series).toMatchObject({
      timeframeMs: 15 * MINUTE,
      length: 2,
    });
    const bare = readBars([row(0), row(1)], { symbol: 'X', assetClass: 'fx' });
    expect(bare.series).toMatchObject({ timeframeMs: MINUTE, length: 2 });
    expect(bare.notes[0]).toContain('no header');
  });
  it('writes and reads a simulated market without loss', () => {
    const made = simulate({ generator: 'base', bars: 50, seed: 1, timeframeMs: MINUTE });
    const lines = Array.from({ length: 50 }, (_, i) =>
      [made.time, made.open, made.high, made.low, made.close, made.volume].map((c) => c[i]).join(','),
    );
    const back = read(lines).series;
    for (const name of ['time', 'open', 'high', 'low', 'close', 'volume'] as const)
      expect(back[name]).toEqual(made[name]);
  });
});

describe('bad rows refuse the file: line, field, value, what was expected', () => {
  it.each([
    [row(2), "line 5, time: '1600000120000' is not later than the row before: this bar is there twice"],
    [row(1), "line 5, time: '1600000060000' is not later than the row before: rows rise in time"],
    [`${T0 + 3 * MINUTE + 1},10,12,9,11,5`, 'is not a whole number of 1m bars after the row before'],
    ['soon,10,12,9,11,5', "line 5, time: 'soon' is not a time in the format of the first row"],
    [row(3, 'NaN,12,9,11,5'), "line 5, open: 'NaN' is not a number"],
    [row(3, '10,12,9,,5'), "line 5, close: '' is not a number"],
    [row(3, '10,12,0,11,5'), "line 5, low: '0' is not above 0"],
    [row(3, '-10,12,9,11,5'), "line 5, open: '-10' is not above 0"],
    [row(3, '10,8,9,9,5'), "line 5, high: '8' is not at least the low, 9"],
    [row(3, '10,9.5,9,9,5'), "line 5, high: '9.5' is not at least the open, 10"],
    [row(3, '10,10.5,9,11,5'), "line 5, high: '10.5' is not at least the close, 11"],
    [row(3, '10,12,10.5,11,5'), "line 5, low: '10.5' is not at most the open, 10"],
    [row(3, '10,12,10,9,5'), "line 5, low: '10' is not at most the close, 9"],
    [row(3, '10,12,9,11,-5'), "line 5, volume: '-5' is not at least 0"],
    [row(3, '10,12,9,11,x'), "line 5, volume: 'x' is not a number"],
    [row(3, '10,12,9,11'), "line 5, row: '5 cells' is not 6 cells"],
    [row(3, '10,12,9,11,5,6'), "line 5, row: '7 cells' is not 6 cells"],
    [`"${row(3)}`, 'a line whose quotes are closed'],
  ])('%s', (bad, message) => {
    expect(() => withBad(bad)).toThrow(message);
    try {
      withBad(bad);
    } catch (error) {
      expect((error as JanusError).code).toBe('bad-input');
    }
  });
  it('names the first five and counts the rest', () => {
    const lines = [...good(20), ...Array.from({ length: 9 }, (_, i) => row(20 + i, '1,1,1,1,-1'))];
    expect(() => read(lines)).toThrow(/line 22.*\n.*line 23.*\n.*\n.*\n.*line 26.*\n {2}and 4 more bad rows/);
  });
  it('refuses the wrong timeframe, newest-first files, empty files, headers alone', () => {
    expect(() => read(good(5), { timeframeMs: 3_600_000 })).toThrow('the rows are 1m apart, not 1h');
    expect(() => read(good(5).reverse())).toThrow('newest first');
    expect(() => read([])).toThrow('a header and no rows');
    expect(() => readBars([''], { symbol: 'X', assetClass: 'fx' })).toThrow('empty');
    expect(() => read([row(0)])).toThrow('cannot be told from 1 bars');
    expect(() => read(['soon,1,1,1,1,1'])).toThrow("time 'soon' is no format known");
  });
});

describe('repair', () => {
  const high = row(3, '10,10.5,9,11,5');
  it('drop leaves the row out: it becomes a gap', () => {
    const { series, gaps, repair } = withBad(high, { repair: 'drop' });
    expect(series.length).toBe(7);
    expect(gaps.entries).toEqual([{ from: T0 + 3 * MINUTE, to: T0 + 4 * MINUTE, missingBars: 1, kind: 'missing' }]);
    expect(repair).toMatchObject({ mode: 'drop', dropped: 1, filled: 0, clipped: 0 });
    expect(repair.rows).toEqual([
      { line: 5, field: 'high', value: '10.5', expected: 'at least the close, 11', action: 'dropped' },
    ]);
  });
  it('fill puts a flat bar at the close before', () => {
    const { series, gaps, repair } = withBad(row(3, 'x,12,9,11,5'), { repair: 'fill' });
    expect(series.length).toBe(8);
    expect([series.open[3], series.high[3], series.low[3], series.close[3], series.volume[3]]).toEqual([
      11, 11, 11, 11, 0,
    ]);
    expect(gaps.entries).toHaveLength(0);
    expect(repair.filled).toBe(1);
    expect(withBad(row(2), { repair: 'fill' }).repair).toMatchObject({ filled: 0, dropped: 1 });
  });
  it('clip widens high and low, lifts a negative volume, and refuses what it cannot mend', () => {
    const { series, repair } = withBad(high, { repair: 'clip' });
    expect(series.high[3]).toBe(11);
    expect(repair.clipped).toBe(1);
    expect(withBad(row(3, '10,12,9,11,-5'), { repair: 'clip' }).series.volume[3]).toBe(0);
    expect(withBad(row(3, '10,8,9,9,5'), { repair: 'clip' }).series.low[3]).toBe(8);
    expect(() => withBad(row(2), { repair: 'clip' })).toThrow('--repair clip cannot mend this');
    expect(() => withBad(row(3, '10,12,0,11,5'), { repair: 'clip' })).toThrow("low: '0' is not above 0");
  });
  it('will not throw away half a file', () => {
    expect(() => read([row(0), ...Array.from({ length: 9 }, () => row(1, '1,1,1,1,-1'))], { repair: 'drop' })).toThrow(
      'more than half',
    );
  });
  it('whatever the rows, what comes out keeps every rule, and the record counts what was done', () => {
    const number = fc.oneof(fc.integer({ min: -2, max: 20 }).map(String), fc.constantFrom('', 'NaN', 'x', '1e400'));
    const line = fc
      .tuple(fc.integer({ min: -1, max: 30 }), fc.array(number, { minLength: 4, maxLength: 6 }))
      .map(([i, cells]) => row(i, cells.join(',')));
    fc.assert(
      fc.property(
        fc.array(line, { maxLength: 25 }),
        fc.constantFrom<Repair | undefined>(...REPAIRS, undefined),
        (odd, repair) => {
          const lines = [...good(30), ...odd.map((l, i) => (i % 2 === 0 ? l : row(31 + i)))];
          let result: ReadAll;
          try {
            result = read(lines, { ...(repair && { repair }) });
          } catch (error) {
            expect((error as JanusError).code).toBe('bad-input');
            return;
          }
          const { series: s, repair: record } = result;
          expect(record.dropped + s.length).toBe(lines.length);
          expect(record.rows).toHaveLength(record.dropped + record.filled + record.clipped);
          for (let i = 0; i < s.length; i++) {
            expect(s.low[i]! > 0 && s.low[i]! <= Math.min(s.open[i]!, s.close[i]!)).toBe(true);
            expect(s.high[i]! >= Math.max(s.open[i]!, s.close[i]!) && Number.isFinite(s.high[i])).toBe(true);
            expect(s.volume[i]! >= 0).toBe(true);
            if (i > 0) expect(s.time[i]! > s.time[i - 1]! && (s.time[i]! - s.time[i - 1]!) % MINUTE === 0).toBe(true);
          }
        },
      ),
    );
  });
  it('any text at all is bars or a refusal, never a crash', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string(), { maxLength: 8 }),
        fc.constantFrom<Repair | undefined>(...REPAIRS, undefined),
        (lines, repair) => {
          for (const all of [lines, [HEADER, ...lines], [HEADER, ...good(3), ...lines]])
            try {
              readBars(all, { symbol: 'X', assetClass: 'crypto', ...(repair && { repair }) });
            } catch (error) {
              expect((error as JanusError).code, String(error)).toBe('bad-input');
            }
        },
      ),
    );
  });
});
