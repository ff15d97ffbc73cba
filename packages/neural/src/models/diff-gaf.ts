/**
 * DiffGAF: from a window of features to a video of Gramian fields, differentiable throughout. Features are selected
 * first (D → F), then mapped by equation 2 with γ, β learned and μ, σ fitted on the past, then cut into frames and
 * reduced by block means (PAA before scaling and after are the same under a map that is affine up to its tanh: u is
 * reduced). A window under this map needs no extremes of its own, so a constant one is drawn like any other.
 */
import type { GafField } from '@janus/kernels';
import {
  add,
  concat,
  gramian,
  matmul,
  mul,
  reshape,
  tensor,
  transpose,
  type Tensor,
  type Tensors,
} from '../tensor/index.ts';
import { at, type Watch } from './model.ts';
import { constant, type WeightSpec } from './weights.ts';

export const GAF_FIELDS = ['gasf', 'gadf', 'both'] as const;

export interface GafVideoShape {
  /** D, features of a bar. */
  readonly features: number;
  /** F of them, by index. */
  readonly select: readonly number[];
  /** Bars in a frame. */
  readonly window: number;
  /** W, rows and columns of a frame; divides `window`. */
  readonly size: number;
  /** Bars from one frame to the next. */
  readonly stride: number;
  readonly frames: number;
  readonly field: (typeof GAF_FIELDS)[number];
}

/** Bars that all frames together span. */
export const barsOf = ({ window, stride, frames }: GafVideoShape): number => window + (frames - 1) * stride;
const drawnBy = (field: GafVideoShape['field']): readonly GafField[] => (field === 'both' ? ['gasf', 'gadf'] : [field]);
/** A channel a feature and field: first every feature's GASF, then every feature's GADF. */
export const channelsOf = ({ select, field }: GafVideoShape): number => select.length * drawnBy(field).length;

/** `gaf.gamma`, `gaf.beta` [F]. γ starts at ½, so that two deviations lie at tanh 1 and few values saturate. */
export const gafSpecs = ({ select }: GafVideoShape): WeightSpec[] => [
  constant('gaf.gamma', [select.length], 0.5),
  constant('gaf.beta', [select.length], 0),
];

/** [D, F] of ones and zeros. */
function selection({ features, select }: GafVideoShape): Tensor {
  const values = new Float32Array(features * select.length);
  select.forEach((from, to) => (values[from * select.length + to] = 1));
  return tensor(values, [features, select.length]);
}

/** [bars, frames·W]: which bars each cell of each frame is the mean of. */
export function frameMeans(shape: GafVideoShape): { readonly shape: readonly number[]; readonly values: Float32Array } {
  const { frames, stride, window, size } = shape;
  const block = window / size;
  const cells = frames * size;
  const values = new Float32Array(barsOf(shape) * cells);
  for (let k = 0; k < frames; k++)
    for (let i = 0; i < size; i++)
      for (let b = 0; b < block; b++) values[(k * stride + i * block + b) * cells + k * size + i] = 1 / block;
  return { shape: [barsOf(shape), cells], values };
}

/**
 * [E2–E7] Standardised features [batch, bars, D] → video [batch, frames, channels, W, W].
 * u = γ ⊙ z + β with z = (x − μ)/σ, x̃ = tanh u, then the field or fields.
 */
export function diffGaf(w: Tensors, shape: GafVideoShape, z: Tensor, watch?: Watch): Tensor {
  const { features, select, frames, size, field } = shape;
  const batch = z.shape[0]!;
  const count = select.length;
  const chosen = matmul(reshape(z, [-1, features]), selection(shape));
  const u = add(mul(chosen, at(w, 'gaf.gamma')), at(w, 'gaf.beta'));
  const lines = reshape(transpose(reshape(u, [batch, -1, count]), [0, 2, 1]), [batch * count, -1]);
  const means = frameMeans(shape);
  const windows = reshape(matmul(lines, tensor(means.values, means.shape)), [batch * count * frames, size]);
  const inTime = (g: Tensor): Tensor =>
    reshape(transpose(reshape(g, [batch, count, frames, size * size]), [0, 2, 1, 3]), [
      batch,
      frames,
      count,
      size,
      size,
    ]);
  const videos = drawnBy(field).map((name) => inTime(gramian(windows, name)));
  const video = videos.length === 1 ? videos[0]! : concat(videos, 2);
  if (watch) watch('frames', video);
  return video;
}
