/** The bars around one trade, with the stop and the target it was opened with. */
import { split, BAR_COLUMNS, type BarColumn, type Columns } from '../data/columns.ts';
import type { Trade } from './columns.tsx';

const BEFORE = 24;
const AFTER = 24;

export interface Around {
  readonly trade: Trade;
  readonly bars: Columns<BarColumn>;
  /** Number of the first of them in the run. */
  readonly from: number;
  /** Prices; null where none was set. */
  readonly stop: number | null;
  readonly target: number | null;
}

async function columns<K extends string>(path: string, names: readonly K[]): Promise<Columns<K>> {
  const response = await fetch(path);
  if (response.ok) return split(await response.arrayBuffer(), names);
  const said = (await response.json().catch(() => null)) as { error?: { message?: string } } | null;
  throw new Error(said?.error?.message ?? `${path}: status ${response.status}`);
}

const price = (value: number | undefined): number | null =>
  value !== undefined && Number.isFinite(value) && value > 0 ? value : null;

/** @param bars of the whole run */
export async function fetchAround(runId: string, trade: Trade, bars: number): Promise<Around> {
  const from = Math.max(0, trade.entryBar - BEFORE);
  const to = Math.min(bars, trade.exitBar + AFTER + 1);
  // Decided at the close before: it is filled at the open of its entry bar.
  const decided = Math.max(0, trade.entryBar - 1);
  const [around, plan] = await Promise.all([
    columns(`/api/runs/${runId}/bars?from=${from}&to=${to}`, BAR_COLUMNS),
    columns(`/api/runs/${runId}/audit?fields=stop,target&from=${decided}&to=${decided + 1}`, ['stop', 'target']),
  ]);
  return { trade, bars: around, from, stop: price(plan.stop[0]), target: price(plan.target[0]) };
}
