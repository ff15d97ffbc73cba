/** Backtests for other programs: the statistics against overfitting, and the words for figures. */
export { assessAgainst, assessRun, triedOn } from './assess.ts';
export type { Own, Tried } from './assess.ts';
export { curvesOf } from './curves.ts';
export { statisticsOf } from './statistics.ts';
export type { Statistic } from './statistics.ts';
