/** How well a moment fits a schema. Deterministic, and each feature's part can be read off. */
import type { SchemaTable } from './schemas.ts';

/**
 * match(x, S_k) = Σ_f w_f·1[x_f ∈ range_f] / Σ_f w_f over the features that are present [E43], in [0, 1]; 0 where
 * none of the schema's features is. `x` scaled features, NaN = absent; `k` the schema's row of the table.
 */
export function match(x: Float64Array, table: SchemaTable, k: number): number {
  let hit = 0;
  let total = 0;
  for (let f = 0; f < x.length; f++) {
    const value = x[f]!;
    if (Number.isNaN(value)) continue;
    const at = k * x.length + f;
    total += table.weight[at]!;
    if (value >= table.low[at]! && value <= table.high[at]!) hit += table.weight[at]!;
  }
  return total > 0 ? hit / total : 0;
}
