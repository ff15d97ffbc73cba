/** What the command line, and whoever embeds the server, may use of it. */
export type {
  DataSet,
  Metrics,
  Provenance,
  RunInfo,
  RunStatus,
  RunSummary,
  RunTiming,
  RunTrades,
  SystemInfo,
} from './api.ts';
export { openJournal, readJournal, verifyJournal } from './services/journal/index.ts';
export type { JournalCheck, JournalReader, JournalShape, JournalWriter } from './services/journal/index.ts';
export { executeRun, type RunHooks } from './services/runs/execute.ts';
export { runFolder, runsFolder, type RunFile } from './services/runs/layout.ts';
export { DEFAULT_SEED, KERNEL_BACKEND, planRun, type RunPlan, type RunRequest } from './services/runs/plan.ts';
export { newRecordRow, openRun, readRunFile, storedRuns, verifyRun, type RunReader } from './services/runs/store.ts';
export { serve, type ServeOptions } from './serve.ts';
export { REPOSITORY, dataFolderOf, readSettings, type Settings } from './settings.ts';
export { readToken } from './token.ts';
