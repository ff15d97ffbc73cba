/**
 * The one writer of a journal. A segment is on the disk (fsync) when `append` returns. Opening a journal that was
 * cut off by a crash drops the torn last segment and says so; one that was altered is refused, never repaired.
 */
import { closeSync, constants, fstatSync, fsyncSync, ftruncateSync, openSync, readSync, writevSync } from 'node:fs';
import path from 'node:path';
import { refused } from '@janus/domain';
import { SEAL, bytesOf, encodeHeader, headerDigest, link, rowBytes, segmentHeader } from './format.ts';
import type { Element, JournalShape, Rows } from './format.ts';
import { scan } from './scan.ts';

export interface JournalWriter<E extends Element> {
  /** Rows written so far. */
  readonly rows: number;
  /** Bytes of a torn segment that opening dropped; 0 where the journal was whole. */
  readonly dropped: number;
  /** Appends the first `count` rows of `data` as one segment. Durable on return where durability is by segment. */
  append(data: Rows<E>, count: number): void;
  /** Closes the journal for good. @returns the last hash of the chain, hexadecimal */
  seal(): string;
  /** Closes the file and leaves the journal open for more. */
  close(): void;
}

/** When the disk must have it: after every segment (paper, live), or at the seal (a recorded run, worthless in part). */
export type Durability = 'segment' | 'seal';

function writeAll(fd: number, parts: readonly Buffer[], position: number, sync = true): void {
  const total = parts.reduce((sum, part) => sum + part.length, 0);
  const written = writevSync(fd, parts, position);
  if (written !== total)
    throw new Error(`the disk took ${written} of ${total} bytes of a journal segment: is it full?`);
  if (sync) fsyncSync(fd);
}

/** Names of files are on the disk only once their folder is. */
export function syncFolder(folder: string): void {
  const fd = openSync(folder, 'r');
  try {
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
}

interface Position {
  head: Buffer;
  end: number;
  rows: number;
  dropped: number;
}

/** The file was cut off inside its very header: nothing but a beginning of `header` is in it. */
function isBeginning(fd: number, size: number, header: Buffer): boolean {
  if (size >= header.length) return false;
  const start = Buffer.alloc(size);
  readSync(fd, start, 0, size, 0);
  return start.equals(header.subarray(0, size));
}

/** Where to go on, after dropping a torn tail. */
function resume(fd: number, file: string, header: Buffer): Position {
  const { size } = fstatSync(fd);
  if (isBeginning(fd, size, header)) {
    ftruncateSync(fd, 0);
    writeAll(fd, [header], 0);
    return { head: headerDigest(header), end: header.length, rows: 0, dropped: size };
  }
  const found = scan(fd, true);
  if (!found.header?.digest.equals(headerDigest(header)))
    throw refused(
      `${file} is not a journal of these fields (${found.fault?.text ?? 'its header differs'}): move it away`,
    );
  if (found.fault?.reason === 'altered')
    throw refused(`${file} was altered: ${found.fault.text}. Restore it from a copy, or move it away to begin anew`);
  if (found.sealed) throw refused(`${file} is sealed: nothing may be appended to it`);
  if (found.end < size) {
    ftruncateSync(fd, found.end);
    fsyncSync(fd);
  }
  return { head: found.head, end: found.end, rows: found.rows, dropped: size - found.end };
}

/**
 * Opens or creates.
 * @throws JanusError refused where the file is altered, sealed or of another shape
 */
export function openJournal<E extends Element>(
  file: string,
  shape: JournalShape<E>,
  durability: Durability = 'segment',
): JournalWriter<E> {
  const header = encodeHeader(shape);
  const width = rowBytes(shape);
  const fd = openSync(file, constants.O_RDWR | constants.O_CREAT, 0o600);
  let state: Position;
  try {
    if (fstatSync(fd).size > 0) state = resume(fd, file, header);
    else {
      writeAll(fd, [header], 0);
      syncFolder(path.dirname(file));
      state = { head: headerDigest(header), end: header.length, rows: 0, dropped: 0 };
    }
  } catch (error) {
    closeSync(fd);
    throw error;
  }
  const push = (rows: number, payload: Buffer, flags: number): void => {
    const head = segmentHeader(rows, payload.length, flags);
    const hash = link(state.head, head, payload);
    writeAll(fd, [head, payload, hash], state.end, durability === 'segment' || (flags & SEAL) !== 0);
    state.end += head.length + payload.length + hash.length;
    state.rows += rows;
    state.head = hash;
  };
  return {
    get rows() {
      return state.rows;
    },
    get dropped() {
      return state.dropped;
    },
    append(data, count) {
      if (!Number.isInteger(count) || count < 1 || count * width > data.byteLength)
        throw new RangeError(`${count} rows of ${width} bytes are not in ${data.byteLength} bytes`);
      push(count, bytesOf(data, count * width), 0);
    },
    seal() {
      push(0, Buffer.alloc(0), SEAL);
      closeSync(fd);
      return state.head.toString('hex');
    },
    close() {
      closeSync(fd);
    },
  };
}
