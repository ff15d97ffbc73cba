/** For tests: a day on a seeded walk, replayed into a data folder, blind so that it is quick. */
import { executeRun, type RunHooks } from '../runs/execute.ts';
import { planRun } from '../runs/plan.ts';
import { walk } from '../../testing/series.ts';

export const QUIET: RunHooks = { progress: () => undefined, shouldStop: () => false, clock: () => performance.now() };

export const CREATED = Date.UTC(2026, 0, 31);

/** @returns the run's id */
export function liveDay(dataFolder: string, bars: number, seed: number): string {
  const series = walk(bars, seed);
  const plan = planRun({ data: 'WALK', lesions: ['visual-cortex'], seed: 1 }, series, CREATED);
  executeRun(plan, dataFolder, QUIET);
  return plan.info.runId;
}
