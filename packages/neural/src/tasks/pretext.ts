/**
 * Tasks without labels, on a ViViT: paint in masked patches (after Xie et al. 2022, SimMIM, in video), or draw the next
 * frame. γ and β of DiffGAF stay as they are: with γ → 0 all frames would be alike and nothing left to predict.
 */
import { badInput, number, parseConfig } from '@janus/domain';
import type { Rng } from '@janus/numerics';
import { through } from '../models/layers.ts';
import { at, type Model, type Sight } from '../models/model.ts';
import { cellsOf, patchesFrom, patchesOf, stepsOf } from '../models/patches.ts';
import { encodeSpace, encodeTime } from '../models/vivit.ts';
import { linear, token } from '../models/weights.ts';
import { add, mean, mul, reshape, scale, slice, square, sub, sum, tensor } from '../tensor/index.ts';
import type { Task, TaskKind } from './task.ts';

const GAF = ['gaf.gamma', 'gaf.beta'];

function sightOf(kind: TaskKind, model: Model): Sight {
  if (model.sight) return model.sight;
  throw badInput(`${kind} needs a model that sees patches: vivit or diffgaf-vivit, not ${model.kind}`);
}
/** Those of these names that the model has. */
const present = (model: Model, names: readonly string[]): string[] =>
  names.filter((name) => model.specs.some((spec) => spec.name === name));

export const maskedPatchesFields = { ratio: number('patches that are masked', 'share', 0.5, 0.05, 0.95) };

/** 1 where masked: the same number of patches in each of `rows` time steps, [rows, patches, 1]. */
export function maskOf(rows: number, patches: number, ratio: number, random: Rng): Float32Array {
  const count = Math.min(patches, Math.max(1, Math.round(ratio * patches)));
  const mask = new Float32Array(rows * patches);
  for (let r = 0; r < rows; r++)
    for (let left = count, p = 0; p < patches; p++)
      if (random.next() * (patches - p) < left) {
        mask[r * patches + p] = 1;
        left--;
      }
  return mask;
}

/** [E8] Mean squared error over the cells of masked patches, decoded from the patch's token and its time step's. */
export function maskedPatches(model: Model, options: unknown): Task {
  const { shape, video } = sightOf('masked-patches', model);
  const config = parseConfig(maskedPatchesFields, options, 'masked-patches');
  const [patches, cells, dim] = [patchesOf(shape), cellsOf(shape), shape.dim];
  return {
    kind: 'masked-patches',
    config: { ...config },
    specs: [token('mask.token', [1, 1, dim]), ...linear('decode', dim, cells)],
    frozen: present(model, [...GAF, 'project.weight', 'project.bias']),
    needs: 'nothing',
    fit: (weights) => weights,
    loss(w, { x, size }, random) {
      const rows = size * stepsOf(shape);
      const hidden = maskOf(rows, patches, config.ratio, random);
      const mask = tensor(hidden, [rows, patches, 1]);
      const keep = tensor(
        hidden.map((m) => 1 - m),
        [rows, patches, 1],
      );
      const truth = patchesFrom(video(w, x), shape);
      const seen = add(mul(through(w, 'patch', truth), keep), mul(at(w, 'mask.token'), mask));
      const space = encodeSpace(w, shape, seen);
      const time = encodeTime(w, shape, space);
      const tokens = slice(space, [0, 1, 0], [rows, patches, dim]);
      const moments = reshape(slice(time, [0, 1, 0], [size, stepsOf(shape), dim]), [rows, 1, dim]);
      const wrong = mul(square(sub(through(w, 'decode', add(tokens, moments)), truth)), mask);
      const masked = hidden.reduce((n, m) => n + m, 0);
      return scale(sum(wrong), 1 / (masked * cells));
    },
    outputs: 0,
  };
}

/** Mean squared error of the next frame, drawn as the last one and a change; the change starts at nothing. */
export function nextFrame(model: Model, options: unknown): Task {
  const { shape, video } = sightOf('next-frame', model);
  const { frames, channels, rows, columns } = shape;
  const cells = channels * rows * columns;
  const [weight, bias] = linear('decode', model.width, cells);
  return {
    kind: 'next-frame',
    config: { ...parseConfig({}, options, 'next-frame') },
    specs: [{ ...weight!, start: { parts: [0] } }, bias!],
    frozen: present(model, GAF),
    needs: 'next',
    fit: (weights) => weights,
    loss(w, { x, next, size }) {
      const last = (v: ReturnType<typeof video>) =>
        reshape(slice(v, [0, frames - 1, 0, 0, 0], [size, 1, channels, rows, columns]), [size, cells]);
      const change = through(w, 'decode', model.embed(w, x));
      return mean(square(sub(add(last(video(w, x)), change), last(video(w, next!)))));
    },
    outputs: 0,
  };
}
