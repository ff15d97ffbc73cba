/**
 * Trains a small model on the bars of the run, away from the main thread, and answers what is asked of the trained
 * one. One backend, one training, one model at a time; between two steps it hears pause, cancel and questions.
 */
import { badInput, JanusError, type BarSeries } from '@janus/domain';
import {
  initTraining,
  readModel,
  stepsOfEpoch,
  train,
  trainingControl,
  writeModel,
  type FeatureTable,
  type TrainingControl,
} from '@janus/neural';
import { loadFusedKernel, loadGafKernel } from '@janus/kernels/browser';
import { breathe, openBackend } from '@janus/neural/browser';
import { measure } from '../vision/latency/measure.ts';
import { attend, featuresNamed, firstBar, tableFor, trace, type Held } from '../vision/inside.ts';
import { figuresOf } from '../vision/training/figures.ts';
import { modelFacts, prepare, seriesOf } from '../vision/training/plan.ts';
import type { Compute } from '../vision/view-store.ts';
import type { FromVision, LatencyPlan, ToVision, TrainingPlan } from './vision-protocol.ts';

const scope = self as unknown as {
  postMessage(message: FromVision, transfer?: Transferable[]): void;
  addEventListener(type: 'message', listener: (event: MessageEvent<ToVision>) => void): void;
};
const words = (cause: unknown): string => (cause instanceof Error ? cause.message : String(cause));

let bars: BarSeries | null = null;
let runId = '';
let held: Held | null = null;
/** The last ViViT and the last DiffGAF-LSTM that were at hand: what vision costs, and what it may give way to. */
const last: { full: Held | null; light: Held | null } = { full: null, light: null };
let table: FeatureTable | null = null;
/** First bar that the training of the held model did not see; null where it is not known. */
let trainedTo: number | null = null;
let facts: Record<string, string> = {};
let control: TrainingControl | null = null;
/** Rises with every new model or run: what was begun for an older one is dropped. */
let generation = 0;

const ready: { backend: Promise<unknown> } = { backend: Promise.resolve() };
function compute(on: Compute): void {
  if (control) return;
  const before = ready.backend.catch(() => undefined);
  const opened = before.then(() => openBackend(on === 'auto' ? {} : { only: on }));
  ready.backend = opened.then(
    ({ name, reason, device, software, passedOver }) =>
      scope.postMessage({ kind: 'backend', facts: { name, reason, device, software, passedOver } }),
    (cause: unknown) => {
      scope.postMessage({ kind: 'no-backend', why: words(cause) });
      throw cause;
    },
  );
  // Whoever computes hears of it; nobody may be waiting yet.
  ready.backend.catch(() => undefined);
}

async function run(plan: TrainingPlan): Promise<void> {
  const mine = trainingControl();
  control = mine;
  try {
    await ready.backend;
    if (!bars) throw badInput('no run is open: open one in the top bar');
    // Another run may be opened before it is done.
    const series = bars;
    const prepared = prepare(series, plan);
    const { setup, samples, split, blocks } = prepared;
    const features = prepared.table.names;
    const state = initTraining(setup, samples, split);
    const steps = stepsOfEpoch(setup, split) * setup.config.epochs;
    const model = modelFacts(setup, features, 'trained here');
    scope.postMessage({ kind: 'begun', blocks, model, plan, steps });
    // Time of work alone: pauses do not count.
    let worked = 0;
    let since = performance.now();
    let told = 0;
    const result = await train(setup, state, samples, split, {
      control: mine,
      callbacks: [
        {
          onStep: ({ step, epoch, loss }) => {
            const now = performance.now();
            worked += now - since;
            since = now;
            if (now - told < 100 && step < steps) return;
            told = now;
            const secondsLeft = step < 2 ? Number.NaN : ((worked / step) * (steps - step)) / 1000;
            scope.postMessage({ kind: 'step', step, epoch, loss, secondsLeft });
          },
          onEpoch: (report) => scope.postMessage({ kind: 'epoch', report }),
        },
      ],
      breathe: async () => {
        await breathe();
        if (mine.status !== 'paused') return;
        await mine.mayGoOn();
        since = performance.now();
      },
    });
    const seconds = worked / 1000;
    const figures = await figuresOf(series, plan.horizon, prepared, result.weights, breathe);
    if (mine.status === 'cancelled') throw new JanusError('cancelled', 'cancelled');
    facts = {
      features: JSON.stringify(features),
      symbol: series.symbol,
      simulated: String(series.simulated),
      horizon: String(plan.horizon),
      seed: String(plan.seed),
      epochs: String(state.epoch),
      ...Object.fromEntries(figures.map((f) => [`test ${f.measure}`, String(f.model)])),
    };
    scope.postMessage({ kind: 'done', why: result.why, epoch: state.best?.epoch ?? state.epoch, seconds, figures });
    control = null;
    keep({
      ...setup,
      weights: result.weights,
      features: featuresNamed(facts['features'], features.length, 'the model'),
    });
    if (bars === series) trainedTo = blocks.trainTo + 1;
    scope.postMessage({ kind: 'model', model });
    void follow();
  } catch (cause) {
    control = null;
    if (cause instanceof JanusError && cause.code === 'cancelled') scope.postMessage({ kind: 'cancelled' });
    else scope.postMessage({ kind: 'failed', what: 'train', why: words(cause) });
  }
}

