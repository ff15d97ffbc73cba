/** The next bar at which a stage refused a trade; from the start again where there is none after the cursor. Pure. */
import { reasonOf, STAGES } from '@janus/domain';
import { isVeto, type EventColumns } from '../../data/events.ts';

/** @param stage index into STAGES */
export function nextVeto(columns: EventColumns, stage: number, cursor: number): number | null {
  const bars = columns.reason.length;
  for (let k = 1; k <= bars; k++) {
    const bar = (cursor + k) % bars;
    if (isVeto(columns, bar) && STAGES.indexOf(reasonOf(columns.reason[bar]!).stage) === stage) return bar;
  }
  return null;
}
