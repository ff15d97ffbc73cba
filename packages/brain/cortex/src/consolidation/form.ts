/**
 * Formation of schemas from the pool [Algorithm 3]: cluster what could not be recalled, and let each cluster found a
 * schema that has enough members like its middle and is not one that exists already. In the first night everything is in
 * the pool, so this is where all schemas come from.
 */
import type { Rng } from '@janus/numerics';
import { kMeans } from './k-means.ts';
import { normalise, predictionOf, cosine, type WorkingSchema } from './schema-set.ts';
import { statisticsOf } from './statistics.ts';
import type { Consolidation } from './state.ts';

/** Clusters to look for among m experiences: as configured, else ∛m, between 2 and what there is room for. */
export function clusterCount(m: number, configured: number, room: number): number {
  const wanted = configured > 0 ? configured : Math.max(2, Math.round(Math.cbrt(m)));
  return Math.min(wanted, room, m);
}

const dot = (a: Float64Array, b: Float64Array): number => a.reduce((sum, x, d) => sum + x * b[d]!, 0);
const isNew = (schemas: readonly WorkingSchema[], z: Float64Array, distinct: number): boolean =>
  schemas.every((s) => dot(s.centroid, z) < distinct);

/** Mean |r − prediction| of its own founders. */
function foundersError(state: Consolidation, founders: readonly number[], prediction: Float64Array): number {
  const { reward, action } = state.lived;
  return founders.reduce((sum, i) => sum + Math.abs(reward[i]! - prediction[action[i]!]!), 0) / founders.length;
}

/** Numbers of the clusters by size, the largest first, of equals the lower number. */
export const largestFirst = (size: Int32Array): number[] =>
  Array.from(size.keys()).sort((a, b) => size[b]! - size[a]! || a - b);

/** What a formation found: clusters tried, schemas founded, and the objective of the clustering round by round. */
export interface Formation {
  readonly clusters: number;
  readonly founded: readonly number[];
  readonly objective: readonly number[];
}

/**
 * Clusters the pool [E45, E64]; the largest clusters found first. Founders leave the pool. Nothing happens where fewer
 * than `minFound` experiences are in it, or there is no room.
 */
export function formSchemas(state: Consolidation, random: Rng): Formation {
  const { config, lived, pool, schemas } = state;
  const index = Int32Array.from(pool.members);
  const k = clusterCount(index.length, config.schemas, config.maxSchemas - schemas.length);
  if (index.length < config.minFound || k < 1) return { clusters: 0, founded: [], objective: [] };
  const points = { data: lived.embedding, dim: lived.dim, index };
  const found = kMeans(points, k, config.restarts, config.maxIterations, random);
  const founded: number[] = [];
  for (const c of largestFirst(found.size)) {
    const centroid = found.centroids.slice(c * lived.dim, (c + 1) * lived.dim);
    if (!normalise(centroid) || !isNew(schemas, centroid, config.distinct)) continue;
    const alike = (i: number): boolean => cosine(lived.embedding, i, centroid) >= config.recallThreshold;
    const founders = Array.from(index).filter((i, at) => found.cluster[at] === c && alike(i));
    if (founders.length < config.minFound) continue;
    const s = statisticsOf(lived, founders);
    const prediction = predictionOf(s.actionN, s.actionReward, s.meanReward);
    const error = foundersError(state, founders, prediction);
    schemas.push({ id: state.nextId, centroid, parent: null, prediction, error, passed: 0, blocked: 0 });
    founded.push(state.nextId++);
    for (const i of founders) pool.members.delete(i);
  }
  state.founded.push(...founded);
  return { clusters: k, founded, objective: found.objective };
}
