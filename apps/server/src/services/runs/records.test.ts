import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { AUDIT_WIDTH, auditSlot, STAGES } from '@janus/domain';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openJournal } from '../journal/index.ts';
import { AUDIT_SHAPE, recorder, TIMING_SHAPE } from './records.ts';

const ROWS = 1024;
let folder = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'janus-records-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Segment k of a run: every number in it is another. Kind 0 is a bar, of symbol 0. */
function segment(k: number, rows: number): { audit: Float64Array; timing: Float32Array } {
  const audit = Float64Array.from({ length: ROWS * AUDIT_WIDTH }, (_, i) => k + i / 7);
  for (let i = 0; i < rows; i++) {
    audit[i * AUDIT_WIDTH + auditSlot('kind')] = 0;
    audit[i * AUDIT_WIDTH + auditSlot('symbol')] = 0;
    audit[i * AUDIT_WIDTH + auditSlot('barIndex')] = k * ROWS + i;
  }
  return { audit, timing: Float32Array.from({ length: ROWS * STAGES.length }, (_, i) => k - i) };
}

describe('the records of a run', () => {
  // The shelf of a run of 1000 bars holds 2 segments, and of 100,000 bars 96: fewer, as many, and more than that.
  it.each([
    [1000, [1024, 300]],
    [1000, [1024, 1024, 1024, 1024, 5]],
    [1000, [7]],
    [100_000, [1024, 1024, 1024, 76]],
  ])('of %i bars in segments of %j are the journals that each segment written at once makes', (bars, counts) => {
    const record = recorder(folder, bars);
    const auditFile = openJournal(path.join(folder, 'audit-at-once.bin'), AUDIT_SHAPE, 'seal');
    const timingFile = openJournal(path.join(folder, 'timing-at-once.bin'), TIMING_SHAPE, 'seal');
    const reused = segment(0, 0);
    counts.forEach((count, k) => {
      const { audit, timing } = segment(k, count);
      auditFile.append(audit, count);
      timingFile.append(timing, count);
      // The loop hands over one pair of arrays again and again.
      reused.audit.set(audit);
      reused.timing.set(timing);
      record.segment(reused.audit, reused.timing, count);
    });
    reused.audit.fill(0);
    const done = record.finish();
    expect(done.auditHash).toBe(auditFile.seal());
    expect(done.timing.head).toBe(timingFile.seal());
    const rows = counts.reduce((a, b) => a + b, 0);
    expect([done.audit.rows, done.timing.rows]).toEqual([rows, rows]);
    for (const name of ['audit', 'timing'])
      expect(
        readFileSync(path.join(folder, `${name}.bin`)).equals(readFileSync(path.join(folder, `${name}-at-once.bin`))),
      ).toBe(true);
    for (let i = 0; i < Math.min(rows, bars); i++) expect(done.rowOfBar[i]).toBe(i);
  });
  it('bounds what waits in memory: a shelf that is full goes to the disk before the run ends', () => {
    const record = recorder(folder, 1000);
    const file = path.join(folder, 'audit.bin');
    const { audit, timing } = segment(0, ROWS);
    for (let k = 0; k < 2; k++) record.segment(audit, timing, ROWS);
    expect(statSync(file).size).toBeLessThan(ROWS * AUDIT_WIDTH);
    record.segment(audit, timing, ROWS);
    expect(statSync(file).size).toBeGreaterThan(2 * ROWS * AUDIT_WIDTH * 8);
    record.abandon();
  });
});
