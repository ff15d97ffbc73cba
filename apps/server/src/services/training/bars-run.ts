/**
 * A model of vision trained on bars: split by time with an embargo, statistics from the training block alone, stopped by
 * the validation block, judged once on the test block beside forecasts that need no model and beside itself trained on
 * shuffled labels. What is found is kept, whatever it says. It can be stopped after any step and goes on from there.
 */
import { badInput, JanusError, type BarSeries } from '@janus/domain';
import {
  chosenBackend,
  initTraining,
  readCheckpoint,
  setUpTraining,
  stepsOfEpoch,
  train,
  trainingControl,
  withShuffledLabels,
  writeCheckpoint,
  writeModel,
  type TrainingControl,
  type TrainingResult,
  type TrainingState,
} from '@janus/neural';
import { nodeChoice, openBackend } from '@janus/neural/node';
import { rng } from '@janus/numerics';
import { dataHash, runIdentity } from '../provenance.ts';
import type { BarReport } from './api.ts';
import type { TrainingHooks } from './archive-run.ts';
import type { BarConfig } from './bars-config.ts';
import { barSamples } from './bars-samples.ts';
import { judgeBars } from './bars-skill.ts';
import { checkpointBytes, keepCheckpoint, keepModel, modelFile } from './model-store.ts';

export interface BarRequest {
  /** Name of the data set. */
  readonly data: string;
  readonly series: BarSeries;
  readonly config: BarConfig;
  /** Whether to go on from where a training of the same options and bars was left off: begin anew, must, or where there is one. */
  readonly resume: 'no' | 'yes' | 'if any';
  /** JANUS_TENSORS */
  readonly tensors: string | undefined;
  readonly warnings: readonly string[];
  readonly now: number;
}

/** Shares of the whole that the model, its control and the tests take, roughly: they only move the progress bar. */
const TRAINED = 0.48;
const CONTROLLED = 0.96;

/**
 * Cancelled, it keeps a checkpoint and no artefact.
 * @throws JanusError bad-input, cancelled, failed where the loss is not finite
 */
export async function executeBars(
  request: BarRequest,
  dataFolder: string,
  hooks: TrainingHooks,
): Promise<{ readonly report: BarReport; readonly file: string }> {
  const begun = hooks.clock();
  const { series, config, data } = request;
  hooks.progress('preparing samples', 0);
  await openBackend(nodeChoice(request.tensors));
  const hash = dataHash(series);
  const identity = runIdentity({
    seed: config.seed,
    config,
    dataHash: hash,
    backend: `tensors-${chosenBackend().name}`,
  });
  const id = identity.runId;
  const made = barSamples(series, config, hooks.signal);
  const { samples, split, model, task, drawn } = made;
  const { epochs, batch, rate, patience, seed } = config;
  const setup = setUpTraining(model, task, { epochs, batch, rate, patience, seed });
  const kept = request.resume === 'no' ? null : checkpointBytes(dataFolder, id);
  if (request.resume === 'yes' && !kept)
    throw badInput(
      `nothing was left off of a training of ${data} with these options: leave resume out, or give the options it was begun with`,
    );
  const state = kept
    ? readCheckpoint(kept, `the checkpoint of ${id}`, setup).state
    : initTraining(setup, samples, split);
  hooks.say(
    `${data}: ${split.train.length} samples to train on, ${split.validation.length} to stop by, ${split.test.length} to be judged on; ${drawn.length > 0 ? `drawn: ${drawn.join(', ')}; ` : ''}${kept ? `goes on from epoch ${state.epoch + 1}` : `${epochs} epochs at most`}`,
  );

  const control = trainingControl();
  const cancel = (): void => control.cancel();
  hooks.signal.addEventListener('abort', cancel);
  if (hooks.signal.aborted) cancel();
  const checkpoint = (of: TrainingState) =>
    keepCheckpoint(dataFolder, id, writeCheckpoint(setup, of, { dataHash: hash }));
  try {
    const result = await trained(setup, state, made, control, hooks, checkpoint);
    await checkpoint(state);
    const shuffled = await controlOf(setup, made, config, control, hooks);
    hooks.progress('judging', CONTROLLED);
    const judged = await judgeBars(series, made, config, result.weights, shuffled);
    await control.mayGoOn();
    const lastSeen = samples.at[split.validation.at(-1)!]! + samples.reach;
    const time = (bar: number): number => series.time[Math.min(bar, series.length - 1)]!;
    const knownAt = time(lastSeen) + series.timeframeMs;
    const report: BarReport = {
      ...identity,
      artefact: id,
      data,
      simulatedData: series.simulated,
      task: config.task,
      model: config.model,
      features: samples.features,
      drawn,
      horizon: config.horizon,
      embargo: config.embargo,
      samples: { train: split.train.length, validation: split.validation.length, test: split.test.length },
      knownAt,
      testFrom: time(samples.at[split.test[0]!]!),
      testTo: time(samples.at[split.test.at(-1)!]!),
      epochs: state.epoch,
      bestEpoch: state.best?.epoch ?? state.epoch,
      why: result.why === 'no better' ? 'no better' : 'all epochs',
      forecasts: judged.forecasts,
      skills: judged.skills,
      bootstrap: { draws: config.draws, meanBlock: judged.meanBlock },
      warnings: request.warnings,
      timing: { seconds: (hooks.clock() - begun) / 1000, createdAt: request.now },
    };
    const facts = {
      artefact: id,
      features: JSON.stringify(samples.features),
      knownAt: String(knownAt),
      timeframeMs: String(series.timeframeMs),
      data,
      dataHash: hash,
      configHash: identity.configHash,
      seed: String(seed),
      backend: identity.backend,
      measures: JSON.stringify(judged.forecasts[0]),
    };
    await keepModel(dataFolder, report, writeModel(setup, result.weights, facts));
    return { report, file: modelFile(dataFolder, id) };
  } finally {
    hooks.signal.removeEventListener('abort', cancel);
  }
}

type Setup = ReturnType<typeof setUpTraining>;
type Made = ReturnType<typeof barSamples>;
const breathe = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

export async function trained(
  setup: Setup,
  state: TrainingState,
  { samples, split }: Pick<Made, 'samples' | 'split'>,
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
  made: Pick<Made, 'samples' | 'split'>,
  config: Pick<BarConfig, 'seed'>,
  control: TrainingControl,
  hooks: TrainingHooks,
) {
  const { samples, split } = made;
  if (setup.task.needs !== 'values' && setup.task.needs !== 'classes') return null;
  const step = samples.count > 1 ? samples.at[1]! - samples.at[0]! : 1;
  const block = Math.max(1, Math.ceil((2 * samples.reach) / step));
  const other = withShuffledLabels(samples, [split.train, split.validation], block, rng(config.seed));
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
