/**
 * The course of a training, on bars or on a book: trained until stopped from outside or by its validation block, trained
 * once more on shuffled labels for a control, and what is told of it in the end.
 */
import { JanusError } from '@janus/domain';
import {
  initTraining,
  stepsOfEpoch,
  train,
  trainingControl,
  withShuffledLabels,
  type Samples,
  type setUpTraining,
  type Split,
  type TrainingControl,
  type TrainingResult,
  type TrainingState,
} from '@janus/neural';
import { rng } from '@janus/numerics';
import type { Identity } from '../provenance.ts';
import type { TrainedReport } from './api.ts';
import type { TrainingHooks } from './archive-run.ts';
import type { Judged } from './forecasts.ts';

type Setup = ReturnType<typeof setUpTraining>;
interface Blocks {
  readonly samples: Samples;
  readonly split: Split;
}

/** Shares of the whole that the model, its control and the tests take, roughly: they only move the progress bar. */
const TRAINED = 0.48;
const CONTROLLED = 0.96;

/** Does the work with a control that the hooks' signal cancels. */
export async function stoppable<T>(
  { signal }: Pick<TrainingHooks, 'signal'>,
  work: (control: TrainingControl) => Promise<T>,
): Promise<T> {
  const control = trainingControl();
  const cancel = (): void => control.cancel();
  signal.addEventListener('abort', cancel);
  if (signal.aborted) cancel();
  try {
    return await work(control);
  } finally {
    signal.removeEventListener('abort', cancel);
  }
}

const breathe = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

export async function trained(
  setup: Setup,
  state: TrainingState,
  { samples, split }: Blocks,
  control: TrainingControl,
  hooks: TrainingHooks,
  checkpoint: (of: TrainingState) => Promise<void>,
): Promise<TrainingResult> {
  const steps = stepsOfEpoch(setup, split) * setup.config.epochs;
  try {
    return await train(setup, state, samples, split, {
      control,
      breathe,
      callbacks: [
        {
          onStep: ({ epoch, step, loss }) =>
            hooks.progress(`epoch ${epoch}, loss ${loss.toPrecision(3)}`, (TRAINED * step) / steps),
          onEpoch: (_, of) => checkpoint(of),
        },
      ],
    });
  } catch (error) {
    // Where it stands is kept, so that it can go on.
    if (error instanceof JanusError && error.code === 'cancelled') await checkpoint(state);
    throw error;
  }
}

/** The same model on labels from other times, with the same options; null for tasks without labels. */
export async function controlOf(
  setup: Setup,
  { samples, split }: Blocks,
  seed: number,
  control: TrainingControl,
  hooks: TrainingHooks,
) {
  if (setup.task.needs !== 'values' && setup.task.needs !== 'classes') return null;
  const step = samples.count > 1 ? samples.at[1]! - samples.at[0]! : 1;
  const block = Math.max(1, Math.ceil((2 * samples.reach) / step));
  const other = withShuffledLabels(samples, [split.train, split.validation], block, rng(seed));
  const steps = stepsOfEpoch(setup, split) * setup.config.epochs;
  const { weights } = await train(setup, initTraining(setup, other, split), other, split, {
    control,
    breathe,
    callbacks: [
      {
        onStep: ({ epoch, step: done }) =>
          hooks.progress(
            `control on shuffled labels, epoch ${epoch}`,
            TRAINED + ((CONTROLLED - TRAINED) * done) / steps,
          ),
      },
    ],
  });
  return { weights, samples: other };
}

/** Both have ended: what comes is judged. */
export const judging = (hooks: TrainingHooks): void => hooks.progress('judging', CONTROLLED);

export interface Course {
  readonly identity: Identity;
  readonly blocks: Blocks;
  readonly config: Pick<TrainedReport, 'horizon' | 'embargo'> & { readonly seed: number; readonly draws: number };
  readonly state: TrainingState;
  readonly result: TrainingResult;
  readonly judged: Judged;
  /** When the bar or the snapshot was known to begin, epoch ms; of one beyond the last, the last. */
  readonly time: (index: number) => number;
  /** ms from then until it is known whole. */
  readonly lag: number;
  readonly request: { readonly data: string; readonly warnings: readonly string[]; readonly now: number };
  readonly seconds: number;
}

/** What every training tells of itself. */
export function toldOf(course: Course): TrainedReport {
  const { identity, blocks, config, state, result, judged, time, lag, request, seconds } = course;
  const { samples, split } = blocks;
  return {
    ...identity,
    artefact: identity.runId,
    data: request.data,
    horizon: config.horizon,
    embargo: config.embargo,
    samples: { train: split.train.length, validation: split.validation.length, test: split.test.length },
    knownAt: time(samples.at[split.validation.at(-1)!]! + samples.reach) + lag,
    testFrom: time(samples.at[split.test[0]!]!),
    testTo: time(samples.at[split.test.at(-1)!]!),
    epochs: state.epoch,
    bestEpoch: state.best?.epoch ?? state.epoch,
    why: result.why === 'no better' ? 'no better' : 'all epochs',
    forecasts: judged.forecasts,
    skills: judged.skills,
    bootstrap: { draws: config.draws, meanBlock: judged.meanBlock },
    warnings: request.warnings,
    timing: { seconds, createdAt: request.now },
  };
}

/** What goes into the file beside the weights, whatever the model sees. */
export const factsOf = (told: TrainedReport, seed: number): Readonly<Record<string, string>> => ({
  artefact: told.artefact,
  knownAt: String(told.knownAt),
  data: told.data,
  dataHash: told.dataHash,
  configHash: told.configHash,
  seed: String(seed),
  backend: told.backend,
  measures: JSON.stringify(told.forecasts[0]),
});
