/** The nights: what was replayed, what passed the recall gate, and which version of the schemas came of it. */
import { noData } from '@janus/domain';
import type { Sleep as SleepRow } from '../../../build/prisma/client.ts';
import { documentOf, numberOf, numberOrNull, whole } from './border.ts';
import type { Client } from './database.ts';

export interface StoredSleep {
  readonly sleepId: string;
  readonly runId: string;
  /** Experiences known by then were replayed, epoch ms. */
  readonly until: number;
  readonly status: string;
  readonly config: unknown;
  readonly seed: number;
  readonly phases: unknown;
  readonly recall: unknown;
  readonly histogram: unknown;
  /** The version that it made; null where it made none. */
  readonly schemaVersion: number | null;
  /** Epoch ms. */
  readonly createdAt: number;
  readonly endedAt: number | null;
}
export type SleepResult = Pick<StoredSleep, 'status' | 'phases' | 'recall' | 'histogram' | 'schemaVersion'> & {
  readonly endedAt: number;
};

export interface SleepStore {
  /** @returns false where the night was there already; it is left as it is */
  record(sleep: StoredSleep): Promise<boolean>;
  /** How it ended. @throws JanusError no-data where there is no such night */
  finish(sleepId: string, result: SleepResult): Promise<void>;
  get(sleepId: string): Promise<StoredSleep | null>;
  /** Newest first. */
  list(query?: { readonly runId?: string; readonly limit?: number }): Promise<StoredSleep[]>;
}

const read = (row: SleepRow): StoredSleep => ({
  ...row,
  until: numberOf(row.until),
  seed: numberOf(row.seed),
  createdAt: numberOf(row.createdAt),
  endedAt: numberOrNull(row.endedAt),
});

export function sleepStore(client: Client): SleepStore {
  return {
    async record(sleep) {
      const row = {
        ...sleep,
        until: whole(sleep.until, 'until'),
        seed: whole(sleep.seed, 'seed'),
        config: documentOf(sleep.config),
        phases: documentOf(sleep.phases),
        recall: documentOf(sleep.recall),
        histogram: documentOf(sleep.histogram),
        createdAt: whole(sleep.createdAt, 'createdAt'),
        endedAt: sleep.endedAt === null ? null : whole(sleep.endedAt, 'endedAt'),
      };
      return (await client.sleep.createMany({ data: [row], skipDuplicates: true })).count === 1;
    },
    async finish(sleepId, { status, phases, recall, histogram, schemaVersion, endedAt }) {
      const { count } = await client.sleep.updateMany({
        where: { sleepId },
        data: {
          status,
          phases: documentOf(phases),
          recall: documentOf(recall),
          histogram: documentOf(histogram),
          schemaVersion,
          endedAt: whole(endedAt, 'endedAt'),
        },
      });
      if (count === 0) throw noData(`the store has no sleep ${sleepId}`);
    },
    async get(sleepId) {
      const row = await client.sleep.findUnique({ where: { sleepId } });
      return row && read(row);
    },
    async list({ runId, limit = 100 } = {}) {
      const rows = await client.sleep.findMany({
        where: { ...(runId !== undefined && { runId }) },
        orderBy: [{ createdAt: 'desc' }, { sleepId: 'asc' }],
        take: limit,
      });
      return rows.map(read);
    },
  };
}
