/** Runs: planned, executed, stored and read again. The server's manager adds threads to this; the command line none. */
export { executeRun, type RunHooks } from './execute.ts';
export { BAR_COLUMNS, NO_ROW, runFolder, runsFolder, type JournalSeal, type RunFile } from './layout.ts';
export { DEFAULT_SEED, KERNEL_BACKEND, lesionMaskOf, planRun, type RunPlan, type RunRequest } from './plan.ts';
export { newRecordRow, openRun, readRunFile, storedRuns, verifyRun, type RunReader } from './store.ts';
