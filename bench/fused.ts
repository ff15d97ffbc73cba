/**
 * One sample through a whole model: the fused kernel beside ONNX Runtime on one thread running the same model as
 * exported, beside plain TypeScript, and beside the tensor layer on wasm. ViViT: 8 frames of 32 × 32, patch 8, width 64,
 * 2 + 2 layers. Kernel and exported graph both ask for the class token alone in their last layers; the others do not.
 * Before that: all give the same embedding.
 */
import { loadFusedKernelSync } from '@janus/kernels/node';
import {
  dispose,
  exportOnnx,
  initWeights,
  openFused,
  openModel,
  openTask,
  read,
  tensor,
  tidy,
  upload,
  type ReadModel,
  type VivitShape,
} from '@janus/neural';
import { openBackend } from '@janus/neural/node';
import { rng } from '@janus/numerics';
import { plainVivit } from './fused/plain.ts';
import { contestInTurns, requireClose, type BenchResult, type BenchRow } from './harness.ts';

const TOLERANCE = 1e-5;
const seeded = (n: number): Float32Array => {
  const random = rng(2);
  return Float32Array.from({ length: n }, () => 2 * random.next() - 1);
};
function made(kind: string): ReadModel {
  const model = openModel(kind);
  const task = openTask('classes', model, { names: ['a', 'b', 'c'] });
  return { model, task, weights: initWeights([...model.specs, ...task.specs], 1), facts: {} };
}
type Run = () => Float32Array | Promise<Float32Array>;

/** One thread; the sample and what comes back are copied by it, as they would be in use. */
async function runtimeOf(of: ReadModel, sample: Float32Array): Promise<Run> {
  const { InferenceSession, Tensor } = await import('onnxruntime-node');
  const session = await InferenceSession.create(exportOnnx(of), {
    intraOpNumThreads: 1,
    interOpNumThreads: 1,
    graphOptimizationLevel: 'all',
  });
  const input = new Tensor('float32', sample, [1, ...of.model.input]);
  return async () => (await session.run({ input }))['embedding']!.data as Float32Array;
}
async function tensorsOf({ model, weights }: ReadModel, sample: Float32Array): Promise<Run> {
  await openBackend('wasm');
  const w = upload(weights);
  return async () => {
    const y = tidy(() => model.embed(w, tensor(sample, [1, ...model.input])));
    const values = await read(y);
    dispose(y);
    return values;
  };
}
function fusedOf(of: ReadModel, sample: Float32Array): Run {
  const fused = openFused(loadFusedKernelSync(), of);
  return () => fused.embed(sample);
}

async function agreeing(what: string, own: Run, peer: Run): Promise<void> {
  const [got, want] = [await own(), await peer()];
  want.forEach((x, i) => requireClose(`${what}, embedding ${i}`, got[i]!, x, TOLERANCE));
}

export async function run(): Promise<BenchResult> {
  const rows: BenchRow[] = [];
  const measure = async (name: string, own: Run, peer: Run, ratio: number, counts: [number, number]): Promise<void> => {
    await agreeing(name, own, peer);
    rows.push(await contestInTurns({ name, own, peer, ratio, ownCount: counts[0], peerCount: counts[1] }));
  };
  const vivit = made('vivit');
  const video = seeded(vivit.model.input.reduce((a, b) => a * b, 1));
  const own = fusedOf(vivit, video);
  const plain = plainVivit(vivit.model.config as unknown as VivitShape, vivit.weights);
  await measure('ViViT beside ONNX Runtime', own, await runtimeOf(vivit, video), 0.5, [60, 80]);
  await measure('ViViT beside plain TypeScript', own, () => plain(video), 10, [60, 4]);
  await measure('ViViT beside the tensor layer on wasm', own, await tensorsOf(vivit, video), 5, [60, 6]);
  const lstm = made('diffgaf-lstm');
  const window = seeded(lstm.model.input.reduce((a, b) => a * b, 1));
  await measure(
    'DiffGAF-LSTM beside ONNX Runtime',
    fusedOf(lstm, window),
    await runtimeOf(lstm, window),
    0.5,
    [400, 200],
  );
  return {
    name: 'fused: one sample through a whole model',
    rows,
    correctness: `each pair gives the same embedding within ${TOLERANCE}`,
  };
}
