/** Whole trainings on tiny models: they learn, they stop, they go on to the bit, they leave nothing behind. */
import { beforeAll, describe, expect, it } from 'vitest';
import { labelledSamples } from '../data/labelled.ts';
import type { Samples } from '../data/samples.ts';
import type { FeatureTable } from '../data/features.ts';
import { chronologicalSplit, stratifiedSplit } from '../data/split.ts';
import { windowSamples } from '../data/windows.ts';
import { openModel } from '../models/open.ts';
import { onEveryBackend } from '../node/testing.ts';
import { openBackend } from '../node/backend.ts';
import { openTask } from '../tasks/open.ts';
import { tensorMemory } from '../tensor/index.ts';
import { readCheckpoint, readModel, writeCheckpoint, writeModel } from './artefact.ts';
import { trainingControl } from './control.ts';
import { initTraining, setUpTraining, type TrainingSetup } from './state.ts';
import { embed, predict } from './step.ts';
import { train, type TrainingProgress } from './train.ts';

/** Lines that rise and lines that fall, each with a wave of its own on top. */
const SERIES = Array.from({ length: 48 }, (_, i) =>
  Float64Array.from({ length: 12 }, (_, t) => (i % 2 === 0 ? 1 : -1) * (t - 5.5) * 0.3 + 0.6 * Math.sin(9 * i + 2 * t)),
);
const SAMPLES = labelledSamples(
  SERIES,
  SERIES.map((_, i) => (i % 2 === 0 ? 'up' : 'down')),
);
const SPLIT = stratifiedSplit(
  SAMPLES.classes!,
  Int32Array.from({ length: 48 }, (_, i) => i),
  0.25,
  1,
);
const VISION = {
  features: 1,
  selected: 1,
  window: 8,
  size: 8,
  stride: 2,
  frames: 3,
  field: 'both',
  patch: 4,
  dim: 8,
  heads: 2,
  hidden: 8,
  spatialLayers: 1,
  temporalLayers: 1,
  width: 8,
};
function setUp(kind: string, options: object, training: object = {}): TrainingSetup {
  const model = openModel(kind, options);
  const task = openTask('classes', model, { names: SAMPLES.classes!.names });
  return setUpTraining(model, task, { batch: 8, epochs: 5, warmUp: 0, seed: 3, ...training });
}
/** To the largest number that single precision holds. */
const clampIn = (into: Float32Array): void =>
  into.forEach((x, i) => (into[i] = Math.max(-3.4e38, Math.min(3.4e38, x))));
const MLP = { bars: 12, features: 1, hidden: 8, layers: 1, width: 4 };
const mlp = (training: object = {}) => setUp('mlp', MLP, training);

onEveryBackend(
  () => {
    it('learns to tell two shapes by their Gramian video, and frees every tensor', async () => {
      const setup = setUp('diffgaf-vivit', VISION, { rate: 0.01, epochs: 12 });
      const state = initTraining(setup, SAMPLES, SPLIT);
      const before = tensorMemory().tensors;
      const curve: TrainingProgress[] = [];
      const { weights } = await train(setup, state, SAMPLES, SPLIT, {
        callbacks: [{ onStep: (progress) => void curve.push(progress) }],
      });
      expect(tensorMemory().tensors).toBe(before);
      expect(curve[0]!.loss).toBeGreaterThan(0.5);
      expect(state.best!.loss).toBeLessThan(0.2);
      expect(state.history.at(-1)!.measures['accuracy']).toBeGreaterThan(0.9);
      expect(curve.map(({ step }) => step)).toEqual(Array.from({ length: state.optimiser.step }, (_, i) => i + 1));
      // γ was learned: it is not what it began with.
      expect(weights['gaf.gamma']!.values[0]).not.toBe(0.5);
      const embedded = await embed(setup, weights, SAMPLES, SPLIT.validation, 5);
      expect(embedded).toHaveLength(SPLIT.validation.length * 8);
      expect(embedded.every(Number.isFinite)).toBe(true);
      expect(tensorMemory().tensors).toBe(before);
    }, 60_000);
  },
  // Minutes on a software adapter; its gradients are compared in models.test.ts.
  ['webgpu-software'],
);

