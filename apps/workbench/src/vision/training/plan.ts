/**
 * From bars and what was chosen to what is trained: features known at the close of their bar, samples, a model small
 * enough for a page, and a split by time in which no label of one block reaches into the next. Runs in the worker.
 */
import type { BarSeries } from '@janus/domain';
import {
  channelsOf,
  chronologicalSplit,
  countOf,
  DIRECTIONS,
  featureTable,
  futureDirection,
  futureVolatility,
  openModel,
  openTask,
  setUpTraining,
  windowSamples,
  type BarFeature,
  type DiffGafVivitConfig,
  type FeatureTable,
  type Model,
  type Samples,
  type Split,
  type TrainingSetup,
} from '@janus/neural';
import type { BarsAsk, BlockFacts, ModelFacts, TrainingPlan } from '../../workers/vision-protocol.ts';

/** Rows and columns of a frame, frames of a video, side of a patch. */
export const SIZE = 16;
const FRAMES = 4;
const PATCH = 4;
const WIDTH = 16;
/** About so many samples, however long the run: a page has seconds, not hours. */
const SAMPLES = 900;
const SHARES = { validation: 0.15, test: 0.2 };
/** Volatilities of the horizon within which a move is flat. */
export const BAND = 0.5;

export function seriesOf(ask: BarsAsk): BarSeries {
  const { symbol, timeframeMs, simulated, time, open, high, low, close, volume } = ask;
  const columns = { time, open, high, low, close, volume };
  const rest = { assetClass: 'crypto', side: 'trade', spread: null, truth: null } as const;
  return { ...columns, ...rest, symbol, timeframeMs, simulated, length: time.length };
}

/** Those of the bars; volume only where it is there throughout. */
export function featuresOf(bars: BarSeries): BarFeature[] {
  const volume = bars.volume.every((v) => Number.isFinite(v)) && bars.volume.some((v) => v > 0);
  return ['return', 'range', 'momentum', 'volatility', ...(volume ? (['volume'] as const) : [])];
}

function modelOf({ model, window, stride, field }: TrainingPlan, features: number): Model {
  const video = { features, select: [0, 1], window, size: SIZE, stride, frames: FRAMES, field, patch: PATCH };
  const bars = window + (FRAMES - 1) * stride;
  switch (model) {
    case 'diffgaf-lstm':
      return openModel(model, { ...video, dim: 8, frameWidth: 32, cell: 32, width: WIDTH });
    case 'diffgaf-vivit': {
      const encoder = { tubelet: 1, dim: 32, heads: 4, hidden: 64, spatialLayers: 2, temporalLayers: 2 };
      return openModel(model, { ...video, ...encoder, width: WIDTH });
    }
    case 'mlp':
      return openModel(model, { bars, features, hidden: 32, layers: 2, width: WIDTH });
    case 'lstm':
      return openModel(model, { bars, features, cell: 32, width: WIDTH });
  }
}

/** Every so many bars, so that there are about SAMPLES. */
export const everyOf = (bars: number): number => Math.max(4, Math.ceil(bars / SAMPLES));

export interface Prepared {
  readonly setup: TrainingSetup;
  readonly samples: Samples;
  readonly split: Split;
  readonly table: FeatureTable;
  readonly blocks: BlockFacts;
}

const volatilityOf = (table: FeatureTable): Float64Array => table.columns[table.names.indexOf('volatility')]!;

/** @throws JanusError bad-input where bars, labels or options do not do, with the cure */
export function prepare(bars: BarSeries, plan: TrainingPlan): Prepared {
  const table = featureTable(bars, featuresOf(bars));
  const model = modelOf(plan, table.names.length);
  const labelled = plan.task !== 'masked-patches';
  const horizon = labelled ? plan.horizon : 0;
  const every = everyOf(bars.length);
  const directions = (): Int32Array => futureDirection(bars, volatilityOf(table), horizon, BAND);
  const samples = windowSamples(table, {
    bars: model.input[0]!,
    every,
    horizon,
    ...(plan.task === 'volatility' && { values: futureVolatility(bars, horizon) }),
    ...(plan.task === 'direction' && { classes: { names: DIRECTIONS, of: directions() } }),
  });
  // Where the window itself is what is predicted, windows of two blocks must not share bars.
  const embargo = labelled ? 2 * horizon : model.input[0]!;
  const split = chronologicalSplit(samples, { ...SHARES, embargo });
  const task = openTask(plan.task, model, plan.task === 'direction' ? { names: DIRECTIONS } : {});
  const setup = setUpTraining(model, task, { epochs: plan.epochs, batch: 16, rate: 0.002, seed: plan.seed });
  const at = (part: Int32Array, which: 0 | -1): number => samples.at[part.at(which)!]!;
  const { train, validation, test } = split;
  return {
    setup,
    samples,
    split,
    table,
    blocks: {
      train: train.length,
      validation: validation.length,
      test: test.length,
      trainTo: at(train, -1),
      validationFrom: at(validation, 0),
      validationTo: at(validation, -1),
      testFrom: at(test, 0),
      reach: horizon,
      embargo,
      every,
    },
  };
}

const NAMES = { gasf: ['GASF'], gadf: ['GADF'], both: ['GASF', 'GADF'] } as const;

/** What the page must know to draw what the model sees. @param features names, in the order of the model's input */
export function modelFacts(
  { model, task }: Pick<TrainingSetup, 'model' | 'task'>,
  features: readonly string[],
  from: string,
): ModelFacts {
  const gaf = model.kind === 'diffgaf-vivit' ? (model.config as unknown as DiffGafVivitConfig) : null;
  return {
    kind: model.kind,
    task: task.kind,
    weights: countOf([...model.specs, ...task.specs]),
    bars: model.input[0]!,
    features,
    width: model.width,
    sight: gaf && {
      frames: gaf.frames / gaf.tubelet,
      size: gaf.size,
      patch: gaf.patch,
      heads: gaf.heads,
      spatialLayers: gaf.spatialLayers,
      temporalLayers: gaf.temporalLayers,
      window: gaf.window,
      stride: gaf.stride * gaf.tubelet,
      channels: channelNames(gaf, features),
    },
    from,
  };
}

function channelNames(gaf: DiffGafVivitConfig, features: readonly string[]): string[] {
  const names = NAMES[gaf.field].flatMap((field) => gaf.select.map((f) => `${features[f] ?? f} ${field}`));
  if (names.length !== channelsOf(gaf)) throw new Error(`${names.length} names for ${channelsOf(gaf)} channels`);
  return names;
}
