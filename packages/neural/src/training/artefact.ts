/**
 * Files of a trained model and of a training under way, as safetensors. A model's file holds its weights under their
 * own names and, as text, what opens it again; a checkpoint adds the moments of the optimiser and where it stands.
 */
import { badInput, VERSION } from '@janus/domain';
import type { Model } from '../models/model.ts';
import { openModel } from '../models/open.ts';
import { checkWeights, type Weight, type Weights } from '../models/weights.ts';
import { readSafetensors } from '../safetensors/read.ts';
import { writeSafetensors } from '../safetensors/write.ts';
import { openTask } from '../tasks/open.ts';
import type { Task } from '../tasks/task.ts';
import type { TrainingConfig } from './config.ts';
import { allSpecs, setUpTraining, type EpochReport, type TrainingSetup, type TrainingState } from './state.ts';

const MODEL_FORMAT = 'janus-model-1';
const CHECKPOINT_FORMAT = 'janus-checkpoint-1';

/** What else is to be known of a model: data hash, features, seed, measures; text of the caller's. */
export type Facts = Readonly<Record<string, string>>;
const FACT = 'fact.';

function metadataOf(format: string, { model, task }: Pick<TrainingSetup, 'model' | 'task'>, facts: Facts) {
  return {
    format,
    version: VERSION,
    model: model.kind,
    modelConfig: JSON.stringify(model.config),
    task: task.kind,
    taskConfig: JSON.stringify(task.config),
    ...Object.fromEntries(Object.entries(facts).map(([name, text]) => [FACT + name, text])),
  };
}
const factsOf = (metadata: Readonly<Record<string, string>>): Facts =>
  Object.fromEntries(
    Object.entries(metadata)
      .filter(([name]) => name.startsWith(FACT))
      .map(([name, text]) => [name.slice(FACT.length), text]),
  );

interface Opened {
  readonly model: Model;
  readonly task: Task;
  readonly tensors: Weights;
  readonly metadata: Readonly<Record<string, string>>;
}

/** @throws JanusError bad-input for a file of another format, or one whose model this version does not know */
function open(bytes: Uint8Array, name: string, format: string): Opened {
  const { tensors, metadata } = readSafetensors(bytes, name);
  if (metadata['format'] !== format)
    throw badInput(`${name} is of format ${JSON.stringify(metadata['format'] ?? 'unknown')}, not ${format}`);
  try {
    const model = openModel(metadata['model'] ?? '', JSON.parse(metadata['modelConfig'] ?? '{}'));
    const task = openTask(
      metadata['task'] ?? '',
      model,
      JSON.parse(metadata['taskConfig'] ?? '{}') as Record<string, unknown>,
    );
    return { model, task, tensors, metadata };
  } catch (cause) {
    throw badInput(
      `${name} was written by version ${metadata['version']} and does not open: ${(cause as Error).message}`,
    );
  }
}

/** A trained model as a file. */
export function writeModel(
  setup: Pick<TrainingSetup, 'model' | 'task'>,
  weights: Weights,
  facts: Facts = {},
): Uint8Array {
  checkWeights(allSpecs(setup), weights, 'what is to be written');
  return writeSafetensors({ tensors: weights, metadata: metadataOf(MODEL_FORMAT, setup, facts) });
}

export interface ReadModel {
  readonly model: Model;
  readonly task: Task;
  readonly weights: Weights;
  readonly facts: Facts;
}

/** @throws JanusError bad-input for a file that is cut off, foreign, or of a model that does not fit it */
export function readModel(bytes: Uint8Array, name: string): ReadModel {
  const { model, task, tensors, metadata } = open(bytes, name, MODEL_FORMAT);
  checkWeights(allSpecs({ model, task }), tensors, name);
  return { model, task, weights: tensors, facts: factsOf(metadata) };
}

/** Where a training stands, beside its numbers. */
interface Standing {
  readonly step: number;
  readonly epoch: number;
  readonly position: number;
  readonly lossSum: number;
  readonly best: { readonly epoch: number; readonly loss: number } | null;
  readonly history: readonly EpochReport[];
}
const PARTS = { now: 'weight/', best: 'best/', moment: 'moment/' } as const;

const under = (prefix: string, weights: Weights): Record<string, Weight> =>
  Object.fromEntries(Object.entries(weights).map(([name, weight]) => [prefix + name, weight]));
