/**
 * The door of every model of series: z = (x − μ)/σ a feature, μ and σ fitted on the past block that the model was
 * trained on and stored with it, so that an artefact needs nothing beside it: `input.mean` = μ and `input.scale` =
 * 1/σ, [D].
 */
import { badInput } from '@janus/domain';
import { mul, sub, type Tensor, type Tensors } from '../tensor/index.ts';
import { at } from './model.ts';
import { statistic, type Weights, type WeightSpec } from './weights.ts';

export const standardiseSpecs = (features: number): WeightSpec[] => [
  statistic('input.mean', [features], 0),
  statistic('input.scale', [features], 1),
];

/** [E2] (x − μ)/σ, x [batch, bars, D] → the same shape. */
export const standardised = (w: Tensors, x: Tensor): Tensor => mul(sub(x, at(w, 'input.mean')), at(w, 'input.scale'));

export interface Statistics {
  readonly mean: Float64Array;
  /** > 0 */
  readonly deviation: Float64Array;
}

/** The weights with these statistics in them. @throws JanusError bad-input for another number of features */
export function withStatistics(weights: Weights, { mean, deviation }: Statistics): Weights {
  const wanted = weights['input.mean']?.values.length;
  if (wanted !== mean.length)
    throw badInput(`statistics of ${mean.length} features for a model of ${wanted ?? 'no'} features`);
  const put = (values: Float64Array) => ({ shape: [values.length], values: Float32Array.from(values) });
  return { ...weights, 'input.mean': put(mean), 'input.scale': put(deviation.map((x) => 1 / x)) };
}
