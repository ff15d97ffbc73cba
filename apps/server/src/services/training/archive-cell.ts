/**
 * One training on one set with one seed, within its share of the time: first with some training series held out, to
 * find after how many epochs they are served best; then anew on all training series for so many epochs. The test part
 * is not known here.
 */
import {
  initTraining,
  openModel,
  openTask,
  setUpTraining,
  stepsOfEpoch,
  train,
  trainingSamples,
  type ArchivePart,
  type Model,
  type Samples,
  type Split,
  type Task,
  type TrainingControl,
  type TrainingSetup,
  type TrainingState,
  type Weights,
} from '@janus/neural';
import type { ArchiveModel, ArchiveRow } from './api.ts';
import { ARCHIVE_SETTINGS } from './archive-settings.ts';

export interface CellHooks {
  readonly control: TrainingControl;
  readonly breathe: () => Promise<void>;
  /** Monotonic, ms. */
  readonly clock: () => number;
  /** Share of this training's time that is gone, [0, 1]. */
  readonly onStep: (share: number) => void;
}

/** What the speed of a step was, ms; carried from training to training, as all steps of a model cost alike. */
export type Pace = Partial<Record<ArchiveModel, number>>;

export interface Cell {
  readonly model: Model;
  readonly task: Task;
  readonly weights: Weights;
  readonly names: readonly string[];
  readonly epochs: number;
  readonly why: ArchiveRow['why'];
  readonly timeLimited: boolean;
  readonly seconds: number;
}

class TimeIsUp extends Error {}

/** First steps are slower: the compiler is at work. */
const WARM_UP_STEPS = 6;
const PROBE_STEPS = 8;
/** Weight of the last training's pace against those before. */
const FORGET = 0.5;
/** Of the time of one training, for the part with series held out. */
const SEARCH_SHARE = 0.55;

async function paceOf(setup: TrainingSetup, samples: Samples, split: ArchiveSplit, hooks: CellHooks): Promise<number> {
  const state = initTraining(setup, samples, split);
  const { control, breathe, clock } = hooks;
  await train(setup, state, samples, split, { control, breathe, untilStep: WARM_UP_STEPS });
  const begun = clock();
  await train(setup, state, samples, split, { control, breathe, untilStep: WARM_UP_STEPS + PROBE_STEPS });
  return (clock() - begun) / Math.max(1, state.optimiser.step - WARM_UP_STEPS);
}
type ArchiveSplit = Pick<Split, 'train' | 'validation'>;

/** Trains until it ends by itself or `until`, ms of the clock. @returns true where time ended it */
async function within(
  setup: TrainingSetup,
  state: TrainingState,
  samples: Samples,
  split: ArchiveSplit,
  until: number,
  hooks: CellHooks,
  shareOf: (now: number) => number,
): Promise<boolean> {
  const onStep = (): void => {
    const now = hooks.clock();
    hooks.onStep(shareOf(now));
    if (now >= until) throw new TimeIsUp();
  };
  try {
    const { control, breathe } = hooks;
    await train(setup, state, samples, split, { control, breathe, callbacks: [{ onStep }] });
    return false;
  } catch (error) {
    if (error instanceof TimeIsUp) return true;
    throw error;
  }
}

/**
 * @param seconds that it may take
 * @param epochs at most
 * @throws JanusError cancelled
 */
export async function trainCell(
  part: ArchivePart,
  kind: ArchiveModel,
  seed: number,
  seconds: number,
  epochs: number,
  pace: Pace,
  hooks: CellHooks,
): Promise<Cell> {
  const { models, task: taskOptions, training, validation, atLeast } = ARCHIVE_SETTINGS;
  const begun = hooks.clock();
  const end = begun + 1000 * seconds;
  const shareOf = (now: number): number => Math.min(1, (now - begun) / (end - begun));
  const model = openModel(kind, models[kind]);
  const { samples, held, whole } = trainingSamples(part.series, part.labels, {
    bars: model.input[0]!,
    validation,
    atLeast,
    seed,
  });
  const { names } = samples.classes!;
  const task = openTask('classes', model, { names, ...taskOptions });
  const options = { ...training, seed };
  const probe = setUpTraining(model, task, options);
  const stepMs = (pace[kind] ??= await paceOf(probe, samples, held, hooks));
  const fits = (until: number, split: ArchiveSplit): number =>
    Math.max(1, Math.floor((until - hooks.clock()) / (stepMs * stepsOfEpoch(probe, split))));

  const searchEnd = begun + SEARCH_SHARE * 1000 * seconds;
  const planned = Math.min(epochs, fits(searchEnd, held));
  const search = setUpTraining(model, task, { ...options, epochs: planned });
  const state = initTraining(search, samples, held);
  const started = hooks.clock();
  const cut = await within(search, state, samples, held, searchEnd, hooks, shareOf);
  const took = (hooks.clock() - started) / Math.max(1, state.optimiser.step);
  pace[kind] = FORGET * took + (1 - FORGET) * stepMs;

  const all = { train: whole, validation: held.validation };
  const wanted = state.best?.epoch ?? 1;
  const last = Math.min(wanted, fits(end, all));
  const final = setUpTraining(model, task, { ...options, epochs: last, patience: 0 });
  const known = initTraining(final, samples, all);
  const short = await within(final, known, samples, all, end, hooks, shareOf);
  const why = cut ? 'time' : state.epoch < planned ? 'no better' : 'all epochs';
  return {
    model,
    task,
    weights: known.weights,
    names,
    epochs: known.epoch,
    why,
    timeLimited: cut || short || last < wanted || (planned < epochs && why !== 'no better'),
    seconds: (hooks.clock() - begun) / 1000,
  };
}
