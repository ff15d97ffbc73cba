/**
 * A trained model taken apart for a pipeline that draws its frames itself: how they are drawn, and what encodes them. The
 * two together give the numbers of the one fused call; between them the frames can be looked at.
 */
import { badInput, JanusError } from '@janus/domain';
import type { FrozenMap, InstantiateFused } from '@janus/kernels';
import type { DiffGafLstmConfig, DiffGafVivitConfig } from '../models/config.ts';
import { checkWeights, type Weights } from '../models/weights.ts';
import type { ReadModel } from '../training/artefact.ts';
import { kernelOf } from './open.ts';

/** Kinds that draw frames and are fused. */
const DRAWING_KINDS = ['diffgaf-vivit', 'diffgaf-lstm'] as const;

export interface FusedEncoder {
  readonly drawing: Pick<
    DiffGafVivitConfig,
    'features' | 'select' | 'window' | 'size' | 'stride' | 'frames' | 'field'
  > & {
    /** [E2] of each feature that is drawn, as learned. */
    readonly maps: readonly FrozenMap[];
  };
  readonly encoder: {
    readonly kind: (typeof DRAWING_KINDS)[number];
    /** Numbers of a video [frames, channels, size, size], and of an embedding. */
    readonly length: number;
    readonly width: number;
    readonly bytes: number;
    /** @returns a view that the next call overwrites @throws JanusError bad-input, failed */
    embed(video: Float32Array): Float32Array;
  };
}

/** γ(x − μ)/σ + β with μ, σ fitted and γ, β learned; the weights keep 1/σ. */
const mapsOf = (weights: Weights, select: readonly number[]): FrozenMap[] =>
  select.map((f, k) => ({
    mu: weights['input.mean']!.values[f]!,
    sigma: 1 / weights['input.scale']!.values[f]!,
    gamma: weights['gaf.gamma']!.values[k]!,
    beta: weights['gaf.beta']!.values[k]!,
  }));

/**
 * @param instantiate as of `openFused`
 * @throws JanusError bad-input for a kind that draws no frames, or weights that are not the model's
 */
export function openFusedEncoder(
  instantiate: InstantiateFused,
  { model, task, weights }: Pick<ReadModel, 'model' | 'task' | 'weights'>,
): FusedEncoder {
  const kind = DRAWING_KINDS.find((known) => known === model.kind);
  if (!kind) throw badInput(`a model of kind '${model.kind}' draws no frames; ${DRAWING_KINDS.join(' and ')} do`);
  checkWeights([...model.specs, ...task.specs], weights, 'the model');
  const { features, select, window, size, stride, frames, field } = model.config as unknown as
    DiffGafVivitConfig | DiffGafLstmConfig;
  const kernel = kernelOf(instantiate, { model, weights }, 0, false);
  return {
    drawing: { features, select, window, size, stride, frames, field, maps: mapsOf(weights, select) },
    encoder: {
      kind,
      length: kernel.length,
      width: model.width,
      bytes: kernel.bytes,
      embed(video) {
        const { embedding } = kernel;
        const bad = kernel.run(video);
        if (bad >= 0) throw badInput(`cell ${bad} of the video is ${video[bad]}: leave the window out`);
        let sum = 0;
        for (let i = 0; i < embedding.length; i++) sum += embedding[i]! - embedding[i]!;
        if (sum !== 0)
          throw new JanusError('failed', 'the embedding is not finite: the window holds too large numbers');
        return embedding;
      },
    },
  };
}
