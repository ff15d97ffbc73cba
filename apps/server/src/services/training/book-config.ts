/** What a training on a recorded order book is asked: its options, their ranges, and the model that they open. */
import { badInput, choice, integer, number, parseConfig, type ConfigOf, type Fields } from '@janus/domain';
import { BOOK_CHANNELS, openModel, type Model } from '@janus/neural';
import { BOOK_TASKS, type BookTask } from './api.ts';

export const bookFields = {
  task: choice('what is asked of the model', 'direction', BOOK_TASKS),
  levels: integer('levels a side that are seen, from the best on; 4 divides it', 'levels', 16, 4, 200),
  step: integer('from one snapshot to the next', 'ms', 100, 1, 60_000),
  columns: integer('snapshots of a frame; 4 divides it', 'snapshots', 8, 4, 64),
  frames: integer('frames of a video', '', 4, 2, 16),
  horizon: integer('snapshots that labels look ahead', 'snapshots', 20, 1, 10_000),
  every: integer('snapshots from one sample to the next', 'snapshots', 1, 1, 10_000),
  embargo: integer('snapshots kept free between the parts, beyond what labels reach', 'snapshots', 50, 0, 100_000),
  validation: number('of all samples, before the test', 'share', 0.15, 0.02, 0.45),
  test: number('of all samples, the last', 'share', 0.2, 0.02, 0.45),
  band: number('direction: moves within ±band volatilities are flat', 'volatilities', 0.5, 0, 5),
  epochs: integer('passes over the training block, at most', '', 12, 1, 10_000),
  batch: integer('samples a step', '', 32, 1, 1024),
  rate: number('highest learning rate', '', 0.001, 1e-7, 1),
  patience: integer('epochs without a better validation loss before it stops; 0: never', 'epochs', 3, 0, 10_000),
  draws: integer('resampled histories of the intervals', '', 1000, 100, 100_000),
  seed: integer('of weights, order and shuffles', '', 1, 0, 4_294_967_295),
} satisfies Fields;
export type BookConfig = ConfigOf<typeof bookFields> & { readonly task: BookTask };

/** Rows and columns of a patch: so many levels and so many snapshots. */
export const BOOK_PATCH = 4;

/** @throws ConfigError with all faults; JanusError bad-input for a size that patches do not divide */
export function parseBook(input: unknown): BookConfig {
  const config = parseConfig(bookFields, input, 'training') as BookConfig;
  for (const name of ['levels', 'columns'] as const)
    if (config[name] % BOOK_PATCH !== 0)
      throw badInput(`training.${name}: ${config[name]} is not a multiple of ${BOOK_PATCH}`);
  return config;
}

export const openBookModel = ({ levels, columns, frames }: BookConfig): Model =>
  openModel('vivit', {
    frames,
    channels: BOOK_CHANNELS.length,
    rows: levels,
    columns,
    patch: BOOK_PATCH,
    dim: 32,
    hidden: 64,
    spatialLayers: 1,
    temporalLayers: 1,
    width: 16,
  });
