/** A moment of a stored run as a command is given it, and the bar that it falls into. */
import { badInput, noData } from '@janus/domain';
import { lastTo } from '@janus/numerics';
import type { RunReader } from '@janus/server/runs';

/** A day, or a time of one without its zone: UTC, as every time that is shown. */
const WITHOUT_ZONE = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?)?$/;

/** ISO 8601 (UTC unless it names a zone) or epoch milliseconds. @throws JanusError bad-input */
export function momentOf(option: string, text: string): number {
  const iso = WITHOUT_ZONE.test(text) ? `${text.includes('T') ? text : `${text}T00:00`}Z` : text;
  const time = /^\d{11,}$/.test(text) ? Number(text) : Date.parse(iso);
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
