/**
 * A model of vision trained on bars: split by time with an embargo, statistics from the training block alone, stopped by
 * the validation block, judged once on the test block beside forecasts that need no model and beside itself trained on
 * shuffled labels. What is found is kept, whatever it says. It can be stopped after any step and goes on from there.
 */
import { badInput, type BarSeries } from '@janus/domain';
import {
  chosenBackend,
  initTraining,
  readCheckpoint,
  setUpTraining,
  writeCheckpoint,
  writeModel,
  type TrainingState,
} from '@janus/neural';
import { nodeChoice, openBackend } from '@janus/neural/node';
import { dataHash, runIdentity } from '../provenance.ts';
import type { BarReport } from './api.ts';
import type { TrainingHooks } from './archive-run.ts';
import type { BarConfig } from './bars-config.ts';
import { barSamples } from './bars-samples.ts';
import { judgeBars } from './bars-skill.ts';
import { controlOf, factsOf, judging, stoppable, toldOf, trained } from './course.ts';
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

  const checkpoint = (of: TrainingState) =>
    keepCheckpoint(dataFolder, id, writeCheckpoint(setup, of, { dataHash: hash }));
  return stoppable(hooks, async (control) => {
    const result = await trained(setup, state, made, control, hooks, checkpoint);
    await checkpoint(state);
    const shuffled = await controlOf(setup, made, seed, control, hooks);
    judging(hooks);
    const judged = await judgeBars(series, made, config, result.weights, shuffled);
    await control.mayGoOn();
    const time = (bar: number): number => series.time[Math.min(bar, series.length - 1)]!;
    const seconds = (hooks.clock() - begun) / 1000;
    const lag = series.timeframeMs;
    const report: BarReport = {
      ...toldOf({ identity, blocks: made, config, state, result, judged, time, lag, request, seconds }),
      simulatedData: series.simulated,
      task: config.task,
      model: config.model,
      features: samples.features,
      drawn,
    };
    const facts = {
      ...factsOf(report, seed),
      features: JSON.stringify(samples.features),
      timeframeMs: String(series.timeframeMs),
    };
    await keepModel(dataFolder, report, writeModel(setup, result.weights, facts));
    return { report, file: modelFile(dataFolder, id) };
  });
}
