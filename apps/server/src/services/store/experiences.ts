/** The experiences of runs: what the night replays. Rows are EXPERIENCE_FIELDS wide, float64, kept in batches. */
import { EXPERIENCE_WIDTH, badInput, experienceSlot } from '@janus/domain';
import { bytesOf, elements, numberOf, whole } from './border.ts';
import type { Client } from './database.ts';

export interface ExperienceBatch {
  readonly seq: number;
  readonly symbol: string;
  /** Moments of its first and last decision, epoch ms. */
  readonly from: number;
  readonly to: number;
  readonly count: number;
}

export interface ExperienceStore {
  /** All experiences of a run, oldest first; the same again changes nothing. @returns how many batches were new */
  record(runId: string, symbol: string, rows: Float64Array): Promise<number>;
  /** Without the rows. */
  batches(runId: string): Promise<ExperienceBatch[]>;
  /** Rows of the run one after another [count × EXPERIENCE_WIDTH], a batch at a time, decided at or before `until`. */
  read(runId: string, until?: number): AsyncGenerator<Float64Array>;
}

/** 512 rows of 45 or so doubles: a fifth of a megabyte a statement. */
const BATCH_ROWS = 512;
const TIME = experienceSlot('time');

export function experienceStore(client: Client): ExperienceStore {
  return {
    async record(runId, symbol, rows) {
      if (rows.length % EXPERIENCE_WIDTH !== 0)
        throw badInput(`${rows.length} numbers are not whole experiences of ${EXPERIENCE_WIDTH}`);
      let fresh = 0;
      const step = BATCH_ROWS * EXPERIENCE_WIDTH;
      for (let at = 0; at < rows.length; at += step) {
        const part = rows.subarray(at, at + step);
        const batch = {
          runId,
          seq: at / step,
          symbol,
          from: whole(part[TIME]!, 'time of an experience'),
          to: whole(part[part.length - EXPERIENCE_WIDTH + TIME]!, 'time of an experience'),
          count: part.length / EXPERIENCE_WIDTH,
          rows: bytesOf(part),
        };
        fresh += (await client.experienceBatch.createMany({ data: [batch], skipDuplicates: true })).count;
      }
      return fresh;
    },
    async batches(runId) {
      const found = await client.experienceBatch.findMany({
        where: { runId },
        orderBy: { seq: 'asc' },
        omit: { runId: true, rows: true },
      });
      return found.map((batch) => ({ ...batch, from: numberOf(batch.from), to: numberOf(batch.to) }));
    },
    async *read(runId, until = Number.POSITIVE_INFINITY) {
      for (let seq = 0; ; seq += 1) {
        const batch = await client.experienceBatch.findUnique({ where: { runId_seq: { runId, seq } } });
        if (!batch || numberOf(batch.from) > until) return;
        const rows = elements(batch.rows, Float64Array);
        let count = batch.count;
        while (count > 0 && rows[(count - 1) * EXPERIENCE_WIDTH + TIME]! > until) count -= 1;
        yield rows.subarray(0, count * EXPERIENCE_WIDTH);
      }
    },
  };
}
