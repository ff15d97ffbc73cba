/**
 * Rows of a journal in today's order of fields. A run names its fields in its own header, so that one recorded before
 * a field was there, or while another was, is still read: by name, NaN for what it did not keep.
 */
import type { Element, JournalReader, Rows } from '../journal/index.ts';

export interface FieldReader<E extends Element> {
  /** One row into `out`, `fields.length` numbers. @throws RangeError for a row that is not there */
  row(index: number, out: Rows<E>): void;
  /** Columns of rows [from, to), one after another. `slots` index `fields`. */
  columns(slots: readonly number[], from: number, to: number): Promise<Rows<E>>;
}

export function byName<E extends Element>(journal: JournalReader<E>, fields: readonly string[]): FieldReader<E> {
  const kept = journal.shape.fields;
  if (kept.length === fields.length && fields.every((name, i) => name === kept[i])) return journal;
  const slotOf = fields.map((name) => kept.indexOf(name));
  const scratch = (
    journal.shape.element === 'float64' ? new Float64Array(journal.width) : new Float32Array(journal.width)
  ) as Rows<E>;
  return {
    row(index, out) {
      journal.row(index, scratch);
      for (let i = 0; i < slotOf.length; i += 1) out[i] = slotOf[i]! < 0 ? Number.NaN : scratch[slotOf[i]!]!;
    },
    async columns(slots, from, to) {
      const found = slots.map((slot) => slotOf[slot]!);
      const read = await journal.columns(
        found.filter((slot) => slot >= 0),
        from,
        to,
      );
      if (found.every((slot) => slot >= 0)) return read;
      const count = to - from;
      const out = (
        journal.shape.element === 'float64'
          ? new Float64Array(found.length * count)
          : new Float32Array(found.length * count)
      ) as Rows<E>;
      out.fill(Number.NaN);
      let next = 0;
      for (let c = 0; c < found.length; c += 1) {
        if (found[c]! < 0) continue;
        out.set(read.subarray(next * count, (next + 1) * count), c * count);
        next += 1;
      }
      return out;
    },
  };
}
