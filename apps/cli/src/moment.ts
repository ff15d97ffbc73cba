/** A moment of a stored run as a command is given it, and the bar that it falls into. */
import { badInput, noData } from '@janus/domain';
import { lastTo } from '@janus/numerics';
import type { RunReader } from '@janus/server/runs';

/** ISO 8601 or epoch milliseconds. @throws JanusError bad-input */
export function momentOf(text: string): number {
  const time = /^\d{11,}$/.test(text)
    ? Number(text)
    : Date.parse(/^\d{4}-\d\d-\d\d$/.test(text) ? `${text}T00:00:00Z` : text);
  if (!Number.isFinite(time)) throw badInput(`--at ${text}: not an ISO 8601 date or epoch milliseconds`);
  return time;
}

/**
 * Bar of a run that a moment falls into.
 * @throws JanusError bad-input for what is no moment, no-data outside the run
 */
export function barAt(run: RunReader, text: string): number {
  const times = run.barColumns(0, run.bars).slice(0, run.bars);
  const moment = momentOf(text);
  const bar = lastTo(times, moment);
  if (bar < 0) throw noData(`--at is before the first bar, ${new Date(times[0]!).toISOString()}`);
  const { timeframeMs } = run.file.summary.run;
  if (moment >= times[times.length - 1]! + timeframeMs)
    throw noData(`--at is after the last bar, ${new Date(times[times.length - 1]!).toISOString()}`);
  return bar;
}
