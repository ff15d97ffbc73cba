/** For tests: models of several shapes with weights from a seed, and what the tensor layer says of a sample. */
import { rng } from '@janus/numerics';
import type { Model } from '../models/model.ts';
import { openModel } from '../models/open.ts';
import { initWeights, upload } from '../models/weights.ts';
import { openTask } from '../tasks/open.ts';
import type { Task } from '../tasks/task.ts';
import { dispose, disposeAll, read, tensor, tidy } from '../tensor/index.ts';
import type { ReadModel } from '../training/artefact.ts';

/** Default sizes, and sizes that are no multiples of four in every place. */
export const CASES: readonly (readonly [string, Readonly<Record<string, unknown>>])[] = [
  ['vivit', { spatialLayers: 1, width: 30 }],
  [
    'vivit',
    {
      frames: 4,
      channels: 3,
      rows: 6,
      columns: 9,
      patch: 3,
      tubelet: 2,
      dim: 6,
      heads: 2,
      hidden: 7,
      spatialLayers: 1,
      temporalLayers: 1,
      width: 5,
    },
  ],
  [
    'vivit',
    {
      frames: 2,
      channels: 1,
      rows: 4,
      columns: 8,
      patch: 4,
      dim: 20,
      heads: 4,
      hidden: 13,
      spatialLayers: 3,
      temporalLayers: 2,
      width: 9,
    },
  ],
  [
    'diffgaf-vivit',
    {
      features: 3,
      select: [2, 0],
      window: 12,
      size: 6,
      stride: 3,
      frames: 3,
      field: 'both',
      patch: 2,
      tubelet: 3,
      dim: 10,
      heads: 5,
      hidden: 9,
      width: 4,
    },
  ],
  ['diffgaf-vivit', { features: 2, selected: 1, window: 16, size: 8, frames: 2, patch: 4, dim: 16, width: 8 }],
  ['diffgaf-lstm', {}],
  [
    'diffgaf-lstm',
    {
      features: 2,
      select: [1],
      window: 10,
      size: 5,
      stride: 1,
      frames: 5,
      field: 'gasf',
      patch: 5,
      dim: 3,
      frameWidth: 7,
      cell: 5,
      width: 3,
    },
  ],
];

/** Biases, gains and statistics are moved from where they begin, so that none of them can be left out. */
export function madeFrom(
  kind: string,
  options: Readonly<Record<string, unknown>>,
  seed: number,
  wanted?: Task,
): ReadModel {
  const model = openModel(kind, options);
  const task = wanted ?? openTask('classes', model, { names: ['a', 'b', 'c'] });
  const weights = initWeights([...model.specs, ...task.specs], seed);
  const random = rng(seed + 100);
  for (const { shape, values } of Object.values(weights))
    if (shape.length === 1) for (let i = 0; i < values.length; i++) values[i]! += 0.2 * random.normal();
  return { model, task, weights, facts: { dataHash: 'Ærø 100 %' } };
}

export function sampleOf({ input }: Model, seed: number): Float32Array {
  const random = rng(seed);
  return Float32Array.from({ length: input.reduce((a, b) => a * b, 1) }, () => random.normal());
}

/** On whichever backend is open. */
export async function wantedOf({ model, task, weights }: ReadModel, sample: Float32Array) {
  const w = upload(weights);
  const found = tidy(() => {
    const x = tensor(sample, [1, ...model.input]);
    return { embedding: model.embed(w, x), output: task.predict!(w, x) };
  });
  const [embedding, output] = [await read(found.embedding), await read(found.output)];
  dispose(found.embedding, found.output);
  disposeAll(w);
  return { embedding, output };
}

/** Largest difference; infinite where the lengths differ. */
export function worst(got: ArrayLike<number>, want: ArrayLike<number>): number {
  if (got.length !== want.length) return Number.POSITIVE_INFINITY;
  return Array.from(want).reduce((most, x, i) => Math.max(most, Math.abs(x - got[i]!)), 0);
}
