/**
 * A trained model instead of pooled frames: its embeddings, made ahead, one a bar, each from bars up to its own. What
 * follows is the same as for frames (principal components, readout, controls) and under the same rule of evidence. The
 * model itself was trained on bars too: before the bar at which all of those were known there is nothing to see.
 */
import { badInput, type VisionModel } from '@janus/domain';
import type { VisionConfig } from '../config.ts';
import type { FallbackCourse } from '../fallback/course.ts';
import { fitFrames, type FrameFit } from './fit.ts';
import type { Bars } from './train.ts';

export interface LearnedSight {
  readonly model: VisionModel;
  /** Numbers an embedding. */
  readonly width: number;
  /** First bar that has one: no earlier than the close at which the model and all it was trained on were known. */
  readonly from: number;
  /** Row i is the embedding as of bar i; rows before `from` are not read. [bars, width] */
  readonly rows: Float32Array;
  /** Where there is another model to degrade to: what it sees, and which of the two sees when. */
  readonly fallback?: { readonly light: LearnedSight; readonly course: FallbackCourse };
}

/** @throws JanusError bad-input for rows that do not cover the bars, or are narrower than the components */
export function checkSight({ width, from, rows }: LearnedSight, bars: number, components: number): void {
  if (!(Number.isInteger(from) && from >= 0) || rows.length < bars * width)
    throw badInput(`${rows.length} numbers from bar ${from} are no embeddings of ${width} for ${bars} bars`);
  if (components > width)
    throw badInput(
      `visual-cortex.components: ${components} are more than the ${width} numbers of the model's embedding: take fewer`,
    );
  const end = bars * width;
  for (let i = from * width; i < end; i++)
    if (!Number.isFinite(rows[i]!))
      throw badInput(`the embedding as of bar ${Math.floor(i / width)} holds ${rows[i]}: train the model again`);
}

/** @returns null where there is too little to learn from: vision then stays silent until the next fit */
export function fitLearnedAt(
  labels: Bars['labels'],
  sight: LearnedSight,
  index: number,
  config: VisionConfig,
  seed: number,
): FrameFit | null {
  const { horizon, components: k } = config;
  const d = sight.width;
  const last = index - horizon;
  const first = Math.max(sight.from, last - config.trainBars + 1);
  const known: number[] = [];
  for (let i = first; i <= last; i++) if (!Number.isNaN(labels[i]!)) known.push(i);
  const n = known.length;
  if (n < 10 * k) return null;
  const frames = new Float64Array(n * d);
  const y = new Float64Array(n);
  known.forEach((bar, r) => {
    for (let c = 0; c < d; c++) frames[r * d + c] = sight.rows[bar * d + c]!;
    y[r] = labels[bar]!;
  });
  return fitFrames(frames, y, d, index, config, seed);
}

/** Components of bars from … to under a fit, a row each. [to − from + 1, components] */
export function componentsOf(
  { found, weights }: FrameFit,
  sight: LearnedSight,
  from: number,
  to: number,
): Float64Array {
  const [k, d, n] = [weights.length, sight.width, to - from + 1];
  const out = new Float64Array(n * k);
  for (let r = 0; r < n; r++)
    for (let c = 0; c < k; c++) {
      let sum = 0;
      for (let j = 0; j < d; j++) sum += found.vectors[c * d + j]! * (sight.rows[(from + r) * d + j]! - found.mean[j]!);
      out[r * k + c] = sum;
    }
  return out;
}
