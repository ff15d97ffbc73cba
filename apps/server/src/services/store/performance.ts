/** The metrics of runs, one row each, so that they can be sorted and compared across runs. */
import type { Metrics } from '../../api.ts';
import { insertRows } from './bulk.ts';
import type { Client } from './database.ts';

export interface RunPerformance {
  /** Over the whole run. */
  readonly all: Metrics;
  /** While each regime was believed. */
  readonly perRegime: Readonly<Record<string, Metrics>>;
}
export interface Ranked {
  readonly runId: string;
  readonly value: number;
}

export interface PerformanceStore {
  /** @returns how many were new; the same again changes nothing */
  record(runId: string, performance: RunPerformance): Promise<number>;
  get(runId: string): Promise<RunPerformance>;
  /** Runs that are there by one metric over the whole run, best first; those without a value are left out. */
  rank(metric: string, options?: { readonly lowest?: boolean; readonly limit?: number }): Promise<Ranked[]>;
}

function rowsOf(runId: string, { all, perRegime }: RunPerformance) {
  const table = (scope: string, regime: string, metrics: Metrics) =>
    Object.entries(metrics).map(([metric, value]) => ({ run_id: runId, scope, regime, metric, value }));
  return [
    ...table('all', '', all),
    ...Object.entries(perRegime).flatMap(([regime, metrics]) => table('regime', regime, metrics)),
  ];
}

export function performanceStore(client: Client): PerformanceStore {
  return {
    record: (runId, performance) => insertRows(client, 'performance', rowsOf(runId, performance)),
    async get(runId) {
      const rows = await client.performance.findMany({ where: { runId }, orderBy: { metric: 'asc' } });
      const all: Record<string, number | null> = {};
      const perRegime: Record<string, Record<string, number | null>> = {};
      for (const { scope, regime, metric, value } of rows)
        (scope === 'all' ? all : (perRegime[regime] ??= {}))[metric] = value;
      return { all, perRegime };
    },
    async rank(metric, { lowest = false, limit = 50 } = {}) {
      const rows = await client.performance.findMany({
        where: { metric, scope: 'all', value: { not: null }, run: { deletedAt: null } },
        orderBy: [{ value: lowest ? 'asc' : 'desc' }, { runId: 'asc' }],
        select: { runId: true, value: true },
        take: limit,
      });
      return rows.map(({ runId, value }) => ({ runId, value: value! }));
    },
  };
}
