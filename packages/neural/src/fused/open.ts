/**
 * A trained model as one call of the fused kernel of @janus/kernels: the same numbers as the tensor layer within 1e-5,
 * many times sooner on one sample, without a backend and without an allocation. For what runs bar by bar; training and
 * many samples at once stay with the tensor layer.
 */
import { badInput, JanusError } from '@janus/domain';
import {
  openFusedLstm,
  openFusedVivit,
  type FusedGaf,
  type FusedModel,
  type FusedVideo,
  type InstantiateFused,
} from '@janus/kernels';
import type { DiffGafLstmConfig, DiffGafVivitConfig, VivitConfig } from '../models/config.ts';
import { channelsOf } from '../models/diff-gaf.ts';
import type { Model } from '../models/model.ts';
import { checkWeights } from '../models/weights.ts';
import type { ReadModel } from '../training/artefact.ts';

/** Kinds of models that are fused, and that are exported. */
export const FUSED_KINDS = ['diffgaf-vivit', 'vivit', 'diffgaf-lstm'] as const;

export interface Fused {
  readonly model: Model;
  /** Of the head; 0 where the task predicts nothing about a sample. */
  readonly outputs: number;
  /** [width], of the last sample; a view that the next one overwrites. */
  readonly embedding: Float32Array;
  /** [outputs], as `predict` gives them: logits of classes, or a value in deviations from its mean. Likewise a view. */
  readonly output: Float32Array;
  /**
   * One sample of the model's input, row by row → embedding, output.
   * @returns the embedding
   * @throws JanusError bad-input for another number of numbers, or one that is not finite; failed where the embedding
   * is not finite
   */
  embed(sample: ArrayLike<number>): Float32Array;
}

const gafOf = (
  config: DiffGafVivitConfig | DiffGafLstmConfig,
  drawn: boolean,
): { video: FusedVideo; gaf: FusedGaf | null } => {
  const { size, field } = config;
  const tubelet = 'tubelet' in config ? config.tubelet : 1;
  const video = { frames: config.frames, channels: channelsOf(config), rows: size, columns: size };
  return {
    video: { ...video, patch: config.patch, tubelet },
    gaf: drawn
      ? {
          features: config.features,
          select: config.select,
          window: config.window,
          stride: config.stride,
          field: field,
        }
      : null,
  };
};

/** @param drawn false: the input is the video that the model would have drawn */
export function kernelOf(
  instantiate: InstantiateFused,
  { model, weights }: Pick<ReadModel, 'model' | 'weights'>,
  outputs: number,
  drawn = true,
): FusedModel {
  switch (model.kind) {
    case 'vivit': {
      const config = model.config as unknown as VivitConfig;
      const { frames, channels, rows, columns, patch, tubelet } = config;
      const video = { frames, channels, rows, columns, patch, tubelet };
      return openFusedVivit(instantiate, { ...config, video, gaf: null, outputs }, weights);
    }
    case 'diffgaf-vivit': {
      const config = model.config as unknown as DiffGafVivitConfig;
      return openFusedVivit(instantiate, { ...config, ...gafOf(config, drawn), outputs }, weights);
    }
    case 'diffgaf-lstm': {
      const config = model.config as unknown as DiffGafLstmConfig;
      return openFusedLstm(instantiate, { ...config, ...gafOf(config, drawn), outputs }, weights);
    }
    case 'lstm':
    case 'mlp':
      throw badInput(`a model of kind '${model.kind}' is not fused; ${FUSED_KINDS.join(', ')} are`);
  }
}

/** Where in the input place `at` is, in words. */
function placeIn({ input, kind }: Model, at: number): string {
  if (kind === 'vivit') {
    const [, channels, rows, columns] = input as [number, number, number, number];
    const cell = at % (rows * columns);
    const frame = Math.floor(at / (rows * columns * channels));
    return `frame ${frame}, row ${Math.floor(cell / columns)}, column ${cell % columns}`;
  }
  const features = input[1]!;
  return `bar ${Math.floor(at / features)}, feature ${at % features}`;
}

/**
 * @param instantiate of `loadFusedKernelSync()` of @janus/kernels/node or `loadFusedKernel()` of @janus/kernels/browser
 * @param read of `readModel` or `loadModel`
 * @throws JanusError bad-input for a kind that is not fused, or weights that are not the model's; then nothing is held
 */
export function openFused(instantiate: InstantiateFused, read: ReadModel): Fused {
  const { model, task, weights } = read;
  checkWeights([...model.specs, ...task.specs], weights, 'the model');
  const kernel = kernelOf(instantiate, read, task.outputs);
  const { embedding, output, length } = kernel;
  const finite = (): boolean => {
    let sum = 0;
    for (let i = 0; i < embedding.length; i++) sum += embedding[i]! - embedding[i]!;
    return sum === 0;
  };
  return {
    model,
    outputs: task.outputs,
    embedding,
    output,
    embed(sample) {
      if (sample.length !== length)
        throw badInput(
          `a sample of this ${model.kind} is [${model.input.join(', ')}], ${length} numbers; ${sample.length} were given`,
        );
      const bad = kernel.run(sample);
      if (bad >= 0)
        throw badInput(
          `${placeIn(model, bad)} of the sample is ${sample[bad]}: repair the gap or leave the sample out`,
        );
      if (!finite())
        throw new JanusError('failed', 'the embedding is not finite: the sample holds numbers that are too large');
      return embedding;
    },
  };
}
