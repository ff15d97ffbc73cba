/**
 * Samples of a market: features known at the close of their bar, labels of the bars after it, split by time with an
 * embargo. Regimes are those that the ensemble told as of each bar, from bars up to it alone.
 */
import { parseRunConfig } from '@janus/backtest';
import { cancelled, parseConfig, REGIMES, type BarSeries } from '@janus/domain';
import { featureFields, featureMatrix } from '@janus/indicators';
import {
  ahead,
  chronologicalSplit,
  DIRECTIONS,
  featureTable,
  futureDirection,
  futureVolatility,
  openTask,
  selectFeatures,
  windowSamples,
  type BarFeature,
  type FeatureTable,
  type Model,
  type Samples,
  type Split,
  type Task,
} from '@janus/neural';
import { labelSeries, prepareRefits } from '@janus/regime';
import { barsOfWindow, DRAWN, isPretext, openBarModel, strideOf, type BarConfig } from './bars-config.ts';

const FEATURES: readonly BarFeature[] = ['return', 'range', 'body', 'momentum', 'volatility', 'volume'];

/** Columns of the bars; without volume where there is none. */
export function tableOf(bars: BarSeries): FeatureTable {
  const wanted = bars.volume.every((v) => !(v > 0)) ? FEATURES.filter((name) => name !== 'volume') : FEATURES;
  return featureTable(bars, wanted);
}

export interface Labels {
  /** Index into `names` of what is so as of each bar, −1 unknown; what persistence says again. */
  readonly now: ArrayLike<number> | null;
  readonly classes: { readonly names: readonly string[]; readonly of: Int32Array } | null;
  readonly values: Float64Array | null;
}

/** Regime as of each bar, −1 while warming up. */
function regimesOf(bars: BarSeries, seed: number, signal: AbortSignal): Int8Array {
  const features = featureMatrix(bars, parseConfig(featureFields, { timeframeMs: bars.timeframeMs }, 'features'));
  const config = parseRunConfig({}).brain.regime;
  const refits = prepareRefits(features, config, seed, () => {
    if (signal.aborted) throw cancelled('training was cancelled while regimes were fitted');
  });
  return labelSeries(bars, config, refits).regime;
}

export function labelsOf(bars: BarSeries, table: FeatureTable, config: BarConfig, signal: AbortSignal): Labels {
  const { task, horizon, band, seed } = config;
  if (task === 'volatility') return { now: null, classes: null, values: futureVolatility(bars, horizon) };
  if (task === 'regime') {
    const now = regimesOf(bars, seed, signal);
    return { now, classes: { names: REGIMES, of: ahead(now, horizon) }, values: null };
  }
  if (task !== 'direction') return { now: null, classes: null, values: null };
  const of = futureDirection(bars, table.columns[table.names.indexOf('volatility')]!, horizon, band);
  // The move that has just ended: what was asked `horizon` bars ago.
  const now = Int32Array.from({ length: bars.length }, (_, i) => (i < horizon ? -1 : of[i - horizon]!));
  return { now, classes: { names: DIRECTIONS, of }, values: null };
}

export interface BarSamples {
  readonly samples: Samples;
  readonly split: Split;
  readonly model: Model;
  readonly task: Task;
  readonly labels: Labels;
  readonly drawn: readonly string[];
}

const TASK_NAMES = {
  volatility: 'volatility',
  regime: 'regime',
  direction: 'direction',
  masked: 'masked-patches',
  'next-frame': 'next-frame',
} as const;

/**
 * @throws JanusError bad-input for bars that are too few, broken, or of which a feature or label never changes;
 *   cancelled
 */
export function barSamples(bars: BarSeries, config: BarConfig, signal: AbortSignal): BarSamples {
  const table = tableOf(bars);
  const labels = labelsOf(bars, table, config, signal);
  const window = barsOfWindow(config);
  const every = config.every || Math.max(1, Math.floor((bars.length - window) / config.most));
  const samples = windowSamples(table, {
    bars: window,
    every,
    horizon: config.horizon,
    ...(isPretext(config.task) && { stride: strideOf(config) }),
    ...(labels.classes && { classes: labels.classes }),
    ...(labels.values && { values: labels.values }),
  });
  const { validation, test, embargo } = config;
  const split = chronologicalSplit(samples, { validation, test, embargo });
  const pictured = config.model === 'diffgaf-lstm' || config.model === 'diffgaf-vivit';
  const select = !pictured
    ? []
    : isPretext(config.task)
      ? [table.names.indexOf('return'), table.names.indexOf('volatility')]
      : selectFeatures(samples, split.train, DRAWN).select;
  const model = openBarModel(config, table.names.length, select);
  const names = labels.classes?.names;
  const task = openTask(TASK_NAMES[config.task], model, names ? { names } : {});
  return { samples, split, model, task, labels, drawn: select.map((i) => table.names[i]!) };
}
