/** What a training on bars is asked: its options, their ranges, and the models that they open. */
import { badInput, choice, integer, number, parseConfig, type ConfigOf, type Fields } from '@janus/domain';
import { openModel, type Model } from '@janus/neural';
import { BAR_MODELS, BAR_TASKS, type BarModel, type BarTask } from './api.ts';

export const barFields = {
  task: choice('what is asked of the model', 'volatility', BAR_TASKS),
  model: choice('which model', 'diffgaf-lstm', BAR_MODELS),
  horizon: integer('bars that labels look ahead', 'bars', 12, 1, 1000),
  every: integer('bars from one sample to the next; 0: so many that about `most` are left', 'bars', 0, 0, 10_000),
  most: integer('samples that `every` 0 aims at', '', 3000, 50, 1_000_000),
  embargo: integer('bars kept free between the parts, beyond what labels reach', 'bars', 24, 0, 10_000),
  validation: number('of all samples, before the test', 'share', 0.15, 0.02, 0.45),
  test: number('of all samples, the last', 'share', 0.2, 0.02, 0.45),
  band: number('direction: moves within ±band volatilities are flat', 'volatilities', 0.5, 0, 5),
  size: integer('rows and columns of a frame; 8 divides it', 'cells', 24, 8, 64),
  frames: integer('frames of a video', '', 3, 2, 16),
  epochs: integer('passes over the training block, at most', '', 20, 1, 10_000),
  batch: integer('samples a step', '', 16, 1, 1024),
  rate: number('highest learning rate', '', 0.001, 1e-7, 1),
  patience: integer('epochs without a better validation loss before it stops; 0: never', 'epochs', 5, 0, 10_000),
  draws: integer('resampled histories of the intervals', '', 1000, 100, 100_000),
  seed: integer('of weights, order, masks and shuffles', '', 1, 0, 4_294_967_295),
} satisfies Fields;
export type BarConfig = ConfigOf<typeof barFields> & { readonly task: BarTask; readonly model: BarModel };

const PRETEXT: readonly BarTask[] = ['masked', 'next-frame'];
export const isPretext = (task: BarTask): boolean => PRETEXT.includes(task);

/** @throws ConfigError with all faults; JanusError bad-input for a model that cannot do the task */
export function parseBars(input: unknown): BarConfig {
  const config = parseConfig(barFields, input, 'training') as BarConfig;
  if (isPretext(config.task) && config.model !== 'diffgaf-vivit')
    throw badInput(
      `task ${config.task} looks at patches and frames: model ${config.model} has none. Take diffgaf-vivit`,
    );
  if (config.size % 8 !== 0) throw badInput(`training.size: ${config.size} is not a multiple of 8`);
  return config;
}

/** Two bars a cell; a frame half a window after the other, so that none is missed. */
const CELL_BARS = 2;
/** Features that are drawn. */
export const DRAWN = 2;

export const strideOf = ({ size }: BarConfig): number => size;
export const barsOfWindow = ({ size, frames }: BarConfig): number => CELL_BARS * size + (frames - 1) * size;

/** @param select which of the features are drawn */
export function openBarModel(config: BarConfig, features: number, select: readonly number[]): Model {
  const { size, frames } = config;
  const gaf = { features, select, window: CELL_BARS * size, size, stride: strideOf(config), frames, field: 'gadf' };
  switch (config.model) {
    case 'diffgaf-lstm':
      return openModel('diffgaf-lstm', gaf);
    case 'diffgaf-vivit':
      return openModel('diffgaf-vivit', { ...gaf, dim: 32, hidden: 64, spatialLayers: 1, temporalLayers: 1 });
    case 'lstm':
    case 'mlp':
      return openModel(config.model, { features, bars: barsOfWindow(config) });
  }
}
