/** The runs that have ended: what lists, compares, annotates and removes them. Their records are files (services/runs). */
import { noData } from '@janus/domain';
import type { Metrics } from '../../api.ts';
import type { Run as RunRow } from '../../../build/prisma/client.ts';
import { documentOf, numberOf, numberOrNull, whole } from './border.ts';
import type { Client } from './database.ts';

export interface StoredRun {
  readonly runId: string;
  /** 'brain', or the name of the strategy that ran alone. */
  readonly kind: string;
  readonly dataSet: string;
  readonly symbol: string;
  readonly seed: number;
  readonly config: unknown;
  readonly configHash: string;
  readonly dataHash: string;
  readonly version: string;
  readonly status: string;
  readonly metrics: Metrics;
  readonly perRegime: Readonly<Record<string, Metrics>>;
  readonly baseline: Metrics;
  readonly trades: number;
  /** Epoch ms. */
  readonly createdAt: number;
  readonly notes: string;
  readonly pinned: boolean;
  /** Epoch ms of its removal; null where it is there. */
  readonly deletedAt: number | null;
}
export type NewRun = Omit<StoredRun, 'notes' | 'pinned' | 'deletedAt'>;

export interface RunQuery {
  readonly kind?: string;
  readonly dataSet?: string;
  /** Removed runs instead of those that are there. */
  readonly deleted?: boolean;
  /** Created before this, epoch ms: the next page. */
  readonly before?: number;
  /** 200 unless stated. */
  readonly limit?: number;
}

export interface RunStore {
  /** @returns false where the run was there already; it is left as it is */
  record(run: NewRun): Promise<boolean>;
  get(runId: string): Promise<StoredRun | null>;
  /** Newest first. */
  list(query?: RunQuery): Promise<StoredRun[]>;
  /** @throws JanusError no-data where there is no such run; so do those below */
  annotate(runId: string, change: { readonly notes?: string; readonly pinned?: boolean }): Promise<void>;
  /** Takes it out of the lists; `bringBack` undoes it until it is purged. */
  remove(runId: string, now: number): Promise<void>;
  bringBack(runId: string): Promise<void>;
  /** Removes it and all that belongs to it for good. */
  purge(runId: string): Promise<void>;
}

const read = (row: RunRow): StoredRun => ({
  ...row,
  seed: numberOf(row.seed),
  metrics: row.metrics as Metrics,
  perRegime: row.perRegime as StoredRun['perRegime'],
  baseline: row.baseline as Metrics,
  createdAt: numberOf(row.createdAt),
  deletedAt: numberOrNull(row.deletedAt),
});

export function runStore(client: Client): RunStore {
  async function change(runId: string, data: Partial<Pick<RunRow, 'notes' | 'pinned' | 'deletedAt'>>): Promise<void> {
    const { count } = await client.run.updateMany({ where: { runId }, data });
    if (count === 0) throw noData(`the store has no run ${runId}`);
  }
  return {
    async record(run) {
      const row = {
        ...run,
        seed: whole(run.seed, 'seed'),
        config: documentOf(run.config),
        metrics: documentOf(run.metrics),
        perRegime: documentOf(run.perRegime),
        baseline: documentOf(run.baseline),
        createdAt: whole(run.createdAt, 'createdAt'),
      };
      const { count } = await client.run.createMany({ data: [row], skipDuplicates: true });
      return count === 1;
    },
    async get(runId) {
      const row = await client.run.findUnique({ where: { runId } });
      return row && read(row);
    },
    async list({ kind, dataSet, deleted = false, before, limit = 200 } = {}) {
      const rows = await client.run.findMany({
        where: {
          ...(kind !== undefined && { kind }),
          ...(dataSet !== undefined && { dataSet }),
          ...(before !== undefined && { createdAt: { lt: whole(before, 'before') } }),
          deletedAt: deleted ? { not: null } : null,
        },
        orderBy: [{ createdAt: 'desc' }, { runId: 'asc' }],
        take: limit,
      });
      return rows.map(read);
    },
    annotate: (runId, { notes, pinned }) =>
      change(runId, { ...(notes !== undefined && { notes }), ...(pinned !== undefined && { pinned }) }),
    remove: (runId, now) => change(runId, { deletedAt: whole(now, 'now') }),
    bringBack: (runId) => change(runId, { deletedAt: null }),
    async purge(runId) {
      const { count } = await client.run.deleteMany({ where: { runId } });
      if (count === 0) throw noData(`the store has no run ${runId}`);
    },
  };
}