function keep(next: Held): void {
  held = next;
  if (next.model.kind === 'diffgaf-vivit') last.full = next;
  if (next.model.kind === 'diffgaf-lstm') last.light = next;
  trainedTo = null;
  table = bars ? tableFor(bars, next) : null;
  generation += 1;
}

/** The embedding of the held model through the run, and its map. */
async function follow(): Promise<void> {
  const mine = generation;
  if (!held || !table) return;
  try {
    await ready.backend;
    const found = await trace(
      held,
      table,
      trainedTo,
      async (progress) => {
        if (mine === generation) scope.postMessage({ kind: 'mapping', progress });
        await breathe();
      },
      () => mine !== generation,
    );
    if (found && mine === generation) scope.postMessage({ kind: 'trace', runId, trace: found });
  } catch (cause) {
    if (mine === generation) scope.postMessage({ kind: 'failed', what: 'look', why: words(cause) });
  }
}

async function look(bar: number): Promise<void> {
  if (!held?.model.sight) return;
  if (!table) throw badInput(`these bars do not have what the model wants: ${held.features.join(', ')}`);
  const first = firstBar(table, held.model.input[0]!);
  if (bar < first) {
    scope.postMessage({ kind: 'too-early', bar, first });
    return;
  }
  await ready.backend;
  scope.postMessage({ kind: 'attention', ...(await attend(held, table, bar)) });
}

async function time(plan: LatencyPlan): Promise<void> {
  if (!bars) throw badInput('no run is open: open one in the top bar');
  if (!last.full && !last.light)
    throw badInput('no model that draws frames is at hand: train a ViViT or a DiffGAF-LSTM');
  const kernels = { gaf: await loadGafKernel(), fused: await loadFusedKernel() };
  const of = runId;
  const latencies = await measure({ ...last }, bars, kernels, plan, () => performance.now() * 1000, breathe);
  scope.postMessage({ kind: 'latencies', runId: of, latencies });
}

async function load(name: string, bytes: ArrayBuffer): Promise<void> {
  const { model, task, weights, facts: told } = readModel(new Uint8Array(bytes), name);
  if (model.input.length !== 2)
    throw badInput(`${name} is a model of given frames, and the page has bars: load another`);
  const features = featuresNamed(told['features'], model.input[1]!, name);
  const next = { model, task, weights, features };
  // Also that these bars have what it wants.
  if (bars) tableFor(bars, next);
  keep(next);
  facts = { ...told };
  scope.postMessage({ kind: 'model', model: modelFacts(next, features, name) });
  void follow();
}

function save(): void {
  if (!held) return;
  const bytes = writeModel(held, held.weights, facts);
  const name = `${facts['symbol'] ?? 'model'}-${held.model.kind}-${held.task.kind}.safetensors`;
  const copy = bytes.slice().buffer;
  scope.postMessage({ kind: 'file', name, bytes: copy }, [copy]);
}

async function answer(ask: ToVision): Promise<void> {
  switch (ask.kind) {
    case 'open':
      bars = seriesOf(ask);
      runId = ask.runId;
      table = null;
      generation += 1;
      // Of other bars than it was trained on.
      trainedTo = null;
      if (held) {
        table = tableFor(bars, held);
        void follow();
      }
      break;
    case 'compute':
      compute(ask.on);
      break;
    case 'train':
      if (!control) await run(ask.plan);
      break;
    case 'pause':
      control?.pause();
      if (control) scope.postMessage({ kind: 'paused' });
      break;
    case 'resume':
      control?.resume();
      if (control) scope.postMessage({ kind: 'resumed' });
      break;
    case 'cancel':
      control?.cancel();
      break;
    case 'attend':
      await look(ask.bar);
      break;
    case 'measure':
      await time({ budgetUs: ask.budgetUs, sees: ask.sees });
      break;
    case 'save':
      save();
      break;
    case 'load':
      await load(ask.name, ask.bytes);
  }
}

scope.addEventListener('message', ({ data: ask }) => {
  answer(ask).catch((cause: unknown) =>
    scope.postMessage({
      kind: 'failed',
      what: ask.kind === 'load' || ask.kind === 'measure' ? ask.kind : 'look',
      why: words(cause),
    }),
  );
});
