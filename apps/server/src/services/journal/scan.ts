/**
 * Walks a journal from its beginning and says where it stops being whole. One walk serves the reader (headers only),
 * the check (every hash) and the writer's recovery. It changes nothing.
 */
import { fstatSync, readSync } from 'node:fs';
import {
  HASH_BYTES,
  PREAMBLE_BYTES,
  SEGMENT_BYTES,
  decodeHeader,
  headerLength,
  link,
  readSegmentHeader,
  type JournalHeader,
} from './format.ts';

export interface Segment {
  readonly firstRow: number;
  readonly rows: number;
  /** Where its rows begin in the file. */
  readonly payload: number;
}
export interface JournalFault {
  /** Index of the segment at fault; −1 for the file's header. */
  readonly segment: number;
  /** Byte of the file at which that segment begins. */
  readonly offset: number;
  /**
   * torn: the file ends inside it, as after a power cut; spoilt: it is the last one and complete, but its hash does
   * not match; altered: its bytes were changed, and more follows.
   */
  readonly reason: 'header' | 'torn' | 'spoilt' | 'altered';
  readonly text: string;
}
export interface Scan {
  readonly header: JournalHeader | null;
  readonly segments: readonly Segment[];
  readonly rows: number;
  /** Last good hash of the chain. */
  readonly head: Buffer;
  /** End of the last good segment. */
  readonly end: number;
  readonly sealed: boolean;
  readonly fault: JournalFault | null;
}

function readAt(fd: number, offset: number, length: number): Buffer {
  const out = Buffer.allocUnsafe(length);
  let done = 0;
  while (done < length) {
    const n = readSync(fd, out, done, length - done, offset + done);
    if (n === 0) break;
    done += n;
  }
  return out.subarray(0, done);
}

function readHeader(fd: number, size: number): JournalHeader | string {
  const length = headerLength(readAt(fd, 0, Math.min(PREAMBLE_BYTES, size)));
  if (typeof length === 'string') return length;
  if (PREAMBLE_BYTES + length > size) return 'it ends inside its header';
  return decodeHeader(readAt(fd, 0, PREAMBLE_BYTES + length));
}

const NOTHING = { segments: [], rows: 0, head: Buffer.alloc(0), end: 0, sealed: false };

/** `hashes` false trusts the payload: enough to find rows, not to vouch for them. */
export function scan(fd: number, hashes: boolean): Scan {
  const { size } = fstatSync(fd);
  const header = readHeader(fd, size);
  if (typeof header === 'string')
    return { ...NOTHING, header: null, fault: { segment: -1, offset: 0, reason: 'header', text: header } };
  const segments: Segment[] = [];
  let head = header.digest;
  let offset = header.bytes;
  let rows = 0;
  let sealed = false;
  const stop = (reason: JournalFault['reason'], text: string): Scan => {
    const fault = {
      segment: segments.length,
      offset,
      reason,
      text: `segment ${segments.length} at byte ${offset} ${text}`,
    };
    return { header, segments, rows, head, end: offset, sealed, fault };
  };
  while (offset < size) {
    if (sealed) return stop('altered', 'follows the seal');
    const raw = readAt(fd, offset, Math.min(SEGMENT_BYTES, size - offset));
    if (raw.length < SEGMENT_BYTES) return stop('torn', 'is cut off');
    const segment = readSegmentHeader(raw, header.rowBytes);
    if (!segment) return stop('altered', 'has an altered header');
    const end = offset + SEGMENT_BYTES + segment.bytes + HASH_BYTES;
    if (end > size) return stop('torn', 'is cut off');
    const stored = readAt(fd, end - HASH_BYTES, HASH_BYTES);
    if (hashes && !link(head, raw, readAt(fd, offset + SEGMENT_BYTES, segment.bytes)).equals(stored))
      return stop(end === size ? 'spoilt' : 'altered', 'does not match its hash');
    if (segment.seal) sealed = true;
    else segments.push({ firstRow: rows, rows: segment.rows, payload: offset + SEGMENT_BYTES });
    rows += segment.rows;
    head = stored;
    offset = end;
  }
  return { header, segments, rows, head, end: offset, sealed, fault: null };
}
