/** The server itself and its journal. Runs, plans and data sets have entries of their own. */
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
