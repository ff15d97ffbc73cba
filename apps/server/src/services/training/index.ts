/** Training of vision: on the archives of time series classification, and on bars. */
export { ARCHIVE_MODELS, BAR_MODELS, BAR_TASKS, BOOK_TASKS } from './api.ts';
export type {
  ArchiveModel,
  ArchiveReport,
  ArchiveRow,
  ArchiveSetSummary,
  BarModel,
  BarReport,
  BarTask,
  BookReport,
  BookTask,
  Skill,
  ToldAttention,
  Wins,
} from './api.ts';
export { parseBars } from './bars-config.ts';
export type { BarConfig } from './bars-config.ts';
export { executeBars } from './bars-run.ts';
export type { BarRequest } from './bars-run.ts';
export { parseBook } from './book-config.ts';
export type { BookConfig } from './book-config.ts';
export { executeBook } from './book-run.ts';
export { MODEL_ID, modelFile, storedBooks, storedModel, storedModels } from './model-store.ts';
export { executeArchive } from './archive-run.ts';
export type { ArchiveRequest, TrainingHooks } from './archive-run.ts';
export { storedArchives } from './archive-store.ts';
export { budgetOf } from './budget.ts';
