'use client';
/** What the tab rows of the Backtests page say. */
import { fixed } from '@janus/views';
import { useLaunch } from './launch-store.ts';
import { focusHead, shownIds, useRuns } from './runs-store.ts';

export function LaunchStatus() {
  const going = useLaunch((s) => s.jobs.filter((j) => j.status === 'active' || j.status === 'waiting').length);
  return going === 0 ? null : <span className="mid">{fixed(going)} under way</span>;
}
export function RunsStatus() {
  const count = useRuns((s) => s.list.length);
  return count === 0 ? null : <span className="mid">{fixed(count)} finished</span>;
}
export function CompareStatus() {
  const list = useRuns((s) => s.list);
  const compared = useRuns((s) => s.compared);
  const focus = useRuns((s) => s.focus);
  const shown = new Set(shownIds({ list, compared, focus }));
  return list.some((run) => shown.has(run.runId) && run.simulatedData) ? <b className="warn">SIMULATED DATA</b> : null;
}
export function FocusStatus() {
  const list = useRuns((s) => s.list);
  const focus = useRuns((s) => s.focus);
  return focusHead({ list, focus })?.simulatedData ? <b className="warn">SIMULATED DATA</b> : null;
}
