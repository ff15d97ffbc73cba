/** The feature vectors of a whole series, for work off the hot path. Same code, bar by bar, as in the day. */
import { FEATURE_COUNT } from '@janus/domain';
import type { BarSeries } from '@janus/domain';
import type { FeatureConfig } from './config.ts';
import { initFeatures, newFeatures, stepFeatures } from './features.ts';

/** Row-major [series.length, FEATURE_COUNT]. The series' own timeframe goes before the config's. */
export function featureMatrix(series: BarSeries, config: FeatureConfig): Float64Array {
  const matrix = new Float64Array(series.length * FEATURE_COUNT);
  const state = initFeatures({ ...config, timeframeMs: series.timeframeMs });
  const row = newFeatures();
  const { time, open, high, low, close, volume } = series;
  for (let i = 0; i < series.length; i++) {
    stepFeatures(state, time[i]!, open[i]!, high[i]!, low[i]!, close[i]!, volume[i]!, row);
    matrix.set(row, i * FEATURE_COUNT);
  }
  return matrix;
}
