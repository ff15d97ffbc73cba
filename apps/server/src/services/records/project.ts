/**
 * From the audit rows of a run to what the store keeps of it: every wish to trade with what became of it, and the
 * account along the way, sampled. Pure; columns in, rows out.
 */
import { ACTIONS, PASS, REGIONS, STAGES, STRATEGIES, reasonOf } from '@janus/domain';
import type { PortfolioPoint, Signal } from '../store/index.ts';

/** Columns that the projection reads, in order. */
export const PROJECTED = [
  'time',
  'barIndex',
  'proposed',
  'reason',
  'wanted',
  'strategy',
  'signalStrength',
  'decider',
  'equity',
  'exposure',
  'position',
  'drawdown',
] as const;
type Column = (typeof PROJECTED)[number];
export type ProjectedColumns = Readonly<Record<Column, Float64Array>>;

/** One flat array of PROJECTED, one column after another, as named columns. */
export function projectedColumns(flat: Float64Array, rows: number): ProjectedColumns {
  return Object.fromEntries(PROJECTED.map((name, c) => [name, flat.subarray(c * rows, (c + 1) * rows)])) as Record<
    Column,
    Float64Array
  >;
}

const nameAt = (list: readonly string[], i: number): string => list[i] ?? 'none';

/** Every event on which a strategy wished to trade; an order that was approved is 'sent'. */
export function signalsOf(columns: ProjectedColumns): Signal[] {
  const out: Signal[] = [];
  for (let i = 0; i < columns.time.length; i++) {
    if (columns.proposed[i] !== 1) continue;
    const reason = reasonOf(columns.reason[i]!);
    const sent = reason.code === PASS;
    out.push({
      time: columns.time[i]!,
      bar: columns.barIndex[i]!,
      strategy: nameAt(STRATEGIES, columns.strategy[i]!),
      side: nameAt(ACTIONS, columns.wanted[i]!),
      strength: columns.signalStrength[i]!,
      outcome: sent ? 'sent' : 'vetoed',
      reason: sent ? 'approved' : reason.key,
      stage: sent ? STAGES.at(-1)! : reason.stage,
      decider: nameAt(REGIONS, columns.decider[i]!),
    });
  }
  return out;
}

/** The account at about `most` events spread evenly, the last always among them. `most` ≥ 2. */
export function portfolioOf(columns: ProjectedColumns, most: number): PortfolioPoint[] {
  const known: number[] = [];
  for (let i = 0; i < columns.time.length; i++) if (Number.isFinite(columns.equity[i])) known.push(i);
  const count = Math.min(known.length, most);
  const out: PortfolioPoint[] = [];
  let before = Number.NEGATIVE_INFINITY;
  for (let k = 0; k < count; k++) {
    const i = known[count === 1 ? 0 : Math.round((k * (known.length - 1)) / (count - 1))]!;
    // One point a moment: of several symbols' events at one time the first stands.
    if (columns.time[i]! <= before) continue;
    before = columns.time[i]!;
    out.push({
      time: before,
      equity: columns.equity[i]!,
      exposure: columns.exposure[i]!,
      position: columns.position[i]!,
      drawdown: columns.drawdown[i]!,
    });
  }
  return out;
}