const within = (prefix: string, tensors: Weights): Record<string, Weight> =>
  Object.fromEntries(
    Object.entries(tensors)
      .filter(([name]) => name.startsWith(prefix))
      .map(([name, weight]) => [name.slice(prefix.length), weight]),
  );

/** Everything that `train` needs to go on to the bit, given the same samples and split. */
export function writeCheckpoint(setup: TrainingSetup, state: TrainingState, facts: Facts = {}): Uint8Array {
  const moments: Record<string, Weight> = {};
  for (const [name, list] of Object.entries(state.optimiser.moments))
    list.forEach((values, i) => (moments[`${i}/${name}`] = { shape: state.weights[name]!.shape, values }));
  const { epoch, position, lossSum, best, history } = state;
  const standing: Standing = {
    step: state.optimiser.step,
    epoch,
    position,
    lossSum,
    best: best && { epoch: best.epoch, loss: best.loss },
    history,
  };
  return writeSafetensors({
    tensors: {
      ...under(PARTS.now, state.weights),
      ...under(PARTS.best, best?.weights ?? {}),
      ...under(PARTS.moment, moments),
    },
    metadata: {
      ...metadataOf(CHECKPOINT_FORMAT, setup, facts),
      training: JSON.stringify(setup.config),
      standing: JSON.stringify(standing),
    },
  });
}

function momentsFrom(
  tensors: Weights,
  setup: TrainingSetup,
  weights: Weights,
  name: string,
): TrainingState['optimiser']['moments'] {
  const parts = within(PARTS.moment, tensors);
  const count = setup.config.optimiser === 'adamw' ? 2 : 1;
  const learned = allSpecs(setup).filter((s) => s.learned && !setup.task.frozen.includes(s.name));
  return Object.fromEntries(
    learned.map((spec) => {
      const list = Array.from({ length: count }, (_, i) => {
        const found = parts[`${i}/${spec.name}`];
        if (found?.values.length !== weights[spec.name]!.values.length)
          throw badInput(`${name} lacks moment ${i} of '${spec.name}': it is no checkpoint of this optimiser`);
        return found.values;
      });
      return [spec.name, list];
    }),
  );
}

/**
 * @param wanted what is to go on; where given, the file must be of the same model, task and options
 * @throws JanusError bad-input naming what differs, or what is cut off or missing; then nothing is loaded
 */
export function readCheckpoint(
  bytes: Uint8Array,
  name: string,
  wanted?: TrainingSetup,
): { readonly setup: TrainingSetup; readonly state: TrainingState; readonly facts: Facts } {
  const { model, task, tensors, metadata } = open(bytes, name, CHECKPOINT_FORMAT);
  const config = JSON.parse(metadata['training'] ?? '{}') as TrainingConfig;
  const setup = setUpTraining(model, task, config);
  if (wanted) refuseOther(setup, wanted, name);
  const standing = JSON.parse(metadata['standing'] ?? 'null') as Standing | null;
  if (!standing) throw badInput(`${name} does not say where its training stands: it is no whole checkpoint`);
  const weights = within(PARTS.now, tensors);
  checkWeights(allSpecs(setup), weights, name);
  const best = standing.best && { ...standing.best, weights: within(PARTS.best, tensors) };
  if (best) checkWeights(allSpecs(setup), best.weights, name);
  const { step, epoch, position, lossSum, history } = standing;
  const moments = momentsFrom(tensors, setup, weights, name);
  return {
    setup,
    state: { weights, optimiser: { step, moments }, epoch, position, lossSum, best, history: [...history] },
    facts: factsOf(metadata),
  };
}

function refuseOther(found: TrainingSetup, wanted: TrainingSetup, name: string): void {
  const parts = (s: TrainingSetup): Record<string, unknown> => ({
    model: s.model.kind,
    task: s.task.kind,
    ...prefixed('model', s.model.config),
    ...prefixed('task', s.task.config),
    ...prefixed('training', s.config),
  });
  const [have, want] = [parts(found), parts(wanted)];
  const different = [...new Set([...Object.keys(have), ...Object.keys(want)])].filter(
    (key) => JSON.stringify(have[key]) !== JSON.stringify(want[key]),
  );
  if (different.length > 0)
    throw badInput(
      `${name} is of another configuration: ${different.map((key) => `${key} is ${JSON.stringify(have[key])}, not ${JSON.stringify(want[key])}`).join('; ')}. Use the options it was begun with, or begin anew`,
    );
}
const prefixed = (prefix: string, of: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(of).map(([key, value]) => [`${prefix}.${key}`, value]));
