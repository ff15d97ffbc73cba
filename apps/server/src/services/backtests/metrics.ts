/** The words for figures, where the server's own files look for them: report and page say the same. */
export { METRICS, metricText } from '@janus/views';
