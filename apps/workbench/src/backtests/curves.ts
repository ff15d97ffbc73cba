/** Curves of finished backtests: fetched, and put on one axis of time. Pure but for the fetching. */
import type { CurveColumn } from '@janus/server/backtest-api';
import { split, type Columns } from '../data/columns.ts';

/** In the order in which the server sends them. */
const NAMES = [
  'bar',
  'time',
  'equity',
  'baseline',
  'drawdown',
  'baselineDrawdown',
  'exposure',
] as const satisfies readonly CurveColumn[];
export type Curves = Columns<CurveColumn>;

export async function fetchCurves(runId: string): Promise<Curves> {
  const response = await fetch(`/api/backtests/${runId}/curves`);
  if (response.ok) return split(await response.arrayBuffer(), NAMES);
  const said = (await response.json().catch(() => null)) as { error?: { message?: string } } | null;
  throw new Error(said?.error?.message ?? `the curves of ${runId}: status ${response.status}`);
}

/** Every moment of any of them, ascending, once. */
export function unionOfTimes(times: readonly Float64Array[]): Float64Array {
  const all = new Set<number>();
  for (const column of times) for (const t of column) all.add(t);
  return Float64Array.from(all).sort();
}

/** Values at other moments: the last one holds until the next; NaN before the first and after the last. */
export function held(x: Float64Array, time: Float64Array, values: ArrayLike<number>): Float64Array {
  const out = new Float64Array(x.length).fill(Number.NaN);
  let at = -1;
  const last = time[time.length - 1] ?? Number.NEGATIVE_INFINITY;
  for (let i = 0; i < x.length && x[i]! <= last; i++) {
    while (at + 1 < time.length && time[at + 1]! <= x[i]!) at++;
    if (at >= 0) out[i] = values[at]!;
  }
  return out;
}

/** Percent since the first value: runs of any capital beside each other. */
export const gained = (values: Float64Array): Float64Array => values.map((v) => 100 * (v / values[0]! - 1));
/** A share as a fall in percent, ≤ 0. */
export const fallen = (drawdown: Float64Array): Float64Array => drawdown.map((v) => (v === 0 ? 0 : -100 * v));