describe('on cpu', () => {
  beforeAll(async () => {
    await openBackend('cpu');
  });
  it('ten steps are five, a file, and five, to the bit', async () => {
    // Five steps an epoch: once the file falls between epochs, once within one.
    for (const [batch, optimiser] of [
      [8, 'adamw'],
      [7, 'sgd'],
    ] as const) {
      const setup = mlp({ batch, optimiser, epochs: 2, patience: 0, schedule: 'cosine' });
      const whole = initTraining(setup, SAMPLES, SPLIT);
      await train(setup, whole, SAMPLES, SPLIT, { untilStep: 10 });
      const half = initTraining(setup, SAMPLES, SPLIT);
      await train(setup, half, SAMPLES, SPLIT, { untilStep: 5 });
      const bytes = writeCheckpoint(setup, half, { data: 'abc' });
      const back = readCheckpoint(bytes, 'run.safetensors', setup);
      expect(back.facts).toEqual({ data: 'abc' });
      await train(back.setup, back.state, SAMPLES, SPLIT, { untilStep: 10 });
      expect(back.state.optimiser.step).toBe(10);
      expect(writeCheckpoint(setup, back.state)).toEqual(writeCheckpoint(setup, whole));
      expect(writeCheckpoint(setup, half)).not.toEqual(writeCheckpoint(setup, whole));
    }
  });
  it('the same seed gives the same weights, another seed others', async () => {
    const run = async (seed: number) => {
      const setup = mlp({ seed, epochs: 1 });
      return writeModel(setup, (await train(setup, initTraining(setup, SAMPLES, SPLIT), SAMPLES, SPLIT)).weights);
    };
    expect(await run(1)).toEqual(await run(1));
    expect(await run(1)).not.toEqual(await run(2));
  });
  it('stops after epochs without a better loss and keeps the best', async () => {
    const setup = mlp({ epochs: 40, patience: 3, improvement: 10 });
    const state = initTraining(setup, SAMPLES, SPLIT);
    const { why, weights } = await train(setup, state, SAMPLES, SPLIT);
    expect(why).toBe('no better');
    expect([state.epoch, state.best!.epoch]).toEqual([4, 1]);
    expect(weights).toBe(state.best!.weights);
    expect(weights['head.weight']!.values).not.toEqual(state.weights['head.weight']!.values);
  });
  it('cancelled, leaves the state of the last whole step and no tensor', async () => {
    const setup = mlp();
    const state = initTraining(setup, SAMPLES, SPLIT);
    const control = trainingControl();
    const before = tensorMemory().tensors;
    const cancelAt = (step: number) => ({
      onStep: (p: TrainingProgress) => void (p.step === step && control.cancel()),
    });
    await expect(train(setup, state, SAMPLES, SPLIT, { control, callbacks: [cancelAt(3)] })).rejects.toMatchObject({
      code: 'cancelled',
    });
    expect([state.optimiser.step, state.position, control.status]).toEqual([3, 3, 'cancelled']);
    expect(tensorMemory().tensors).toBe(before);
    control.resume();
    expect(control.status).toBe('cancelled');
    // The state is whole: it goes on as if nothing had been.
    const straight = initTraining(setup, SAMPLES, SPLIT);
    await train(setup, straight, SAMPLES, SPLIT, { untilStep: 6 });
    await train(setup, state, SAMPLES, SPLIT, { untilStep: 6 });
    expect(state.weights).toEqual(straight.weights);
  });
  it('paused, waits until it is resumed', async () => {
    const setup = mlp({ epochs: 1 });
    const state = initTraining(setup, SAMPLES, SPLIT);
    const control = trainingControl();
    control.pause();
    const running = train(setup, state, SAMPLES, SPLIT, { control });
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect([state.optimiser.step, control.status]).toEqual([0, 'paused']);
    control.resume();
    expect((await running).why).toBe('all epochs');
  });
  it('a rate that is too high fails with the cure and moves nothing after', async () => {
    const setup = mlp({ rate: 1, optimiser: 'sgd', momentum: 0.99, clip: 1e6, decay: 10, epochs: 10_000, patience: 0 });
    const state = initTraining(setup, SAMPLES, SPLIT);
    await expect(train(setup, state, SAMPLES, SPLIT)).rejects.toThrow(/the loss is .*: lower the rate \(1\)/);
    expect(Object.values(state.weights).every(({ values }) => values.every(Number.isFinite))).toBe(true);
  });
  it('a validation loss that is not finite fails too, and an empty part is refused', async () => {
    const setup = mlp({ epochs: 1 });
    const huge = labelledSamples(
      [...SERIES, Float64Array.from({ length: 12 }, (_, t) => (t - 5) * 3e38)],
      [...SERIES.map((_, i) => (i % 2 === 0 ? 'up' : 'down')), 'up'],
    );
    const split = { train: SPLIT.train, validation: Int32Array.of(48) };
    const state = initTraining(setup, SAMPLES, SPLIT);
    const finite = {
      ...huge,
      fill: (i: number, into: Float32Array, o: number) => (huge.fill(i, into, o), clampIn(into)),
    };
    await expect(train(setup, state, finite, split)).rejects.toThrow(
      /after epoch 1 the validation loss is (NaN|Infinity)/,
    );
    expect([state.epoch, state.best, state.history]).toEqual([0, null, []]);
    const empty = { train: SPLIT.train, validation: new Int32Array(0) };
    await expect(train(setup, state, SAMPLES, empty)).rejects.toThrow('no sample for validation');
  });
  it('a callback that throws ends it with the state whole', async () => {
    const setup = mlp();
    const state = initTraining(setup, SAMPLES, SPLIT);
    const stop = { onEpoch: () => Promise.reject(new Error('disk full')) };
    await expect(train(setup, state, SAMPLES, SPLIT, { callbacks: [stop] })).rejects.toThrow('disk full');
    expect([state.epoch, state.position]).toEqual([1, 0]);
  });
  it('begins with the weights of an earlier training where names and shapes agree', async () => {
    const setup = mlp();
    const from = { 'mlp.0.bias': { shape: [8], values: new Float32Array(8).fill(0.25) } };
    const state = initTraining(setup, SAMPLES, SPLIT, { from });
    expect(state.weights['mlp.0.bias']!.values[7]).toBe(0.25);
    expect(state.weights['mlp.0.bias']!.values).not.toBe(from['mlp.0.bias'].values);
    const wrong = { 'mlp.0.bias': { shape: [4], values: new Float32Array(4) } };
    expect(() => initTraining(setup, SAMPLES, SPLIT, { from: wrong })).toThrow('has shape [4], not [8]');
  });
});

