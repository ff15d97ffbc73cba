/** The statistics in words, where the server's own files look for them: report and page say the same. */
export { statisticsOf } from '@janus/views';
export type { Statistic } from '@janus/views';
