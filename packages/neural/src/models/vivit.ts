/**
 * Video vision transformer with a factorised encoder (Arnab et al. 2021, model 2): every time step is encoded by
 * itself in space, its class token stands for it, and those tokens are encoded in time. Read literally, equation 10
 * would attend over the tokens of all frames at once; this attends over one token a step.
 */
import { add, broadcast, concat, reshape, slice, type Tensor, type Tensors } from '../tensor/index.ts';
import { encode, encoderSpecs, type EncoderShape } from './encoder.ts';
import { through } from './layers.ts';
import { at, type Watch } from './model.ts';
import { cellsOf, patchesFrom, patchesOf, stepsOf, type VideoShape } from './patches.ts';
import { linear, token, type WeightSpec } from './weights.ts';

export interface VivitShape extends VideoShape {
  readonly dim: number;
  readonly heads: number;
  readonly hidden: number;
  readonly spatialLayers: number;
  readonly temporalLayers: number;
  /** Of the embedding. */
  readonly width: number;
}
const spatial = ({ spatialLayers: layers, dim, heads, hidden }: VivitShape): EncoderShape => {
  return { layers, dim, heads, hidden };
};
const temporal = ({ temporalLayers: layers, dim, heads, hidden }: VivitShape): EncoderShape => {
  return { layers, dim, heads, hidden };
};

export function vivitSpecs(shape: VivitShape): WeightSpec[] {
  const { dim, width } = shape;
  return [
    ...linear('patch', cellsOf(shape), dim),
    token('spatial.class', [1, 1, dim]),
    token('spatial.position', [1, patchesOf(shape) + 1, dim]),
    ...encoderSpecs('spatial', spatial(shape)),
    token('temporal.class', [1, 1, dim]),
    token('temporal.position', [1, stepsOf(shape) + 1, dim]),
    ...encoderSpecs('temporal', temporal(shape)),
    ...linear('project', dim, width),
  ];
}

/** A class token before the others, and a position to each: [n, tokens, dim] → [n, tokens + 1, dim]. */
function placed(w: Tensors, name: string, tokens: Tensor): Tensor {
  const [n, , dim] = tokens.shape as [number, number, number];
  const first = broadcast(at(w, `${name}.class`), [n, 1, dim]);
  return add(concat([first, tokens], 1), at(w, `${name}.position`));
}

/** [E9] In space. Embedded patches [batch·steps, patches, dim] → [batch·steps, patches + 1, dim], the class token first. */
export function encodeSpace(w: Tensors, shape: VivitShape, patches: Tensor, watch?: Watch): Tensor {
  return encode(w, 'spatial', spatial(shape), placed(w, 'spatial', patches), watch);
}

/** [E10] In time, over the class token of every step: → [batch, steps + 1, dim], the class token of the video first. */
export function encodeTime(w: Tensors, shape: VivitShape, space: Tensor, watch?: Watch): Tensor {
  const rows = space.shape[0]!;
  const classes = reshape(slice(space, [0, 0, 0], [rows, 1, shape.dim]), [-1, stepsOf(shape), shape.dim]);
  return encode(w, 'temporal', temporal(shape), placed(w, 'temporal', classes), watch);
}

/** The class token of the video through the projection: [batch, steps + 1, dim] → [batch, width]. */
export function projected(w: Tensors, { dim }: VivitShape, time: Tensor): Tensor {
  return through(w, 'project', reshape(slice(time, [0, 0, 0], [time.shape[0]!, 1, dim]), [-1, dim]));
}

/** [E8–E10] [batch, frames, channels, rows, columns] → [batch, width] */
export function vivit(w: Tensors, shape: VivitShape, video: Tensor, watch?: Watch): Tensor {
  const patches = through(w, 'patch', patchesFrom(video, shape));
  return projected(w, shape, encodeTime(w, shape, encodeSpace(w, shape, patches, watch), watch));
}
