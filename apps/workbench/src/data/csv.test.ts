import { reasonCode } from '@janus/domain';
import { describe, expect, it } from 'vitest';
import { AUDIT_COLUMNS, BAR_COLUMNS } from './columns.ts';
import { CSV_HEADER, csvOf } from './csv.ts';

const columns = <K extends string>(names: readonly K[], rows: readonly Readonly<Partial<Record<K, number>>>[]) =>
  Object.fromEntries(
    names.map((name) => [name, Float64Array.from(rows, (row) => row[name] ?? Number.NaN)]),
  ) as unknown as Readonly<Record<K, Float64Array>>;

const bars = columns(BAR_COLUMNS, [
  { time: 0, open: 1, high: 3, low: 0.5, close: 2 },
  { time: 86_400_000, open: 2, high: 2, low: 1, close: 1.25, volume: 7 },
]);
const audit = columns(AUDIT_COLUMNS, [
  { reason: reasonCode('features-warming-up'), action: 0, wanted: 0, regime: -1, equity: 100 },
  { reason: 0, action: 2, wanted: 2, regime: 3, confidence: 0.5, agreement: 0.25, equity: 99.5, position: -1 },
]);

describe('CSV of the bars shown', () => {
  it('writes what is known and leaves the rest empty', () => {
    expect(csvOf(bars, audit, 0, 1).split('\n')).toEqual([
      CSV_HEADER,
      '0,1970-01-01T00:00:00.000Z,1,3,0.5,2,,,,,hold,hold,features-warming-up,100,',
      '1,1970-01-02T00:00:00.000Z,2,2,1,1.25,7,crisis,0.5,0.25,sell,sell,approved,99.5,-1',
      '',
    ]);
  });
  it('stays inside the run, and every row has every column', () => {
    const lines = csvOf(bars, audit, -5, 99).trim().split('\n');
    expect(lines).toHaveLength(3);
    for (const line of lines) expect(line.split(',')).toHaveLength(CSV_HEADER.split(',').length);
  });
});
