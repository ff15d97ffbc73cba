/** Lesions as the server offers them: what was found out of a run, and the decisions that changed. New ones are jobs. */
import type { ChangeKind } from '@janus/backtest';
import type { ChangesPage, LesionReport } from './api.ts';
import { readChanges, readLesions } from './store.ts';

export interface ChangesQuery {
  readonly runId: string;
  /** Of LESIONS. */
  readonly key: string;
  /** None = all. */
  readonly kinds: readonly ChangeKind[];
  readonly from: number;
  readonly count: number;
}
export interface LesionService {
  /** Null where nothing was taken out of the run yet. */
  report(runId: string): LesionReport | null;
  /** @throws JanusError no-data where that lesion was not taken out of that run */
  changes(query: ChangesQuery): ChangesPage;
}

export const lesionService = (dataFolder: string): LesionService => ({
  report: (runId) => readLesions(dataFolder, runId),
  changes: ({ runId, key, kinds, from, count }) => readChanges(dataFolder, runId, key, kinds, from, count),
});
