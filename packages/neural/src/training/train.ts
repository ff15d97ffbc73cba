/**
 * The loop: epochs of shuffled batches, a look at the validation block after each, the best weights kept, a stop when
 * it gets no better. It can be stopped after any step and goes on from its state to the bit.
 */
import { badInput, JanusError } from '@janus/domain';
import type { Samples } from '../data/samples.ts';
import type { Split } from '../data/split.ts';
import type { Weight, Weights } from '../models/weights.ts';
import type { TrainingControl } from './control.ts';
import { rateAt } from './schedule.ts';
import { shuffled, streamOf } from './seeds.ts';
import { checkSamples, type EpochReport, type TrainingSetup, type TrainingState } from './state.ts';
import { evaluate, trainStep } from './step.ts';

export interface TrainingProgress {
  /** Under way, 1 the first. */
  readonly epoch: number;
  readonly epochs: number;
  /** Done, of all that there can be. */
  readonly step: number;
  readonly steps: number;
  readonly loss: number;
  readonly norm: number;
  readonly rate: number;
}

/** What is called on the way. One that throws ends the training; the state stays that of the last whole step. */
export interface TrainingCallbacks {
  readonly onStep?: (progress: TrainingProgress) => void | Promise<void>;
  /** E.g. to store a checkpoint. */
  readonly onEpoch?: (report: EpochReport, state: TrainingState) => void | Promise<void>;
}
export interface TrainingRun {
  readonly callbacks?: readonly TrainingCallbacks[];
  readonly control?: TrainingControl;
  /** Lets the host do other things, between steps. */
  readonly breathe?: () => Promise<void>;
  /** Stops after so many steps in all, e.g. to go on later. */
  readonly untilStep?: number;
}

export interface TrainingResult {
  readonly why: 'all epochs' | 'no better' | 'until step';
  /** Of the best epoch; of the last step where no epoch is whole. */
  readonly weights: Weights;
}

const copyOf = (weights: Weights): Weights =>
  Object.fromEntries(
    Object.entries(weights).map(([name, { shape, values }]): [string, Weight] => [
      name,
      { shape, values: values.slice() },
    ]),
  );

/** Steps of one epoch: the last, shorter batch counts. */
export const stepsOfEpoch = ({ config }: TrainingSetup, split: Pick<Split, 'train'>): number =>
  Math.ceil(split.train.length / config.batch);

async function lookAt(
  setup: TrainingSetup,
  state: TrainingState,
  samples: Samples,
  split: Pick<Split, 'validation'>,
  steps: number,
): Promise<EpochReport> {
  const { seed, improvement } = setup.config;
  const { loss, measures } = await evaluate(setup, state.weights, samples, split.validation, (n) =>
    streamOf(seed, 'evaluation', n),
  );
  if (!Number.isFinite(loss))
    throw new JanusError(
      'failed',
      `after epoch ${state.epoch + 1} the validation loss is ${loss}: lower the rate (${setup.config.rate}) or warm up longer`,
    );
  const best = state.best === null || loss < state.best.loss - improvement;
  const epoch = state.epoch + 1;
  if (best) state.best = { epoch, loss, weights: copyOf(state.weights) };
  return { epoch, loss: state.lossSum / steps, validation: loss, measures, best };
}

/**
 * Trains on from `state`, in place.
 * @throws JanusError cancelled; failed where the loss is not finite; bad-input for samples that do not fit
 */
export async function train(
  setup: TrainingSetup,
  state: TrainingState,
  samples: Samples,
  split: Pick<Split, 'train' | 'validation'>,
  run: TrainingRun = {},
): Promise<TrainingResult> {
  checkSamples(setup, samples);
  for (const part of ['train', 'validation'] as const)
    if (split[part].length === 0) throw badInput(`the split has no sample for ${part}: give more samples`);
  const { config } = setup;
  const { callbacks = [], control, breathe, untilStep = Number.POSITIVE_INFINITY } = run;
  const perEpoch = stepsOfEpoch(setup, split);
  const steps = perEpoch * config.epochs;
  const finish = (why: TrainingResult['why']): TrainingResult => {
    return { why, weights: state.best?.weights ?? copyOf(state.weights) };
  };
  while (state.epoch < config.epochs) {
    if (config.patience > 0 && state.best && state.epoch - state.best.epoch >= config.patience)
      return finish('no better');
    const order = shuffled(split.train, streamOf(config.seed, 'shuffle', state.epoch));
    while (state.position < perEpoch) {
      await control?.mayGoOn();
      const done = state.optimiser.step;
      if (done >= untilStep) return finish('until step');
      const rate = rateAt(config, done, steps);
      const indices = order.subarray(state.position * config.batch, (state.position + 1) * config.batch);
      const { loss, norm } = await trainStep(setup, state, samples, indices, rate, streamOf(config.seed, 'step', done));
      state.position += 1;
      state.lossSum += loss;
      const progress = { epoch: state.epoch + 1, epochs: config.epochs, step: done + 1, steps, loss, norm, rate };
      for (const { onStep } of callbacks) await onStep?.(progress);
      await breathe?.();
    }
    await control?.mayGoOn();
    const report = await lookAt(setup, state, samples, split, perEpoch);
    state.history.push(report);
    state.epoch += 1;
    state.position = 0;
    state.lossSum = 0;
    for (const { onEpoch } of callbacks) await onEpoch?.(report, state);
  }
  return finish('all epochs');
}
