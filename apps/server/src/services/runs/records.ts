/** The records of a run on their way to disk: the audit and timing journals, and which row answers which bar. */
import path from 'node:path';
import { AUDIT_FIELDS, AUDIT_WIDTH, EVENT_KINDS, STAGES, auditSlot } from '@janus/domain';
import { openJournal, type JournalShape } from '../journal/index.ts';
import { NO_ROW, type JournalSeal } from './layout.ts';

export const AUDIT_SHAPE: JournalShape<'float64'> = { kind: 'audit', element: 'float64', fields: [...AUDIT_FIELDS] };
export const TIMING_SHAPE: JournalShape<'float32'> = { kind: 'timing', element: 'float32', fields: [...STAGES] };
export interface Recorder {
  /** Appends the first `rows` rows of both; durable once `finish` has sealed them. */
  segment(audit: Float64Array, timing: Float32Array, rows: number): void;
  /** Seals both journals. */
  finish(): { audit: JournalSeal; timing: JournalSeal; rowOfBar: Uint32Array; auditHash: string };
  /** Closes the files of a run that did not end; does nothing after `finish`. */
  abandon(): void;
}

const KIND = auditSlot('kind');
const SYMBOL = auditSlot('symbol');
const BAR = auditSlot('barIndex');
const BAR_EVENT = EVENT_KINDS.indexOf('bar');

/** @param bars bars of the run's first symbol: the one that the row index is about */
export function recorder(folder: string, bars: number): Recorder {
  const auditFile = openJournal(path.join(folder, 'audit.bin'), AUDIT_SHAPE, 'seal');
  const timingFile = openJournal(path.join(folder, 'timing.bin'), TIMING_SHAPE, 'seal');
  const rowOfBar = new Uint32Array(bars).fill(NO_ROW);
  let rows = 0;
  let open = true;
  return {
    segment(audit, timing, count) {
      auditFile.append(audit, count);
      timingFile.append(timing, count);
      for (let i = 0; i < count; i += 1, rows += 1) {
        const at = i * AUDIT_WIDTH;
        if (audit[at + KIND] === BAR_EVENT && audit[at + SYMBOL] === 0) rowOfBar[audit[at + BAR]!] = rows;
      }
    },
    finish() {
      open = false;
      const audit = { rows, head: auditFile.seal() };
      const timing = { rows, head: timingFile.seal() };
      // The loop cuts its segments alike every time, so the last link of the chain names the rows.
      return { audit, timing, rowOfBar, auditHash: audit.head };
    },
    abandon() {
      if (!open) return;
      open = false;
      auditFile.close();
      timingFile.close();
    },
  };
}
