/** The recall gate by schema: who came, who passed. Pure. */
import type { Recalls } from './columns.ts';

export interface GateRow {
  /** Id of the schema. */
  readonly id: number;
  /** Places in the recall log. */
  readonly at: Int32Array;
  readonly passed: number;
  readonly median: number;
}

/** Busiest first. */
export function gateRows(recalls: Recalls): readonly GateRow[] {
  const by = new Map<number, number[]>();
  recalls.schema.forEach((id, k) => {
    const list = by.get(id);
    if (list) list.push(k);
    else by.set(id, [k]);
  });
  const rows = [...by].map(([id, list]): GateRow => {
    const sorted = list.map((k) => recalls.similarity[k]!).sort((a, b) => a - b);
    return {
      id,
      at: Int32Array.from(list),
      passed: list.reduce((sum, k) => sum + recalls.passed[k]!, 0),
      median: sorted[sorted.length >> 1] ?? Number.NaN,
    };
  });
  return rows.sort((a, b) => b.at.length - a.at.length || a.id - b.id);
}

/** P(next schema | schema) over memories in their order, rows and columns as `ids`; memories without one are left out. */
export function transitionsOf(schema: Float64Array, ids: readonly number[]): Float64Array {
  const k = ids.length;
  const place = new Map(ids.map((id, i) => [id, i]));
  const out = new Float64Array(k * k);
  let before: number | undefined;
  for (const id of schema) {
    const now = place.get(id);
    if (now === undefined) continue;
    if (before !== undefined) out[before * k + now]! += 1;
    before = now;
  }
  for (let i = 0; i < k; i++) {
    let sum = 0;
    for (let j = 0; j < k; j++) sum += out[i * k + j]!;
    if (sum > 0) for (let j = 0; j < k; j++) out[i * k + j]! /= sum;
  }
  return out;
}
