/**
 * What every model is: a pure function of its weights and its input, from a window of the market to an embedding. A
 * task puts a head on it. It holds no state and no tensors.
 */
import type { Tensor, Tensors } from '../tensor/index.ts';
import type { VivitShape } from './vivit.ts';
import type { WeightSpec } from './weights.ts';

export const MODEL_KINDS = ['diffgaf-vivit', 'diffgaf-lstm', 'vivit', 'lstm', 'mlp'] as const;
export type ModelKind = (typeof MODEL_KINDS)[number];

/**
 * Hears what a model shows of its inside: `<encoder>.<layer>` and attention weights [batch, heads, tokens, tokens];
 * `frames` and the Gramian fields. What it wants to keep it reads before it returns.
 */
export type Watch = (name: string, value: Tensor) => void;

/** Of a model that is a ViViT: what tasks on its patches and frames need. */
export interface Sight {
  readonly shape: VivitShape;
  /** What it sees: [batch, ...input] → [batch, frames, channels, rows, columns]. */
  readonly video: (weights: Tensors, x: Tensor) => Tensor;
}

export interface Model {
  readonly kind: ModelKind;
  readonly config: Readonly<Record<string, unknown>>;
  /** Of one sample: [bars, features] of a series, or [frames, channels, rows, columns] of a video. */
  readonly input: readonly number[];
  /** Width of the embedding. */
  readonly width: number;
  readonly specs: readonly WeightSpec[];
  readonly sight?: Sight;
  /** [batch, ...input] → [batch, width] */
  readonly embed: (weights: Tensors, x: Tensor, watch?: Watch) => Tensor;
}

/** The weight of that name; a name that is none is a fault of the program. */
export function at(weights: Tensors, name: string): Tensor {
  const found = weights[name];
  if (!found) throw new Error(`no weight is named ${name}`);
  return found;
}
