/**
 * Daybreak: every experience is given to the schema that recalls it, the schemas are described by their members, those
 * without any are retired, and the list is read out.
 */
import type { NightSchema } from '@janus/domain';
import { nearestSchema } from './schema-set.ts';
import { joined, statisticsOf } from './statistics.ts';
import type { Consolidation } from './state.ts';

export interface Settled {
  readonly schemas: readonly NightSchema[];
  /** Id of the schema of each experience, −1 none [n]. */
  readonly schemaOf: Int32Array;
  /** Cosine with the nearest schema [n]; −1 where there is none. */
  readonly similarity: Float32Array;
  /** Ids of the schemas that the parent had and this version has not. */
  readonly retired: readonly number[];
}

/** 1 − cosine of two centroids of length 1, within [0, 2]. */
export function driftOf(z: Float64Array, before: readonly number[]): number {
  let sum = 0;
  for (let d = 0; d < z.length; d++) sum += z[d]! * before[d]!;
  return Math.min(2, Math.max(0, 1 - sum));
}

/**
 * `sequel`: true where tonight's experiences all began after what the parent knew: they are added to what it counted.
 * False where they overlap: the rows are then the whole memory, and counting both would count some twice.
 */
export function settle(state: Consolidation, sequel: boolean): Settled {
  const { config, lived, schemas, nearest } = state;
  const n = lived.reward.length;
  const schemaOf = new Int32Array(n).fill(-1);
  const similarity = new Float32Array(n).fill(-1);
  const members = schemas.map((): number[] => []);
  for (let i = 0; i < n; i++) {
    nearestSchema(schemas, lived.embedding, i, nearest);
    if (nearest.at < 0) continue;
    similarity[i] = nearest.similarity;
    if (nearest.similarity < config.recallThreshold) continue;
    members[nearest.at]!.push(i);
    schemaOf[i] = schemas[nearest.at]!.id;
  }
  const kept: NightSchema[] = [];
  const retired: number[] = [];
  schemas.forEach(({ id, centroid, parent }, k) => {
    const tonight = statisticsOf(lived, members[k]!);
    const all = sequel && parent ? joined(parent, tonight) : tonight;
    if (all.n === 0) {
      if (parent) retired.push(id);
      return;
    }
    const drift = parent ? driftOf(centroid, parent.centroid) : 0;
    kept.push({ id, centroid: Array.from(centroid), ...all, drift });
  });
  return { schemas: kept, schemaOf, similarity, retired };
}
