/** Where the one time cursor stands in the data set on the screen: runs are made of data sets, or of parts of them. */
import { useLoadedRun, type LoadedRun } from '../data/run.ts';
import { seek } from '../state/time.ts';
import { useSlowCursor } from '../state/slow-cursor.ts';
import { indexOf } from './span.ts';
import type { Labelled } from './regime-store.ts';

/** Bar of the series at which the run begins; −1 where the run is of other bars. */
export function runOffset(run: LoadedRun | null, { report, track }: Labelled): number {
  if (!run || run.info.symbol !== report.symbol || run.info.timeframeMs !== report.timeframeMs) return -1;
  const at = indexOf(track.time, run.bars.time[0]!);
  return at >= 0 && at + run.bars.time.length <= report.bars ? at : -1;
}

/** Bar of the series at the cursor, or null. */
export function useSeriesCursor(labelled: Labelled): number | null {
  const run = useLoadedRun();
  const cursor = useSlowCursor();
  const offset = runOffset(run, labelled);
  return offset < 0 ? null : offset + cursor;
}

/** Moves the one cursor to a bar of the series, where the run holds it. */
export function seekSeries(run: LoadedRun | null, labelled: Labelled, bar: number): void {
  const offset = runOffset(run, labelled);
  if (offset >= 0 && bar >= offset && bar < offset + run!.bars.time.length) seek(bar - offset);
}
