/**
 * The bytes of a journal file. It holds rows of one fixed width and is only ever appended to:
 *
 *   file     magic 8 · header length u32 · version u32 · header JSON, padded with spaces to a multiple of 8
 *   segment  mark u32 · rows u32 · payload bytes u32 · flags u32 · payload · sha256(previous hash, these all) 32
 *
 * The chain starts from the hash of the file's own header, so a segment can be neither altered, removed, reordered
 * nor moved to another journal unseen. It is not a signature: whoever can rewrite the whole file can rewrite the
 * chain, which is why a run also keeps the last hash beside its results. All numbers are little-endian.
 */
import { createHash } from 'node:crypto';
import { endianness } from 'node:os';

if (endianness() !== 'LE') throw new Error('the journal needs a little-endian machine: rows are written as they lie');

export const JOURNAL_VERSION = 1;
export const PREAMBLE_BYTES = 16;
export const SEGMENT_BYTES = 16;
export const HASH_BYTES = 32;
/** Flag of the empty segment that closes a journal for good. */
export const SEAL = 1;

const MAGIC = Buffer.from('JANUSJNL', 'latin1');
const MARK = 0x31474553; // 'SEG1'
const ELEMENT_BYTES = { float64: 8, float32: 4 } as const;

export type Element = keyof typeof ELEMENT_BYTES;
export type Rows<E extends Element = Element> = E extends 'float64' ? Float64Array : Float32Array;

/** What the rows are. `fields` names each column, so the width of a row is their number. */
export interface JournalShape<E extends Element = Element> {
  readonly kind: string;
  readonly element: E;
  readonly fields: readonly string[];
}
export interface JournalHeader {
  readonly shape: JournalShape;
  /** Bytes of the whole file header: where the first segment begins. */
  readonly bytes: number;
  readonly rowBytes: number;
  /** First link of the chain. */
  readonly digest: Buffer;
}

export const rowBytes = (shape: JournalShape): number => shape.fields.length * ELEMENT_BYTES[shape.element];
/** Hash of a file header: the first link of its chain. */
export const headerDigest = (bytes: Buffer): Buffer => createHash('sha256').update(bytes).digest();

export function encodeHeader({ kind, element, fields }: JournalShape): Buffer {
  const json = JSON.stringify({ kind, element, fields });
  const body = Buffer.from(json.padEnd(json.length + ((8 - (Buffer.byteLength(json) % 8)) % 8)));
  const preamble = Buffer.alloc(PREAMBLE_BYTES);
  MAGIC.copy(preamble);
  preamble.writeUInt32LE(body.length, 8);
  preamble.writeUInt32LE(JOURNAL_VERSION, 12);
  return Buffer.concat([preamble, body]);
}

/** Length of the header JSON, or a sentence on why these 16 bytes do not open a journal. */
export function headerLength(preamble: Buffer): number | string {
  if (preamble.length < PREAMBLE_BYTES || !preamble.subarray(0, 8).equals(MAGIC))
    return 'it does not begin as a journal';
  const version = preamble.readUInt32LE(12);
  if (version !== JOURNAL_VERSION) return `its format is version ${version}; this JANUS reads ${JOURNAL_VERSION}`;
  return preamble.readUInt32LE(8);
}

/** The header from its complete bytes, or a sentence on what is wrong with it. */
export function decodeHeader(bytes: Buffer): JournalHeader | string {
  try {
    const { kind, element, fields } = JSON.parse(bytes.toString('utf8', PREAMBLE_BYTES)) as Partial<JournalShape>;
    if (typeof kind !== 'string' || (element !== 'float64' && element !== 'float32')) return 'its header is altered';
    if (!Array.isArray(fields) || fields.length === 0) return 'its header names no fields';
    const shape = { kind, element, fields };
    return { shape, bytes: bytes.length, rowBytes: rowBytes(shape), digest: headerDigest(bytes) };
  } catch {
    return 'its header is altered';
  }
}

export function segmentHeader(rows: number, bytes: number, flags: number): Buffer {
  const header = Buffer.alloc(SEGMENT_BYTES);
  header.writeUInt32LE(MARK, 0);
  header.writeUInt32LE(rows, 4);
  header.writeUInt32LE(bytes, 8);
  header.writeUInt32LE(flags, 12);
  return header;
}

/** Rows and flags of a segment, or null where the bytes contradict one another. */
export function readSegmentHeader(
  header: Buffer,
  width: number,
): { rows: number; bytes: number; seal: boolean } | null {
  const rows = header.readUInt32LE(4);
  const bytes = header.readUInt32LE(8);
  const flags = header.readUInt32LE(12);
  if (header.readUInt32LE(0) !== MARK || bytes !== rows * width) return null;
  if (flags !== (rows === 0 ? SEAL : 0)) return null;
  return { rows, bytes, seal: flags === SEAL };
}

/** One link: sha256(previous hash, segment header, payload). */
export const link = (previous: Buffer, header: Buffer, payload: Buffer): Buffer =>
  createHash('sha256').update(previous).update(header).update(payload).digest();

/** The bytes of the first `count` rows, without a copy. */
export const bytesOf = (rows: Rows, length: number): Buffer => Buffer.from(rows.buffer, rows.byteOffset, length);
