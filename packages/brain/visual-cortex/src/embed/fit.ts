/**
 * What every fit at a bar ends in, whatever its frames are: principal components on an even sample of the frames, the
 * readout from them to the labels and its controls on all. A refit shares no random draw with the refits at other bars.
 */
import { rng } from '@janus/numerics';
import type { VisionConfig } from '../config.ts';
import type { VisionArtefact } from './artefact.ts';
import { fitComponents, project, type Components } from './pca.ts';
import { blockShuffle, fitReadouts } from './readout.ts';

/** From an embedding to a score. */
export type Readout = Pick<VisionArtefact, 'center' | 'weights' | 'spread'>;

export interface FrameFit extends Readout {
  readonly found: Components;
  /** Controls of the readout. [shuffles, components] */
  readonly controls: Float64Array;
  /** Labelled frames. */
  readonly rows: number;
}

/** A seed for the fit at one bar that the fits at other bars do not share. */
const seedAt = (seed: number, index: number): number => (seed ^ Math.imul(index + 1, 0x9e3779b1)) >>> 0;

/**
 * @param frames a row each, of d numbers [n, d]
 * @param y label of each [n]
 * @param index bar of the fit
 * @returns null where the frames do not vary enough to learn from
 */
export function fitFrames(
  frames: Float64Array,
  y: Float64Array,
  d: number,
  index: number,
  config: VisionConfig,
  seed: number,
): FrameFit | null {
  const { horizon, components: k } = config;
  const n = y.length;
  const found = fitComponents(frames, n, d, k, Math.max(1, Math.floor(n / config.pcaSamples)));
  if (!found) return null;
  const p = project(found, frames, n, d, k);
  const random = rng(seedAt(seed, index));
  const orders = Array.from({ length: config.shuffles }, () => blockShuffle(n, 2 * horizon, random));
  const readouts = fitReadouts(p, y, n, k, config.ridge, orders);
  if (!readouts) return null;
  const { center, weights, spread } = readouts;
  return { found, center, spread, weights: weights.slice(0, k), controls: weights.slice(k), rows: n };
}
