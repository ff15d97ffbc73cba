/** Which data set the page sees: that of the run on the screen. Another one is opened by its newest run, or replayed. */
import { create } from 'zustand';
import { client, type DataSet, type RunInfo } from '../data/client.ts';
import { openRun, startRun, useRun } from '../data/run.ts';
import { notify } from '../shell/notify.ts';

export const useSets = create<{ readonly sets: readonly DataSet[] }>(() => ({ sets: [] }));

export async function askSets(): Promise<void> {
  try {
    useSets.setState({ sets: await client().data.list.query() });
  } catch (cause) {
    notify(`The data sets could not be read: ${cause instanceof Error ? cause.message : String(cause)}`, 'error');
  }
}

/** Newest run of a data set that is done; null where there is none. */
export const runOf = (runs: readonly RunInfo[], set: string): RunInfo | null =>
  runs.find((run) => run.name === set && run.status === 'done') ?? null;

/** A set without a run is replayed: the cursor and its events come from a run. */
export function chooseSet(name: string): void {
  const run = runOf(useRun.getState().runs, name);
  if (run) openRun(run);
  else void startRun(name);
}
