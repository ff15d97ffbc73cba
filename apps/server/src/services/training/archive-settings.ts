/**
 * The same for every set, whatever it is called and holds. Frames of half the series every quarter of it, few and small,
 * so that a training takes seconds on one core. Chosen among five by short trials on seven sets of the archive.
 */
import type { ArchiveModel } from './api.ts';

const FRAMES = { features: 2, select: [0, 1], window: 48, size: 24, stride: 24, frames: 3, field: 'gadf' };

export const ARCHIVE_SETTINGS = {
  models: {
    'diffgaf-lstm': FRAMES,
    'diffgaf-vivit': { ...FRAMES, dim: 32, hidden: 64, spatialLayers: 1, temporalLayers: 1 },
  } satisfies Record<ArchiveModel, Record<string, unknown>>,
  task: { smoothing: 0.1 },
  training: { batch: 8, rate: 0.002, patience: 8 },
  /** Of the training series, held out to find how many epochs serve. */
  validation: 0.2,
  /** Training series are varied until there are about so many. */
  atLeast: 600,
} as const;
