/** The fused kernel against the tensor layer, against golden vectors in double precision, and at its door. */
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { rng } from '@janus/numerics';
import { loadFusedKernelSync } from '@janus/kernels/node';
import { beforeAll, describe, expect, it } from 'vitest';
import golden from '../../fixtures/fused.json' with { type: 'json' };
import { openModel } from '../models/open.ts';
import { openBackend } from '../node/backend.ts';
import { CASES, madeFrom, sampleOf, wantedOf, worst } from '../node/fused-cases.ts';
import { openTask } from '../tasks/open.ts';
import { readModel, writeModel } from '../training/artefact.ts';
import { openFused } from './open.ts';

execFileSync(process.execPath, [fileURLToPath(new URL('../../../kernels/build.mjs', import.meta.url))]);
const kernel = loadFusedKernelSync();
beforeAll(async () => {
  await openBackend('cpu');
});

describe('[E2] [E3] [E4] [E5] [E6] [E7] [E8] [E9] [E10] a fused model', () => {
  it.each(CASES)('gives the embedding and head of the tensor layer: %s %j', async (kind, options) => {
    for (const seed of [1, 2, 3]) {
      const made = madeFrom(kind, options, seed);
      const sample = sampleOf(made.model, seed);
      const want = await wantedOf(made, sample);
      const fused = openFused(kernel, made);
      fused.embed(sample);
      expect(worst(fused.embedding, want.embedding), `seed ${seed}`).toBeLessThan(1e-5);
      expect(worst(fused.output, want.output), `seed ${seed}`).toBeLessThan(1e-5);
    }
  });

  it.each(golden.models)('gives the golden vector of $kind', ({ kind, config, embedding, output }) => {
    const { tubelet: _, ...rest } = config;
    const model = openModel(kind, kind === 'diffgaf-lstm' ? rest : config);
    const task = openTask('classes', model, { names: ['a', 'b', 'c'] });
    const weights = Object.fromEntries(
      [...model.specs, ...task.specs].map(({ name, shape }) => {
        const offset = name.endsWith('.gain') || name === 'input.scale' ? 1 : 0;
        const size = name.endsWith('.weight') ? 0.5 : 0.2;
        const values = new Float32Array(shape.reduce((a, b) => a * b, 1));
        return [
          name,
          { shape, values: values.map((__, k) => size * Math.sin(1 + 0.7 * k + 0.3 * name.length) + offset) },
        ];
      }),
    );
    const fused = openFused(kernel, { model, task, weights, facts: {} });
    fused.embed(Float32Array.from({ length: model.input[0]! * model.input[1]! }, (__, k) => 1.5 * Math.sin(0.9 * k)));
    expect(worst(fused.embedding, embedding)).toBeLessThan(1e-5);
    expect(worst(fused.output, output)).toBeLessThan(1e-5);
  });

  it('remembers nothing of the sample before, not even of one that was refused', () => {
    for (const [kind, options] of CASES) {
      const fused = openFused(kernel, madeFrom(kind, options, 4));
      const [one, other] = [sampleOf(fused.model, 1), sampleOf(fused.model, 2)];
      const first = [...fused.embed(one), ...fused.output];
      const second = [...fused.embed(other)];
      expect(second).not.toEqual(first.slice(0, second.length));
      expect(() => fused.embed(Float32Array.from(one, () => Number.NaN))).toThrow('of the sample is NaN');
      expect([...fused.embed(one), ...fused.output]).toEqual(first);
    }
  });

  it('works in place: what it gives are views of one memory that stay', () => {
    const fused = openFused(kernel, madeFrom(...CASES[0]!, 1));
    const { embedding, output } = fused;
    for (let i = 0; i < 50; i++) expect(fused.embed(sampleOf(fused.model, 1))).toBe(embedding);
    expect(fused.output).toBe(output);
    expect(embedding.buffer).toBe(output.buffer);
    expect(embedding.length).toBe(fused.model.width);
  });

  it('of a task without a head has an embedding alone', () => {
    const model = openModel('vivit', CASES[1]![1]);
    const task = openTask('masked-patches', model);
    const { weights } = madeFrom('vivit', CASES[1]![1], 1, task);
    const fused = openFused(kernel, { model, task, weights, facts: {} });
    expect([fused.outputs, fused.output.length]).toEqual([0, 0]);
    expect(fused.embed(sampleOf(model, 1)).some((x) => x !== 0)).toBe(true);
  });
});

describe('refused', () => {
  const made = madeFrom(
    'diffgaf-lstm',
    { features: 3, select: [1], window: 8, size: 4, stride: 2, frames: 2, patch: 2 },
    1,
  );
  it('a window that is short, long, or has a gap, by its place', () => {
    const fused = openFused(kernel, made);
    const sample = sampleOf(made.model, 1);
    expect(() => fused.embed(sample.subarray(3))).toThrow(
      'a sample of this diffgaf-lstm is [10, 3], 30 numbers; 27 were given',
    );
    expect(() => fused.embed([...sample, 0])).toThrow('31 were given');
    // A feature that is not drawn, too: what is missing is missing.
    for (const hole of [Number.NaN, Number.POSITIVE_INFINITY])
      expect(() => fused.embed(sample.with(3 * 4 + 2, hole))).toThrow(
        `bar 4, feature 2 of the sample is ${hole}: repair the gap`,
      );
    const video = openFused(kernel, madeFrom('vivit', { rows: 4, columns: 8, patch: 4, channels: 2, frames: 3 }, 1));
    const cells = sampleOf(video.model, 1);
    expect(() => video.embed(cells.with(64 * 2 + 32 + 8 * 3 + 5, Number.NaN))).toThrow('frame 2, row 3, column 5');
  });
  it('an embedding that overflows', () => {
    const huge = { ...made.weights };
    huge['project.weight'] = { ...huge['project.weight']!, values: huge['project.weight']!.values.map(() => 3e38) };
    expect(() => openFused(kernel, { ...made, weights: huge }).embed(sampleOf(made.model, 1))).toThrow('is not finite');
  });
  it('kinds that have no kernel', () => {
    expect(() => openFused(kernel, madeFrom('mlp', {}, 1))).toThrow(
      "'mlp' is not fused; diffgaf-vivit, vivit, diffgaf-lstm are",
    );
  });
  it('weights of another configuration', () => {
    const other = openModel('diffgaf-lstm', { ...made.model.config, cell: 12 });
    expect(() => openFused(kernel, { ...made, model: other })).toThrow("'lstm.input.weight' has shape");
    const { 'patch.bias': _, ...rest } = made.weights;
    expect(() => openFused(kernel, { ...made, weights: rest })).toThrow("no weight 'patch.bias'");
  });
  it('a file that is cut off anywhere or of another format; a whole one opens and gives the same numbers', () => {
    const bytes = writeModel(made, made.weights);
    const opened = (file: Uint8Array) => openFused(kernel, readModel(file, 'vision.safetensors'));
    const sample = sampleOf(made.model, 1);
    expect([...opened(bytes).embed(sample)]).toEqual([...openFused(kernel, made).embed(sample)]);
    const random = rng(5);
    for (let i = 0; i < 40; i++)
      expect(() => opened(bytes.subarray(0, Math.floor(random.next() * bytes.length)))).toThrow('vision.safetensors');
    expect(() => opened(new Uint8Array(100).fill(80))).toThrow('no safetensors file');
  });
});
