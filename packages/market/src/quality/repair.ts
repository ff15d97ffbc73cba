/**
 * Repairs, opt-in. Every row that was touched is recorded with what was wrong and what was done.
 *   drop  a bad row is left out; it becomes a gap
 *   fill  a bad row becomes a flat bar at the close before, volume 0; where its time is bad, or no bar is before it,
 *         it is left out
 *   clip  high and low are widened to hold open and close, a negative volume or spread becomes 0; what cannot be
 *         mended so (time, prices that are no prices) still refuses the file
 */
import type { Fault } from './check.ts';

export const REPAIRS = ['drop', 'fill', 'clip'] as const;
export type Repair = (typeof REPAIRS)[number];
export type RepairAction = 'dropped' | 'filled' | 'clipped';

export interface RepairRecord {
  readonly mode: Repair | null;
  dropped: number;
  filled: number;
  clipped: number;
  /** The first thousand rows touched; the counts are of all. */
  readonly rows: (Fault & { readonly action: RepairAction })[];
}

const KEPT_ROWS = 1000;

export const newRepairRecord = (mode: Repair | null): RepairRecord => ({
  mode,
  dropped: 0,
  filled: 0,
  clipped: 0,
  rows: [],
});

export function recordRepair(record: RepairRecord, fault: Fault, action: RepairAction): void {
  record[action]++;
  if (record.rows.length < KEPT_ROWS) record.rows.push({ ...fault, action });
}
