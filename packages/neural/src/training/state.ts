/**
 * A training run: what is trained, and where it stands. The state is plain numbers in host memory; with the options
 * and the data it determines every step that follows.
 */
import { badInput, parseConfig } from '@janus/domain';
import type { Samples } from '../data/samples.ts';
import type { Split } from '../data/split.ts';
import { fitStatistics, type Normaliser } from '../data/statistics.ts';
import type { Model } from '../models/model.ts';
import { withStatistics } from '../models/standardise.ts';
import { initWeights, type Weights, type WeightSpec } from '../models/weights.ts';
import type { Measures, Task } from '../tasks/task.ts';
import { optimiserOf, trainingFields, type TrainingConfig } from './config.ts';
import { initOptimiser, type OptimiserState } from './optimiser.ts';

export interface TrainingSetup {
  readonly model: Model;
  readonly task: Task;
  readonly config: TrainingConfig;
}
export interface EpochReport {
  /** 1 the first. */
  readonly epoch: number;
  /** Mean loss of its steps. */
  readonly loss: number;
  readonly validation: number;
  readonly measures: Measures;
  /** True where it is the best so far. */
  readonly best: boolean;
}
export interface TrainingState {
  readonly weights: Weights;
  readonly optimiser: OptimiserState;
  /** Whole epochs done. */
  epoch: number;
  /** Batches done of the epoch that is under way. */
  position: number;
  /** Sum of the losses of those. */
  lossSum: number;
  best: { readonly epoch: number; readonly loss: number; readonly weights: Weights } | null;
  readonly history: EpochReport[];
}

/** Every weight of model and head. */
export const allSpecs = ({ model, task }: Pick<TrainingSetup, 'model' | 'task'>): readonly WeightSpec[] => [
  ...model.specs,
  ...task.specs,
];
/** Those that training moves. */
export const learnedSpecs = (setup: TrainingSetup): readonly WeightSpec[] =>
  allSpecs(setup).filter(({ name, learned }) => learned && !setup.task.frozen.includes(name));

/** @throws ConfigError with all faults of the options */
export function setUpTraining(model: Model, task: Task, options: unknown = {}): TrainingSetup {
  return { model, task, config: parseConfig(trainingFields, options, 'training') };
}

const alike = (a: readonly number[], b: readonly number[]): boolean =>
  a.length === b.length && a.every((n, i) => n === b[i]);

/** @throws JanusError bad-input where the samples are not what model and task need */
export function checkSamples({ model, task }: TrainingSetup, samples: Samples): void {
  const [, wanted] = model.input;
  if (model.input.length === 2 && samples.input.length === 2 && samples.input[1] !== wanted)
    throw badInput(
      `the samples have ${samples.input[1]} features (${samples.features.join(', ')}), the model ${wanted}: name as many, or open the model with them`,
    );
  if (!alike(samples.input, model.input))
    throw badInput(`samples of shape [${samples.input.join(', ')}] for a model of [${model.input.join(', ')}]`);
  const { needs, outputs } = task;
  if (needs === 'classes' && samples.classes?.names.length !== outputs)
    throw badInput(`${task.kind} has ${outputs} classes, the samples ${samples.classes?.names.length ?? 'none'}`);
  if (needs === 'values' && !samples.values) throw badInput(`${task.kind} needs a value a sample, and there is none`);
  if (needs === 'next' && !samples.fillNext)
    throw badInput(`${task.kind} needs the frame after each sample: make the samples with the model's stride`);
}

/**
 * The beginning: weights drawn from the seed, statistics fitted on the training block alone.
 * @param from weights of an earlier training to begin with, by name; the others are drawn
 * @throws JanusError bad-input where samples do not fit, or a feature never changes in the training block
 */
export function initTraining(
  setup: TrainingSetup,
  samples: Samples,
  split: Pick<Split, 'train'>,
  how: { readonly normaliser?: Normaliser; readonly from?: Weights } = {},
): TrainingState {
  checkSamples(setup, samples);
  const { model, task, config } = setup;
  const drawn = initWeights(allSpecs(setup), config.seed);
  const begun: Record<string, Weights[string]> = { ...drawn };
  for (const [name, { shape, values }] of Object.entries(how.from ?? {})) {
    if (!(name in drawn)) continue;
    if (!alike(drawn[name]!.shape, shape))
      throw badInput(
        `weight '${name}' to begin with has shape [${shape.join(', ')}], not [${drawn[name]!.shape.join(', ')}]`,
      );
    begun[name] = { shape, values: values.slice() };
  }
  const standard =
    'input.mean' in begun ? withStatistics(begun, fitStatistics(samples, split.train, how.normaliser)) : begun;
  const weights = task.fit(standard, samples, split.train);
  return {
    weights,
    optimiser: initOptimiser(optimiserOf(config), learnedSpecs({ model, task, config }), weights),
    epoch: 0,
    position: 0,
    lossSum: 0,
    best: null,
    history: [],
  };
}
