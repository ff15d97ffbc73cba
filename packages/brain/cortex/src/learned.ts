/**
 * The schemas of a night as the day uses them: which one a moment is most like, and what acting in it was worth. Opened
 * once a version; a match allocates nothing. A prior, as the seven schemas of the regimes are, never a veto.
 */
import { ACTIONS, badInput, HOLD, type SchemaVersion } from '@janus/domain';
import { clamp } from '@janus/numerics';
import type { CortexConfig } from './config.ts';

export interface LearnedSchemas {
  readonly version: number;
  readonly hash: string;
  readonly count: number;
  readonly dim: number;
  /** Cosine below which a moment belongs to none. */
  readonly threshold: number;
  readonly ids: Int32Array;
  /** Most frequent regime of each, −1 unknown. */
  readonly regimes: Int8Array;
  /** z_k [count, dim], of length 1. */
  readonly centroids: Float64Array;
  /** Value of each action [count, actions], in units of the usual reward. */
  readonly values: Float64Array;
}

export interface LearnedMatch {
  /** Place in the lists of LearnedSchemas, −1 where the moment is like none of them. */
  at: number;
  /** Its id, −1 none. */
  schema: number;
  /** Cosine with the nearest, [−1, 1]; 0 where there are no schemas. */
  similarity: number;
  /** By action, in units of the usual reward; 0 for HOLD, and for all where it is like none. */
  readonly value: Float64Array;
}
export const newLearnedMatch = (): LearnedMatch => ({
  at: -1,
  schema: -1,
  similarity: 0,
  value: new Float64Array(ACTIONS.length),
});

/** n·r̄/((n + doubt)·usual) within ±limit: the mean reward drawn towards 0 as if `doubt` more had earned nothing. */
export const doubtedValue = (n: number, mean: number, doubt: number, usual: number, limit: number): number =>
  n > 0 && usual > 0 ? clamp((n * mean) / ((n + doubt) * usual), -limit, limit) : 0;

/**
 * `config`: the cortex's, for `doubt` and `valueLimit`.
 * @throws JanusError bad-input for centroids that are not as long as the encoder's code
 */
export function openSchemas(
  version: SchemaVersion,
  config: Pick<CortexConfig, 'doubt' | 'valueLimit'>,
): LearnedSchemas {
  const { schemas, encoder, usualReward } = version;
  const dim = encoder.cells;
  const wrong = schemas.find((s) => s.centroid.length !== dim);
  if (wrong)
    throw badInput(
      `schema ${wrong.id} of version ${version.version} has ${wrong.centroid.length} numbers where the encoder has ` +
        `${dim} cells: the version is damaged. Sleep again`,
    );
  const values = new Float64Array(schemas.length * ACTIONS.length);
  schemas.forEach((s, k) => {
    for (let a = 0; a < ACTIONS.length; a++)
      if (a !== HOLD)
        values[k * ACTIONS.length + a] = doubtedValue(
          s.actionN[a]!,
          s.actionReward[a]!,
          config.doubt,
          usualReward,
          config.valueLimit,
        );
  });
  return {
    version: version.version,
    hash: version.hash,
    count: schemas.length,
    dim,
    threshold: version.threshold,
    ids: Int32Array.from(schemas, (s) => s.id),
    regimes: Int8Array.from(schemas, (s) => s.regime),
    centroids: Float64Array.from(schemas.flatMap((s) => s.centroid)),
    values,
  };
}

/** No place in the lists. */
const NONE = -1;

/**
 * N = argmax_k cosine(h, z_k) [E49], of equals the first. `embedding` [dim], of length 1, from the encoder of the same
 * version. Below the threshold the similarity is told, but no schema and no value.
 */
export function matchLearned(learned: LearnedSchemas, embedding: Float32Array, out: LearnedMatch): void {
  const { centroids, count, dim } = learned;
  let best = NONE;
  let most = Number.NEGATIVE_INFINITY;
  for (let k = 0; k < count; k++) {
    let cosine = 0;
    for (let d = 0; d < dim; d++) cosine += embedding[d]! * centroids[k * dim + d]!;
    if (cosine > most) {
      most = cosine;
      best = k;
    }
  }
  const known = best >= 0 && most >= learned.threshold;
  out.at = known ? best : NONE;
  out.schema = known ? learned.ids[best]! : -1;
  out.similarity = best >= 0 ? most : 0;
  for (let a = 0; a < out.value.length; a++) out.value[a] = known ? learned.values[best * ACTIONS.length + a]! : 0;
}
