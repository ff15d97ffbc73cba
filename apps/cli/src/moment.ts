/** A moment of a stored run as a command is given it, and the bar that it falls into. */
import { badInput, noData } from '@janus/domain';
import { readTime, recogniseTime } from '@janus/market';
import { lastTo } from '@janus/numerics';
import type { RunReader } from '@janus/server/runs';

/** ISO 8601, UTC unless it names a zone, or epoch time, its unit told by its size. @throws JanusError bad-input */
export function momentOf(option: string, text: string): number {
  const format = recogniseTime([text]);
  // 3/4/2020 could be either day.
  const time = format === null || format.kind === 'day' ? Number.NaN : readTime(format, text);
  if (Number.isFinite(time)) return time;
  throw badInput(`--${option} ${text}: not an ISO 8601 date or epoch milliseconds`);
}

/**
 * Bar of a run that a moment falls into.
 * @throws JanusError bad-input for what is no moment, no-data outside the run
 */
export function barAt(run: RunReader, text: string): number {
  const times = run.barColumns(0, run.bars).slice(0, run.bars);
  const moment = momentOf('at', text);
  const bar = lastTo(times, moment);
  if (bar < 0) throw noData(`--at is before the first bar, ${new Date(times[0]!).toISOString()}`);
  const { timeframeMs } = run.file.summary.run;
  if (moment >= times[times.length - 1]! + timeframeMs)
    throw noData(`--at is after the last bar, ${new Date(times[times.length - 1]!).toISOString()}`);
  return bar;
}
