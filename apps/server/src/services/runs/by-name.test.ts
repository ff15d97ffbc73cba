import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { openJournal, readJournal } from '../journal/index.ts';
import { byName } from './by-name.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'janus-by-name-'));
afterAll(() => rmSync(folder, { recursive: true }));

function journal(fields: readonly string[], rows: readonly (readonly number[])[]) {
  const file = path.join(folder, `${fields.join('-')}.bin`);
  const writer = openJournal(file, { kind: 'audit', element: 'float64', fields }, 'seal');
  writer.append(Float64Array.from(rows.flat()), rows.length);
  writer.seal();
  return readJournal(file, 'float64');
}

describe('a run of an earlier version', () => {
  const kept = journal(
    ['time', 'gone', 'close'],
    [
      [1, 7, 100],
      [2, 8, 101],
      [3, 9, 102],
    ],
  );
  const today = byName(kept, ['close', 'fear', 'time']);

  it('gives each row by the names of its fields, NaN for what it did not keep', () => {
    const row = new Float64Array(3);
    today.row(1, row);
    expect([...row]).toEqual([101, Number.NaN, 2]);
  });

  it('gives columns so too, in the order asked for', async () => {
    expect([...(await today.columns([2, 1, 0], 1, 3))]).toEqual([2, 3, Number.NaN, Number.NaN, 101, 102]);
    expect([...(await today.columns([0], 0, 3))]).toEqual([100, 101, 102]);
    expect([...(await today.columns([1], 0, 2))]).toEqual([Number.NaN, Number.NaN]);
  });

  it('is read as it lies where nothing changed', () => {
    expect(byName(kept, ['time', 'gone', 'close'])).toBe(kept);
  });

  it('refuses a row that is not there', () => {
    expect(() => today.row(3, new Float64Array(3))).toThrow(RangeError);
  });
});
