/**
 * Computes the same twice over on every machine that this browser has: the fields of a window by the kernels, and the
 * embedding of a ViViT, its weights drawn from a seed, by the tensor backends. It judges nothing: numbers go back.
 */
import { loadFusedKernel, loadGafKernel } from '@janus/kernels/browser';
import { openGafGpu, requestGafDevice } from '@janus/kernels/webgpu';
import {
  embed,
  featureTable,
  initTraining,
  openFused,
  openModel,
  openTask,
  setUpTraining,
  windowSamples,
  type Samples,
  type TrainingSetup,
  type Weights,
} from '@janus/neural';
import { openBackend } from '@janus/neural/browser';
import { gaf } from '@janus/visual-cortex';
import { seriesOf } from '../vision/training/plan.ts';
import type { ParityAnswer, ParityAsk, Place, Subject } from './parity-protocol.ts';

const scope = self as unknown as {
  postMessage(message: ParityAnswer, transfer?: Transferable[]): void;
  addEventListener(type: 'message', listener: (event: MessageEvent<ParityAsk>) => void): void;
};
const words = (cause: unknown): string => (cause instanceof Error ? cause.message : String(cause));
const PLACES = {
  field: ['cpu', 'wasm', 'webgpu'],
  embedding: ['cpu', 'wasm', 'fused', 'webgpu'],
} as const;
/** Places with a backend of the tensor layer. */
type Backed = Exclude<Place, 'fused'>;

interface Made {
  readonly device: string;
  readonly output: Float32Array;
}
const joined = (gasf: ArrayLike<number>, gadf: ArrayLike<number>): Float32Array => {
  const out = new Float32Array(gasf.length + gadf.length);
  out.set(gasf);
  out.set(gadf, gasf.length);
  return out;
};

async function field(place: Backed, values: Float64Array, size: number, allowSoftware: boolean): Promise<Made> {
  if (place === 'cpu') {
    const ask = { values, size, scale: 'minmax' } as const;
    const output = joined(gaf({ ...ask, field: 'gasf' }).matrix, gaf({ ...ask, field: 'gadf' }).matrix);
    return { device: 'plain TypeScript in double precision', output };
  }
  const kernel = await loadGafKernel();
  const plan = kernel.plan({ length: values.length, window: values.length, size, stride: 1 });
  plan.values.set(values);
  plan.scale({ kind: 'minmax' });
  if (place === 'wasm') {
    plan.draw('gasf');
    const gasf = plan.frames.slice();
    plan.draw('gadf');
    return { device: 'the SIMD kernel', output: joined(gasf, plan.frames) };
  }
  const gpu = await openGafGpu(await requestGafDevice((navigator as Navigator | undefined)?.gpu, allowSoftware));
  try {
    const [lo, hi] = [plan.lo.slice(), plan.hi.slice()];
    const gasf = await gpu.draw(lo, hi, size, 'gasf');
    return { device: 'the WGSL kernel', output: joined(gasf, await gpu.draw(lo, hi, size, 'gadf')) };
  } finally {
    gpu.destroy();
  }
}

/** A small ViViT: a software adapter compiles every operation anew. */
const SHAPE = { size: 8, frames: 2, patch: 4, tubelet: 1, dim: 16, heads: 2, hidden: 32, width: 16 };

interface Subjected {
  readonly setup: TrainingSetup;
  readonly weights: Weights;
  readonly samples: Samples;
}
/** The model, and the one window that ends at the last bar. */
function subjected({ bars, window, stride, field: drawn }: ParityAsk): Subjected {
  const series = seriesOf(bars);
  const table = featureTable(series, ['return', 'range', 'momentum', 'volatility']);
  const layers = { spatialLayers: 1, temporalLayers: 1 };
  const video = { features: 4, select: [0, 1], window, stride, field: drawn };
  const model = openModel('diffgaf-vivit', { ...SHAPE, ...layers, ...video });
  const setup = setUpTraining(model, openTask('masked-patches', model));
  const samples = windowSamples(table, { bars: model.input[0]!, every: 1, horizon: 0 });
  const all = Int32Array.from({ length: samples.count }, (_, k) => k);
  const { weights } = initTraining(setup, samples, { train: all });
  return { setup, weights, samples };
}

async function fused({ setup, weights, samples }: Subjected): Promise<Made> {
  const model = openFused(await loadFusedKernel(), { ...setup, weights, facts: {} });
  const sample = new Float32Array(setup.model.input.reduce((a, b) => a * b, 1));
  samples.fill(samples.count - 1, sample, 0);
  return { device: 'the fused kernel', output: model.embed(sample).slice() };
}

async function embedding(place: Backed, of: Subjected, allowSoftware: boolean): Promise<Made> {
  const { device } = await openBackend({ only: place, allowSoftware });
  const last = Int32Array.of(of.samples.count - 1);
  return { device, output: await embed(of.setup, of.weights, of.samples, last) };
}

async function run(ask: ParityAsk): Promise<void> {
  const { ticket, bars, window, size, allowSoftware } = ask;
  const tell = async (subject: Subject, place: Place, make: () => Promise<Made>): Promise<void> => {
    try {
      const { device, output } = await make();
      scope.postMessage({ kind: 'row', ticket, subject, place, device, output });
    } catch (cause) {
      scope.postMessage({ kind: 'absent', ticket, subject, place, why: words(cause) });
    }
  };
  const values = bars.close.slice(-window);
  for (const place of PLACES.field)
    await tell('field', place, () => field(place, values, Math.min(size, window), allowSoftware));
  const of = subjected(ask);
  for (const place of PLACES.embedding)
    await tell('embedding', place, () => (place === 'fused' ? fused(of) : embedding(place, of, allowSoftware)));
  scope.postMessage({ kind: 'done', ticket });
}

let queue = Promise.resolve();
scope.addEventListener('message', ({ data: ask }) => {
  queue = queue
    .then(() => run(ask))
    .catch((cause: unknown) => scope.postMessage({ kind: 'failed', ticket: ask.ticket, why: words(cause) }));
});
