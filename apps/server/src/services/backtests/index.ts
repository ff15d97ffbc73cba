/** Backtests for other programs: finished ones, their files, the statistics against overfitting, the words for figures. */
export { assessAgainst, assessRun, triedOn } from './assess.ts';
export type { Own, Tried } from './assess.ts';
export { curvesOf } from './curves.ts';
export { statisticsOf } from './statistics.ts';
export type { Statistic } from './statistics.ts';
export { exportColumns, exportFile } from './export.ts';
export { readTables } from './read.ts';
export { reportHtml } from './report.ts';
export { backtestService } from './service.ts';
export type { BacktestService } from './service.ts';
