/**
 * Vouches for a journal: every hash of the chain, the seal, and, where a run kept them, the number of rows and the
 * last hash (which also catches a journal that was rewritten as a whole or cut at a boundary).
 */
import { closeSync, openSync } from 'node:fs';
import { scan } from './scan.ts';

export interface JournalCheck {
  readonly file: string;
  readonly ok: boolean;
  readonly kind: string | null;
  readonly segments: number;
  readonly rows: number;
  /** Last good hash, hexadecimal. */
  readonly head: string;
  readonly sealed: boolean;
  /** Index of the segment at fault (−1: the file's header), or null. */
  readonly faultSegment: number | null;
  /** What is wrong, in words, or null. */
  readonly fault: string | null;
}

function faultBeyond(found: ReturnType<typeof scan>, expected?: { rows: number; head: string }): string | null {
  if (!found.sealed) return `ends without its seal after segment ${found.segments.length - 1}: it was cut off`;
  if (expected && expected.rows !== found.rows)
    return `holds ${found.rows} rows where the run recorded ${expected.rows}`;
  if (expected && expected.head !== found.head.toString('hex'))
    return 'is whole, but is not the one that the run wrote';
  return null;
}

/** @throws the system's error where the file cannot be read */
export function verifyJournal(file: string, expected?: { rows: number; head: string }): JournalCheck {
  const fd = openSync(file, 'r');
  try {
    const found = scan(fd, true);
    const beyond = found.fault ? null : faultBeyond(found, expected);
    return {
      file,
      ok: !found.fault && !beyond,
      kind: found.header?.shape.kind ?? null,
      segments: found.segments.length,
      rows: found.rows,
      head: found.head.toString('hex'),
      sealed: found.sealed,
      faultSegment: found.fault ? found.fault.segment : beyond ? found.segments.length : null,
      fault: found.fault?.text ?? beyond,
    };
  } finally {
    closeSync(fd);
  }
}
