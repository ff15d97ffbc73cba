/** Training of vision: on the archives of time series classification, and on bars. */
export { ARCHIVE_MODELS } from './api.ts';
export type { ArchiveModel, ArchiveReport, ArchiveRow, ArchiveSetSummary, Wins } from './api.ts';
export { executeArchive } from './archive-run.ts';
export type { ArchiveRequest, TrainingHooks } from './archive-run.ts';
export { storedArchives } from './archive-store.ts';
export { budgetOf } from './budget.ts';
