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

/** Rows that wait in memory at most: about 90 MB of them, touched before the run so that it meets no fresh page. */
const WAITING_ROWS = 96 * 1024;

/** Segments that wait to be hashed and written, in order. */
interface Shelf {
  readonly audit: Float64Array;
  readonly timing: Float32Array;
  /** Rows of each segment. */
  readonly counts: number[];
  rows: number;
}

function shelf(bars: number): Shelf {
  // A run has a few events beside its bars.
  const room = Math.min(WAITING_ROWS, Math.ceil((1.05 * bars + 1) / 1024) * 1024);
  return {
    audit: new Float64Array(room * AUDIT_WIDTH).fill(Number.NaN),
    timing: new Float32Array(room * STAGES.length).fill(Number.NaN),
    counts: [],
    rows: 0,
  };
}

/**
 * Hashing and writing wait until the run has ended, or until the shelf is full: neither belongs to a decision, and a
 * run that is cut off is worthless whether its rows were written or not. The journals are the same either way.
 * @param bars bars of the run's first symbol: the one that the row index is about
 */
export function recorder(folder: string, bars: number): Recorder {
  const auditFile = openJournal(path.join(folder, 'audit.bin'), AUDIT_SHAPE, 'seal');
  const timingFile = openJournal(path.join(folder, 'timing.bin'), TIMING_SHAPE, 'seal');
  const rowOfBar = new Uint32Array(bars).fill(NO_ROW);
  const waiting = shelf(bars);
  let rows = 0;
  let open = true;

  function index(audit: Float64Array, count: number): void {
    for (let i = 0; i < count; i += 1, rows += 1) {
      const at = i * AUDIT_WIDTH;
      if (audit[at + KIND] === BAR_EVENT && audit[at + SYMBOL] === 0) rowOfBar[audit[at + BAR]!] = rows;
    }
  }
  function write(audit: Float64Array, timing: Float32Array, count: number): void {
    auditFile.append(audit, count);
    timingFile.append(timing, count);
    index(audit, count);
  }
  function writeWaiting(): void {
    let at = 0;
    for (const count of waiting.counts) {
      write(
        waiting.audit.subarray(at * AUDIT_WIDTH, (at + count) * AUDIT_WIDTH),
        waiting.timing.subarray(at * STAGES.length, (at + count) * STAGES.length),
        count,
      );
      at += count;
    }
    waiting.counts.length = 0;
    waiting.rows = 0;
  }
  return {
    segment(audit, timing, count) {
      if ((waiting.rows + count) * AUDIT_WIDTH > waiting.audit.length) writeWaiting();
      if (count * AUDIT_WIDTH > waiting.audit.length) return write(audit, timing, count);
      waiting.audit.set(audit.subarray(0, count * AUDIT_WIDTH), waiting.rows * AUDIT_WIDTH);
      waiting.timing.set(timing.subarray(0, count * STAGES.length), waiting.rows * STAGES.length);
      waiting.counts.push(count);
      waiting.rows += count;
    },
    finish() {
      writeWaiting();
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
