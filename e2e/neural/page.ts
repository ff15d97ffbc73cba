/** The page of neural.test.ts: the same embedding and the same short training on every backend of a browser. */
import {
  dispose,
  embed,
  initTraining,
  labelledSamples,
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

async function everything(): Promise<Report> {
  const auto = await openBackend();
  const runs: Run[] = [];
  for (const only of ['cpu', 'wasm', 'webgpu'] as const) {
    const backend = await openBackend({ only, allowSoftware: true });
    // The first tensor wakes what a backend keeps for itself.
    dispose(tensor([0], [1]));
    const before = tensorMemory().tensors;
    const found = await embedding();
    runs.push({ backend, embedding: found, ...(await training(breathe)), left: tensorMemory().tensors - before });
  }
  return { auto, runs };
}

if (typeof document !== 'undefined')
  everything().then(
    (report) => Object.assign(globalThis, { report }),
    (error: unknown) => Object.assign(globalThis, { report: { runs: [], error: String(error) } }),
  );
