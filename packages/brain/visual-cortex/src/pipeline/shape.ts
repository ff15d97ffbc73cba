/**
 * What a pipeline is made of: how frames are drawn, what encodes them, and what is made of the embedding. They arrive
 * as arguments; `openFusedEncoder` of @janus/neural gives the first two of a trained model.
 */
import type { FrozenMap } from '@janus/kernels';

/** From a window of features [bars, features] to a video [frames, channels, size, size]. */
export interface Drawing {
  /** Features of a bar. */
  readonly features: number;
  /** Which of them are drawn, by index. */
  readonly select: readonly number[];
  /** x̃ = tanh(γ(x − μ)/σ + β) of each that is drawn [E2]. */
  readonly maps: readonly FrozenMap[];
  /** Bars of a frame, a multiple of `size`; the bars in a row of a frame are reduced to their mean. */
  readonly window: number;
  /** Rows and columns of a frame. */
  readonly size: number;
  /** Bars from one frame to the next. */
  readonly stride: number;
  readonly frames: number;
  /** `both`: dual GAF, every feature's GASF and after them every feature's GADF, a channel each. */
  readonly field: 'gasf' | 'gadf' | 'both';
}
export const barsOf = ({ window, stride, frames }: Drawing): number => window + (frames - 1) * stride;
export const channelsOf = ({ select, field }: Drawing): number => select.length * (field === 'both' ? 2 : 1);

export interface Encoder {
  readonly kind: 'diffgaf-vivit' | 'diffgaf-lstm';
  /** Numbers of the video, and of the embedding. */
  readonly length: number;
  readonly width: number;
  /** That it takes, weights and all. */
  readonly bytes: number;
  /** Video → embedding [width], a view that the next call overwrites. Allocates nothing. */
  embed(video: Float32Array): Float32Array;
}

/** A linear head on the embedding: y = W·e + b. */
export interface Projection {
  readonly from: number;
  readonly to: number;
  /** [to, from] */
  readonly weight: ArrayLike<number>;
  /** [to] */
  readonly bias: ArrayLike<number>;
}

/** Stages of an embedding, in order. */
export const PIPELINE_STAGES = ['split', 'scale', 'draw', 'encode', 'project'] as const;
export type PipelineStage = (typeof PIPELINE_STAGES)[number];
