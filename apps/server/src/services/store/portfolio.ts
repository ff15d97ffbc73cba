/** The account along a run, sampled: enough to draw, not the ledger (that is in the run's files). */
import { numberOf } from './border.ts';
import { insertRows } from './bulk.ts';
import type { Client } from './database.ts';

export interface PortfolioPoint {
  /** Epoch ms; one point a moment. */
  readonly time: number;
  readonly equity: number;
  /** Share of equity in the market, signed. */
  readonly exposure: number;
  /** Units held, signed. */
  readonly position: number;
  /** Fall from the highest equity so far, [0, 1]. */
  readonly drawdown: number;
}

export interface PortfolioStore {
  /** @returns how many were new; the same again changes nothing */
  record(runId: string, points: readonly PortfolioPoint[]): Promise<number>;
  /** Oldest first. */
  list(runId: string): Promise<PortfolioPoint[]>;
}

export function portfolioStore(client: Client): PortfolioStore {
  return {
    record: (runId, points) =>
      insertRows(
        client,
        'portfolio',
        points.map((point) => ({ run_id: runId, ...point })),
      ),
    async list(runId) {
      const rows = await client.portfolio.findMany({
        where: { runId },
        orderBy: { time: 'asc' },
        omit: { runId: true },
      });
      return rows.map((row) => ({ ...row, time: numberOf(row.time) }));
    },
  };
}