describe('samples that are not what the model wants', () => {
  const table = (features: number): FeatureTable => ({
    names: Array.from({ length: features }, (_, f) => `f${f}`),
    length: 60,
    columns: Array.from({ length: features }, (_, f) =>
      Float64Array.from({ length: 60 }, (_, i) => Math.sin(i * (f + 1))),
    ),
  });
  it('are refused with both numbers', () => {
    const samples = windowSamples(table(3), { bars: 12, every: 1, horizon: 1 });
    const split = chronologicalSplit(samples, { validation: 0.2, test: 0, embargo: 0 });
    expect(() => initTraining(mlp(), samples, split)).toThrow('the samples have 3 features (f0, f1, f2), the model 1');
    const shorter = windowSamples(table(1), { bars: 5, every: 1, horizon: 1 });
    expect(() => initTraining(mlp(), shorter, split)).toThrow('samples of shape [5, 1] for a model of [12, 1]');
    const unlabelled = windowSamples(table(1), { bars: 12, every: 1, horizon: 1 });
    expect(() => initTraining(mlp(), unlabelled, split)).toThrow('classes has 2 classes, the samples none');
    const model = openModel('mlp', MLP);
    const volatility = setUpTraining(model, openTask('volatility', model));
    expect(() => initTraining(volatility, unlabelled, split)).toThrow('volatility needs a value a sample');
  });
  it('with a number that is not finite are refused by sample and bar', async () => {
    await openBackend('cpu');
    const setup = mlp();
    const bad: Samples = {
      ...SAMPLES,
      fill: (index, into, offset) => {
        SAMPLES.fill(index, into, offset);
        if (index === 5) into[offset + 2] = Number.NaN;
      },
    };
    const { weights } = initTraining(setup, SAMPLES, SPLIT);
    await expect(predict(setup, weights, bad, Int32Array.of(4, 5))).rejects.toThrow('sample 5 (bar 5) holds NaN');
    expect(await predict(setup, weights, bad, Int32Array.of(4))).toHaveLength(2);
  });
});

describe('files', () => {
  const setup = mlp();
  const state = () => initTraining(setup, SAMPLES, SPLIT);
  it('of a model open by themselves: weights, statistics, classes, facts', async () => {
    await openBackend('cpu');
    const { weights } = state();
    const file = writeModel(setup, weights, { dataHash: 'ab12' });
    const back = readModel(file, 'm.safetensors');
    expect(back.facts).toEqual({ dataHash: 'ab12' });
    expect(back.weights).toEqual(weights);
    expect(back.task.config['names']).toEqual(['down', 'up']);
    const few = SPLIT.validation;
    expect(await predict(back, back.weights, SAMPLES, few)).toEqual(await predict(setup, weights, SAMPLES, few));
  });
  it('that are cut off, foreign, or of another kind are refused', () => {
    const file = writeModel(setup, state().weights);
    expect(() => readModel(file.subarray(0, 900), 'm')).toThrow('m is cut off');
    expect(() => readModel(writeCheckpoint(setup, state()), 'm')).toThrow(
      'format "janus-checkpoint-1", not janus-model-1',
    );
    expect(() => readCheckpoint(file, 'm')).toThrow('not janus-checkpoint-1');
    const { 'head.bias': _, ...less } = state().weights;
    expect(() => writeModel(setup, less)).toThrow("holds no weight 'head.bias'");
  });
  it('of another configuration are refused by what differs', () => {
    const file = writeCheckpoint(setup, state());
    expect(() => readCheckpoint(file, 'm', mlp({ rate: 0.5, seed: 4 }))).toThrow(
      'm is of another configuration: training.rate is 0.001, not 0.5; training.seed is 3, not 4',
    );
    expect(() => readCheckpoint(file, 'm', setUp('mlp', { ...MLP, hidden: 9 }))).toThrow('model.hidden is 8, not 9');
    const other = writeCheckpoint(mlp({ optimiser: 'sgd' }), initTraining(mlp({ optimiser: 'sgd' }), SAMPLES, SPLIT));
    expect(() => readCheckpoint(other, 'm', setup)).toThrow('training.optimiser is "sgd", not "adamw"');
  });
});
