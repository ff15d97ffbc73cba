import { appendFileSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openJournal, readJournal, verifyJournal, type JournalShape } from './index.ts';

const SHAPE: JournalShape<'float64'> = { kind: 'audit', element: 'float64', fields: ['sequence', 'time', 'close'] };
const WIDTH = SHAPE.fields.length;
let folder = '';
let file = '';
let count = 0;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'janus journal '));
});
afterAll(() => rmSync(folder, { recursive: true }));

const rowsOf = (n: number, from: number): Float64Array =>
  Float64Array.from({ length: n * WIDTH }, (_, i) => from * WIDTH + i + 0.25);

/** A journal of segments with these numbers of rows, and the byte at which each part ends (file header first). */
function written(sizes: readonly number[], seal: boolean): { ends: number[]; head: string } {
  count += 1;
  file = path.join(folder, `${count}.bin`);
  const journal = openJournal(file, SHAPE);
  const ends = [readFileSync(file).length];
  let rows = 0;
  for (const size of sizes) {
    journal.append(rowsOf(size, rows), size);
    rows += size;
    ends.push(readFileSync(file).length);
  }
  const head = seal ? journal.seal() : (journal.close(), '');
  if (seal) ends.push(readFileSync(file).length);
  return { ends, head };
}
const sizes = fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 6 });

describe('a whole journal', () => {
  it('gives back what was appended, by row, block and column', async () => {
    const { head } = written([3, 1, 5], true);
    const reader = readJournal(file, 'float64');
    const row = new Float64Array(WIDTH);
    reader.row(3, row);
    const block = new Float64Array(4 * WIDTH);
    reader.block(2, 6, block);
    const columns = await reader.columns([2, 0], 2, 6);
    expect([reader.rows, [...row]]).toEqual([9, [9.25, 10.25, 11.25]]);
    expect(block).toEqual(rowsOf(4, 2));
    expect([...columns]).toEqual([8.25, 11.25, 14.25, 17.25, 6.25, 9.25, 12.25, 15.25]);
    expect(() => reader.row(9, row)).toThrow('[9, 10)');
    reader.close();
    expect(verifyJournal(file, { rows: 9, head })).toMatchObject({
      ok: true,
      segments: 3,
      rows: 9,
      sealed: true,
      head,
    });
  });

  it('gathers columns across blocks of many rows', async () => {
    written([700, 700, 1300], true);
    const reader = readJournal(file, 'float64');
    const column = await reader.columns([1], 0, 2700);
    reader.close();
    expect(column.every((value, i) => value === i * WIDTH + 1.25)).toBe(true);
  });

  it('goes on after it was closed, but not after its seal', () => {
    written([2], false);
    const again = openJournal(file, SHAPE);
    again.append(rowsOf(2, 2), 2);
    again.seal();
    expect([again.dropped, verifyJournal(file).rows]).toEqual([0, 4]);
    expect(() => openJournal(file, SHAPE)).toThrow('sealed');
  });

  it('refuses other fields, other files and other elements', () => {
    written([2], true);
    expect(() => openJournal(file, { ...SHAPE, fields: ['a', 'b', 'c'] })).toThrow('not a journal of these fields');
    expect(() => readJournal(file, 'float32')).toThrow('not float32');
    writeFileSync(path.join(folder, 'text'), 'time,open,high,low,close and more');
    expect(verifyJournal(path.join(folder, 'text'))).toMatchObject({ ok: false, faultSegment: -1 });
  });

  it('refuses a count of rows that the data does not hold', () => {
    written([1], false);
    const journal = openJournal(file, SHAPE);
    expect(() => journal.append(rowsOf(2, 0), 3)).toThrow(RangeError);
    journal.close();
  });

  it('with the same rows has the same bytes', () => {
    written([3, 2], true);
    const first = readFileSync(file);
    written([3, 2], true);
    expect(readFileSync(file).equals(first)).toBe(true);
  });
});

