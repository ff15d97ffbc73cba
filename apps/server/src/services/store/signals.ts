/** Every wish to trade of a run, sent or vetoed, with who stopped it and why. */
import { numberOf } from './border.ts';
import { insertRows } from './bulk.ts';
import type { Client } from './database.ts';

export interface Signal {
  /** Epoch ms. */
  readonly time: number;
  readonly bar: number;
  readonly strategy: string;
  /** What was wanted. */
  readonly side: string;
  readonly strength: number;
  readonly outcome: 'sent' | 'vetoed';
  readonly reason: string;
  /** The stage that it ended in. */
  readonly stage: string;
  /** The region without which it would have ended otherwise; 'none'. */
  readonly decider: string;
}
export interface SignalQuery {
  readonly outcome?: Signal['outcome'];
  /** [from, to) in epoch ms. */
  readonly from?: number;
  readonly to?: number;
  readonly limit?: number;
}

export interface SignalStore {
  /** All signals of a run in their order; the same again changes nothing. @returns how many were new */
  record(runId: string, signals: readonly Signal[]): Promise<number>;
  list(runId: string, query?: SignalQuery): Promise<Signal[]>;
  /** How many by outcome, stage and reason, most frequent first. */
  count(runId: string): Promise<{ outcome: string; stage: string; reason: string; count: number }[]>;
}

export function signalStore(client: Client): SignalStore {
  return {
    record: (runId, signals) =>
      insertRows(
        client,
        'signal',
        signals.map((signal, seq) => ({ run_id: runId, seq, ...signal })),
      ),
    async list(runId, { outcome, from, to, limit = 10_000 } = {}) {
      const rows = await client.signal.findMany({
        where: {
          runId,
          ...(outcome && { outcome }),
          time: { ...(from !== undefined && { gte: BigInt(from) }), ...(to !== undefined && { lt: BigInt(to) }) },
        },
        orderBy: { seq: 'asc' },
        omit: { runId: true, seq: true },
        take: limit,
      });
      return rows.map((row) => ({ ...row, time: numberOf(row.time), outcome: row.outcome as Signal['outcome'] }));
    },
    async count(runId) {
      const groups = await client.signal.groupBy({
        by: ['outcome', 'stage', 'reason'],
        where: { runId },
        _count: { _all: true },
        orderBy: [{ _count: { seq: 'desc' } }, { reason: 'asc' }],
      });
      return groups.map(({ outcome, stage, reason, _count }) => ({ outcome, stage, reason, count: _count._all }));
    },
  };
}
