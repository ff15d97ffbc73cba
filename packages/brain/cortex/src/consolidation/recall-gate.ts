/**
 * The gate between a replayed experience and the schemas. Recall succeeds when the experience is like a schema AND the
 * schema foretold its reward at least as well as it usually does; only then does the schema move. What fails goes to the
 * pool, or nothing new would ever be learned.
 */
import { normalise, nearestSchema, type Nearest, type WorkingSchema } from './schema-set.ts';
import { addToPool } from './pool.ts';
import type { Consolidation, RecallLog } from './state.ts';

/** 1[recall_success] [E46]: like enough, and an error that is not above the running one. */
export const recalls = (similarity: number, threshold: number, error: number, runningError: number): boolean =>
  similarity >= threshold && error <= runningError;

/** z ← z + η·(h − z) [E46], brought back to length 1. `h` is row i of `embedding`. */
export function drawTowards(z: Float64Array, embedding: Float32Array, i: number, rate: number): void {
  const from = i * z.length;
  for (let d = 0; d < z.length; d++) z[d] = z[d]! + rate * (embedding[from + d]! - z[d]!);
  normalise(z);
}

function write(
  log: RecallLog,
  experience: number,
  schema: number,
  nearest: Nearest,
  threshold: number,
  passed: boolean,
) {
  if (log.count >= log.experience.length) return;
  log.experience[log.count] = experience;
  log.schema[log.count] = schema;
  log.similarity[log.count] = nearest.similarity;
  log.threshold[log.count] = threshold;
  log.passed[log.count] = passed ? 1 : 0;
  log.count++;
}

/** |r − r̂| of experience i under a schema. */
const errorOf = (state: Consolidation, schema: WorkingSchema, i: number): number =>
  Math.abs(state.lived.reward[i]! - schema.prediction[state.lived.action[i]!]!);

/**
 * One replayed experience at the gate. A schema that is like it counts it, and its running error learns from it, whether
 * it passes or not. True where it passed.
 */
export function recallOne(state: Consolidation, i: number, threshold: number): boolean {
  const { config, lived, nearest, schemas, pool } = state;
  nearestSchema(schemas, lived.embedding, i, nearest);
  if (nearest.at < 0) {
    addToPool(pool, i);
    return false;
  }
  const schema = schemas[nearest.at]!;
  const { similarity } = nearest;
  const error = errorOf(state, schema, i);
  const passed = recalls(similarity, threshold, error, schema.error);
  write(state.log, i, schema.id, nearest, threshold, passed);
  if (passed) {
    schema.passed++;
    drawTowards(schema.centroid, lived.embedding, i, config.recallRate);
    pool.members.delete(i);
  } else {
    schema.blocked++;
    addToPool(pool, i);
  }
  if (similarity >= threshold) schema.error += (2 / (config.errorSpan + 1)) * (error - schema.error);
  return passed;
}
