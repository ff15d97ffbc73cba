/** The page of neural.test.ts: the same embedding and the same short training on every backend of a browser. */
import type { InstantiateFused } from '@janus/kernels';
import { loadFusedKernel } from '@janus/kernels/browser';
import {
  dispose,
  embed,
  initTraining,
  initWeights,
  labelledSamples,
  openFused,
  openModel,
  openTask,
  setUpTraining,
  tensor,
  tensorMemory,
  train,
  writeModel,
  type ChosenBackend,
} from '@janus/neural';
import { breathe, openBackend } from '@janus/neural/browser';

export interface Run {
  readonly backend: ChosenBackend;
  readonly embedding: number[];
  /** Loss of each step of the training. */
  readonly losses: number[];
  readonly fileBytes: number;
  /** Tensors that are alive after it beyond those before. */
  readonly left: number;
}
export interface Report {
  readonly auto: ChosenBackend;
  readonly runs: Run[];
  /** Of the fused kernel: every model's embedding and head, one after the other. */
  readonly fused: number[];
  readonly error?: string;
}

/** Small: a software adapter compiles every operation for seconds. */
export const VISION = {
  features: 1,
  selected: 1,
  window: 8,
  size: 4,
  stride: 2,
  frames: 2,
  field: 'gadf',
  patch: 2,
  dim: 2,
  frameWidth: 4,
  cell: 4,
  width: 3,
};
const MLP = { bars: 10, features: 1, hidden: 4, layers: 1, width: 3 };
const series = Array.from({ length: 12 }, (_, i) =>
  Float64Array.from({ length: 10 }, (_, t) => (i % 2 === 0 ? t : -t) + Math.sin(3 * i + t)),
);
export const SAMPLES = labelledSamples(
  series,
  series.map((_, i) => (i % 2 === 0 ? 'up' : 'down')),
);
export const ALL = SAMPLES.at;

export async function embedding(): Promise<number[]> {
  const model = openModel('diffgaf-lstm', VISION);
  const task = openTask('classes', model, { names: ['down', 'up'] });
  const setup = setUpTraining(model, task);
  const { weights } = initTraining(setup, SAMPLES, { train: ALL });
  return [...(await embed(setup, weights, SAMPLES, ALL))];
}
export async function training(pause?: () => Promise<void>): Promise<{ losses: number[]; fileBytes: number }> {
  const model = openModel('mlp', MLP);
  const task = openTask('classes', model, { names: ['down', 'up'] });
  const setup = setUpTraining(model, task, { batch: 6, epochs: 2, rate: 0.05 });
  const state = initTraining(setup, SAMPLES, { train: ALL });
  const losses: number[] = [];
  const { weights } = await train(
    setup,
    state,
    SAMPLES,
    { train: ALL, validation: ALL },
    { callbacks: [{ onStep: ({ loss }) => void losses.push(loss) }], ...(pause && { breathe: pause }) },
  );
  return { losses, fileBytes: writeModel(setup, weights).length };
}

/** Needs no backend. */
export function fused(kernel: InstantiateFused): number[] {
  const found: number[] = [];
  for (const [kind, options] of [
    ['diffgaf-lstm', VISION],
    ['diffgaf-vivit', { features: 2, window: 16, size: 8, frames: 3, patch: 4, dim: 12, heads: 2, width: 5 }],
    ['vivit', {}],
  ] as const) {
    const model = openModel(kind, options);
    const task = openTask('classes', model, { names: ['down', 'up'] });
    const weights = initWeights([...model.specs, ...task.specs], 1);
    const opened = openFused(kernel, { model, task, weights, facts: {} });
    const length = model.input.reduce((a, b) => a * b, 1);
    found.push(...opened.embed(Float32Array.from({ length }, (_, i) => Math.sin(i * i))), ...opened.output);
  }
  return found;
}

async function everything(): Promise<Report> {
  const found = fused(await loadFusedKernel());
  const auto = await openBackend();
  const runs: Run[] = [];
  for (const only of ['cpu', 'wasm', 'webgpu'] as const) {
    const backend = await openBackend({ only, allowSoftware: true });
    // The first tensor wakes what a backend keeps for itself.
    dispose(tensor([0], [1]));
    const before = tensorMemory().tensors;
    const embedded = await embedding();
    runs.push({ backend, embedding: embedded, ...(await training(breathe)), left: tensorMemory().tensors - before });
  }
  return { auto, runs, fused: found };
}

if (typeof document !== 'undefined')
  everything().then(
    (report) => Object.assign(globalThis, { report }),
    (error: unknown) => Object.assign(globalThis, { report: { runs: [], error: String(error) } }),
  );
