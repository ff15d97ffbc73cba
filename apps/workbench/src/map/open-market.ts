/** To the Market page, with the run of a night on the screen and the cursor on a bar of it. */
import { loadedRun, openRuns, useRun } from '../data/run.ts';
import { goTo } from '../shell/navigate.ts';
import { spanAround } from '../state/span.ts';
import { seek } from '../state/time.ts';
import { setView } from '../state/view.ts';

function show(bar: number): void {
  seek(bar);
  setView({ span: spanAround(bar) });
  goTo('market');
}

export function openInMarket(runId: string, bar: number): void {
  if (loadedRun()?.info.runId === runId) {
    show(bar);
    return;
  }
  const stop = useRun.subscribe(({ state }) => {
    if (state.kind === 'failed') stop();
    if (state.kind !== 'ready' || state.run.info.runId !== runId) return;
    stop();
    // After those that place the cursor of a run that opens.
    setTimeout(() => show(bar), 0);
  });
  void openRuns(runId);
}
