/** What each head of a ViViT looks at, over many samples: the mean share that its class token gives to each token. */
import { disposeAll, read, tensor, tidy, type Tensor } from '../tensor/index.ts';
import type { Samples } from '../data/samples.ts';
import type { Model } from './model.ts';
import { upload, type Weights } from './weights.ts';

export interface LayerAttention {
  /** e.g. spatial.0, temporal.1 */
  readonly layer: string;
  /** Tokens that are looked at, the class token itself first; each row sums to 1. [heads][tokens] */
  readonly heads: readonly (readonly number[])[];
}

/**
 * Over the samples of these indices: in space a mean over frames too.
 * @returns none for a model without attention
 */
export async function meanAttention(
  model: Model,
  weights: Weights,
  samples: Samples,
  indices: Int32Array,
): Promise<LayerAttention[]> {
  const length = model.input.reduce((a, b) => a * b, 1);
  const sample = new Float32Array(length);
  const sums = new Map<string, { readonly rows: Float64Array[]; count: number }>();
  const w = upload(weights);
  try {
    for (const index of indices) {
      samples.fill(index, sample, 0);
      const seen = tidy(() => {
        const kept: Record<string, Tensor> = {};
        model.embed(w, tensor(sample, [1, ...model.input]), (name, value) => {
          if (name.includes('.')) kept[name] = value;
        });
        return kept;
      });
      try {
        for (const [name, value] of Object.entries(seen)) {
          const [groups, heads, tokens] = value.shape as [number, number, number];
          const shares = await read(value);
          const empty = () => Array.from({ length: heads }, () => new Float64Array(tokens));
          const sum = sums.get(name) ?? { rows: empty(), count: 0 };
          sums.set(name, sum);
          sum.count += groups;
          for (let g = 0; g < groups; g++)
            for (let h = 0; h < heads; h++)
              for (let k = 0; k < tokens; k++) sum.rows[h]![k]! += shares[(g * heads + h) * tokens * tokens + k]!;
        }
      } finally {
        disposeAll(seen);
      }
    }
  } finally {
    disposeAll(w);
  }
  return [...sums].map(([layer, { rows, count }]) => ({
    layer,
    heads: rows.map((row) => Array.from(row, (x) => x / count)),
  }));
}