describe('a journal cut off at any byte', () => {
  it('is reported at the segment where it was cut', () => {
    fc.assert(
      fc.property(sizes, fc.nat(), (list, seed) => {
        const { ends } = written(list, true);
        const cut = seed % ends.at(-1)!;
        truncateSync(file, cut);
        const check = verifyJournal(file);
        expect(check.ok).toBe(false);
        // Index 0 of `ends` is the file's header, so segment i lies between ends[i] and ends[i + 1].
        const segment = ends.findIndex((end) => cut < end) - 1;
        expect(check.faultSegment).toBe(segment);
      }),
      { numRuns: 60 },
    );
  });

  it('is recovered to its last whole segment and goes on from there', () => {
    fc.assert(
      fc.property(sizes, fc.nat(), (list, seed) => {
        const { ends } = written(list, false);
        const cut = seed % (ends.at(-1)! + 1);
        truncateSync(file, cut);
        const whole = ends.filter((end) => end <= cut).length - 1;
        const kept = list.slice(0, Math.max(0, whole)).reduce((a, b) => a + b, 0);
        const journal = openJournal(file, SHAPE);
        expect(journal.rows).toBe(kept);
        expect(journal.dropped).toBe(cut - (ends.findLast((end) => end <= cut) ?? 0));
        journal.append(rowsOf(2, kept), 2);
        journal.seal();
        expect(verifyJournal(file)).toMatchObject({ ok: true, rows: kept + 2 });
        const reader = readJournal(file, 'float64');
        const all = new Float64Array((kept + 2) * WIDTH);
        reader.block(0, kept + 2, all);
        reader.close();
        expect(all).toEqual(rowsOf(kept + 2, 0));
      }),
      { numRuns: 60 },
    );
  });

  it('at a boundary is caught by what the run recorded', () => {
    const { ends, head } = written([2, 2], true);
    const bytes = readFileSync(file);
    truncateSync(file, ends[1]);
    const journal = openJournal(file, SHAPE);
    journal.seal();
    expect(verifyJournal(file).ok).toBe(true);
    expect(verifyJournal(file, { rows: 4, head })).toMatchObject({
      ok: false,
      fault: 'holds 2 rows where the run recorded 4',
    });
    writeFileSync(file, bytes);
    expect(verifyJournal(file, { rows: 4, head }).ok).toBe(true);
  });
});

describe('a journal with one byte changed', () => {
  it('is reported at the segment that holds the byte', () => {
    fc.assert(
      fc.property(sizes, fc.nat(), fc.integer({ min: 1, max: 255 }), (list, seed, mask) => {
        const { ends } = written(list, true);
        const bytes = readFileSync(file);
        const at = seed % bytes.length;
        bytes[at]! ^= mask;
        writeFileSync(file, bytes);
        const check = verifyJournal(file);
        expect(check.ok).toBe(false);
        const segment = ends.findIndex((end) => at < end) - 1;
        // A changed file header either cannot be read (−1) or breaks the first link of the chain (0).
        if (segment === -1) expect([-1, 0]).toContain(check.faultSegment);
        else expect(check.faultSegment).toBe(segment);
      }),
      { numRuns: 120 },
    );
  });

  it('is not repaired where more follows', () => {
    const { ends } = written([2, 2, 2], false);
    const bytes = readFileSync(file);
    bytes[ends[1]! + 20]! ^= 1;
    writeFileSync(file, bytes);
    expect(() => openJournal(file, SHAPE)).toThrow('was altered: segment 1');
    expect(readFileSync(file).equals(bytes)).toBe(true);
  });

  it('or with a segment moved, removed or appended is reported', () => {
    const { ends } = written([2, 2, 2], true);
    const bytes = readFileSync(file);
    const part = (i: number): Buffer => bytes.subarray(ends[i], ends[i + 1]);
    const start = bytes.subarray(0, ends[0]);
    writeFileSync(file, Buffer.concat([start, part(1), part(0), part(2), part(3)]));
    expect(verifyJournal(file).faultSegment).toBe(0);
    writeFileSync(file, Buffer.concat([start, part(0), part(2), part(3)]));
    expect(verifyJournal(file).faultSegment).toBe(1);
    writeFileSync(file, bytes);
    appendFileSync(file, part(0));
    expect(verifyJournal(file)).toMatchObject({ ok: false, faultSegment: 3 });
  });
});
