/**
 * Reads rows of a journal by their number. It finds segments by their headers and does not check hashes: `verify.ts`
 * does. Many readers may have the same file open.
 */
import { closeSync, openSync, read, readSync } from 'node:fs';
import { promisify } from 'node:util';
import { JanusError } from '@janus/domain';
import type { Element, JournalShape, Rows } from './format.ts';
import { scan, type Segment } from './scan.ts';

const readAsync = promisify(read);
/** Rows fetched at a time while columns are gathered. */
const BLOCK = 1024;

/** Where rows [from, to) lie: one piece a segment touched. */
interface Piece {
  readonly position: number;
  readonly rows: number;
}

export interface JournalReader<E extends Element> {
  readonly shape: JournalShape<E>;
  readonly rows: number;
  readonly width: number;
  /** One row into `out` (length ≥ width). @throws RangeError for a row that is not there */
  row(index: number, out: Rows<E>): void;
  /** Rows [from, to) one after another into `out`. */
  block(from: number, to: number, out: Rows<E>): void;
  /** Columns of rows [from, to), one after another. `slots` index the fields. */
  columns(slots: readonly number[], from: number, to: number): Promise<Rows<E>>;
  close(): void;
}

function find(segments: readonly Segment[], row: number): number {
  let low = 0;
  let high = segments.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (segments[middle]!.firstRow <= row) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** @throws JanusError failed where the file is not a journal of this element */
export function readJournal<E extends Element>(file: string, element: E): JournalReader<E> {
  const fd = openSync(file, 'r');
  const { header, segments, rows, fault } = scan(fd, false);
  if (!header || header.shape.element !== element) {
    closeSync(fd);
    throw new JanusError('failed', `${file} cannot be read: ${fault?.text ?? `its rows are not ${element}`}`);
  }
  const stride = header.rowBytes;
  const width = header.shape.fields.length;
  const make = (length: number): Rows<E> =>
    (element === 'float64' ? new Float64Array(length) : new Float32Array(length)) as Rows<E>;
  const check = (from: number, to: number): void => {
    if (!(Number.isInteger(from) && Number.isInteger(to) && from >= 0 && from <= to && to <= rows))
      throw new RangeError(`rows [${from}, ${to}) are not within [0, ${rows})`);
  };
  function pieces(from: number, to: number): Piece[] {
    const out: Piece[] = [];
    for (let row = from, s = find(segments, from); row < to; s += 1) {
      const segment = segments[s]!;
      const count = Math.min(to, segment.firstRow + segment.rows) - row;
      out.push({ position: segment.payload + (row - segment.firstRow) * stride, rows: count });
      row += count;
    }
    return out;
  }
  function block(from: number, to: number, out: Rows<E>): void {
    check(from, to);
    let at = out.byteOffset;
    for (const piece of pieces(from, to)) {
      const length = piece.rows * stride;
      const got = readSync(fd, new Uint8Array(out.buffer, at, length), 0, length, piece.position);
      if (got !== length) throw new JanusError('failed', `${file} is shorter than its segments say`);
      at += length;
    }
  }
  async function columns(slots: readonly number[], from: number, to: number): Promise<Rows<E>> {
    check(from, to);
    const count = to - from;
    const out = make(slots.length * count);
    const buffer = make(BLOCK * width);
    const bytes = new Uint8Array(buffer.buffer);
    for (let row = from; row < to; row += BLOCK) {
      const end = Math.min(to, row + BLOCK);
      let at = 0;
      for (const piece of pieces(row, end)) {
        const length = piece.rows * stride;
        const { bytesRead } = await readAsync(fd, bytes, at, length, piece.position);
        if (bytesRead !== length) throw new JanusError('failed', `${file} is shorter than its segments say`);
        at += length;
      }
      for (let c = 0; c < slots.length; c += 1)
        for (let i = row; i < end; i += 1) out[c * count + i - from] = buffer[(i - row) * width + slots[c]!]!;
    }
    return out;
  }
  return {
    shape: header.shape as JournalShape<E>,
    rows,
    width,
    row: (index, out) => block(index, index + 1, out),
    block,
    columns,
    close: () => closeSync(fd),
  };
}
