/**
 * How well a moment fits a schema. Deterministic, and each feature's part can be read off. The same formula twice: as
 * it is written, and over the features that weigh in a schema alone, which is what the day asks of every bar.
 */
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

/** The rows of a table that weigh something: those of schema k lie in slots from[k] … from[k + 1] − 1. */
export interface SchemaRows {
  readonly from: Int32Array;
  readonly feature: Int32Array;
  readonly low: Float64Array;
  readonly high: Float64Array;
  readonly weight: Float64Array;
}

export function schemaRows(table: SchemaTable, schemas: number): SchemaRows {
  const width = table.weight.length / schemas;
  const slots = Array.from(table.weight.keys()).filter((at) => table.weight[at] !== 0);
  const pick = (column: Float64Array): Float64Array => Float64Array.from(slots, (at) => column[at]!);
  return {
    from: Int32Array.from({ length: schemas + 1 }, (_, k) => slots.filter((at) => at < k * width).length),
    feature: Int32Array.from(slots, (at) => at % width),
    low: pick(table.low),
    high: pick(table.high),
    weight: pick(table.weight),
  };
}

/** `match` of every schema into `out`: the same sums in the same order, without the rows that add 0. */
export function matchAll(x: Float64Array, rows: SchemaRows, out: Float64Array): void {
  const { from, feature, low, high, weight } = rows;
  let i = 0;
  for (let k = 0; k < out.length; k++) {
    const end = from[k + 1]!;
    let hit = 0;
    let total = 0;
    for (; i < end; i++) {
      const value = x[feature[i]!]!;
      if (Number.isNaN(value)) continue;
      total += weight[i]!;
      if (value >= low[i]! && value <= high[i]!) hit += weight[i]!;
    }
    out[k] = total > 0 ? hit / total : 0;
  }
}
