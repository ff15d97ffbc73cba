/** Exported models run by ONNX Runtime, which shares nothing with this code, beside the tensor layer. */
import { beforeAll, describe, expect, it } from 'vitest';
import { openModel } from '../models/open.ts';
import { openBackend } from '../node/backend.ts';
import { CASES, madeFrom, sampleOf, wantedOf, worst } from '../node/fused-cases.ts';
import { openTask } from '../tasks/open.ts';
import { exportOnnx } from './export.ts';

const runtime = await import('onnxruntime-node').then(
  (found) => found,
  (cause: unknown) => {
    console.warn(`SKIPPED exported models: ONNX Runtime does not load here (${(cause as Error).message})`);
    return null;
  },
);
const ONE_THREAD = { intraOpNumThreads: 1, interOpNumThreads: 1, logSeverityLevel: 3 } as const;
const open = (bytes: Uint8Array) => runtime!.InferenceSession.create(bytes, ONE_THREAD);

beforeAll(async () => {
  await openBackend('cpu');
});

describe.skipIf(!runtime)('[E2–E10] an exported model in ONNX Runtime', () => {
  it.each(CASES)('gives the numbers of the tensor layer, several samples at once: %s %j', async (kind, options) => {
    const made = madeFrom(kind, options, 7);
    const { model, task } = made;
    const session = await open(exportOnnx(made));
    expect([...session.inputNames, ...session.outputNames]).toEqual(['input', 'embedding', 'output']);
    const samples = [1, 2, 3].map((seed) => sampleOf(model, seed));
    const x = Float32Array.from(samples.flatMap((sample) => [...sample]));
    const found = await session.run({ input: new runtime!.Tensor('float32', x, [samples.length, ...model.input]) });
    expect(found['embedding']!.dims).toEqual([3, model.width]);
    expect(found['output']!.dims).toEqual([3, task.outputs]);
    for (const [i, sample] of samples.entries()) {
      const want = await wantedOf(made, sample);
      const row = (name: 'embedding' | 'output', width: number) =>
        (found[name]!.data as Float32Array).subarray(i * width, (i + 1) * width);
      expect(worst(row('embedding', model.width), want.embedding)).toBeLessThan(1e-5);
      expect(worst(row('output', task.outputs), want.output)).toBeLessThan(1e-5);
    }
    await session.release();
  });
  it('has no head where its task predicts nothing', async () => {
    const model = openModel(...CASES[1]!);
    const made = madeFrom('vivit', CASES[1]![1], 1, openTask('masked-patches', model));
    const session = await open(exportOnnx(made));
    expect(session.outputNames).toEqual(['embedding']);
    await session.release();
  });
  it('is refused where a byte of its graph is missing', async () => {
    const bytes = exportOnnx(madeFrom(...CASES[1]!, 1));
    await expect(open(bytes.subarray(0, bytes.length >> 1))).rejects.toThrow();
  });
});

describe('an ONNX file', () => {
  const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);
  it('is the same bytes for the same model', () => {
    const [a, b] = [exportOnnx(madeFrom(...CASES[3]!, 1)), exportOnnx(madeFrom(...CASES[3]!, 1))];
    expect(Buffer.compare(a, b)).toBe(0);
    expect(Buffer.compare(a, exportOnnx(madeFrom(...CASES[3]!, 2)))).not.toBe(0);
  });
  it('says among its metadata what the model is, what its head means, and what its file said', () => {
    const model = openModel('diffgaf-lstm', {});
    const made = madeFrom('diffgaf-lstm', {}, 1, openTask('volatility', model));
    made.weights['head.mean']!.values[0] = -4.25;
    const found = text(exportOnnx(made));
    for (const part of ['diffgaf-lstm', '"frameWidth":64', 'volatility', 'head.mean\u0012\u0005-4.25', 'Ærø 100 %'])
      expect(found).toContain(part);
  });
  it('is not written of a kind that has no graph, nor of foreign weights', () => {
    expect(() => exportOnnx(madeFrom('mlp', {}, 1))).toThrow(
      "'mlp' is not exported; diffgaf-vivit, vivit, diffgaf-lstm",
    );
    const made = madeFrom(...CASES[1]!, 1);
    expect(() => exportOnnx({ ...made, weights: { ...made.weights, odd: made.weights['patch.bias']! } })).toThrow(
      "'odd'",
    );
  });
});
