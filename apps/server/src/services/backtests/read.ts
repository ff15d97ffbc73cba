/** What of a finished run the backtest services read from its folder: curves, trades, and its own configuration. */
import { auditSlot } from '@janus/domain';
import type { RunTrades } from '../../api.ts';
import { openRun } from '../runs/store.ts';
import { curvesOf, type Curves } from './curves.ts';

/** Open, high, low, close and volume of each bar. */
export type BarTable = Readonly<Record<'time' | 'open' | 'high' | 'low' | 'close' | 'volume', Float64Array>>;
export interface RunTables {
  readonly bars: BarTable;
  readonly curves: Curves;
  readonly trades: RunTrades;
}

const SLOTS = ['equity', 'exposure'].map(auditSlot);

/** Money at the start and the taker fee, which the configuration states; the first equity and no fee without one. */
export function startOf(config: unknown): { readonly equity: number | null; readonly feeBps: number } {
  const tables = (config ?? {}) as { account?: { equity?: number }; venue?: { takerBps?: number } };
  return { equity: tables.account?.equity ?? null, feeBps: tables.venue?.takerBps ?? 0 };
}

/** @throws JanusError no-data where there is no such run */
export async function readTables(dataFolder: string, runId: string): Promise<RunTables> {
  const reader = openRun(dataFolder, runId);
  try {
    const n = reader.bars;
    const flat = reader.barColumns(0, n);
    const column = (k: number): Float64Array => flat.subarray(k * n, (k + 1) * n);
    const [time, open, high, low, close, volume] = [0, 1, 2, 3, 4, 5].map(column) as [
      Float64Array,
      Float64Array,
      Float64Array,
      Float64Array,
      Float64Array,
      Float64Array,
    ];
    const audit = await reader.auditColumns(SLOTS, 0, n);
    const equity = audit.subarray(0, n);
    const start = startOf(reader.file.config);
    const curves = curvesOf({
      time,
      close,
      equity,
      exposure: audit.subarray(n),
      startEquity: start.equity ?? equity.find((e) => !Number.isNaN(e)) ?? 1,
      feeBps: start.feeBps,
    });
    return { bars: { time, open, high, low, close, volume }, curves, trades: reader.trades() };
  } finally {
    reader.close();
  }
}
