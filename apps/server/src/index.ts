/** The server itself and its journal. Runs and data sets are at @janus/server/runs and @janus/server/data. */
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
export { serve, type ServeOptions } from './serve.ts';
export { REPOSITORY, dataFolderOf, readSettings, type Settings } from './settings.ts';
export { readToken } from './token.ts';
