/** The schemas that a night works on: a few growing columns, opened from the version before and read out at daybreak. */
import { ACTIONS, type NightSchema, type SchemaVersion } from '@janus/domain';

/** Mean |x − mean| of a normal distribution in standard deviations: √(2/π). */
const MEAN_ABSOLUTE = Math.sqrt(2 / Math.PI);

export interface WorkingSchema {
  readonly id: number;
  /** z_k, of length 1. */
  readonly centroid: Float64Array;
  /** As it came to this night; null where it was founded in it. */
  readonly parent: NightSchema | null;
  /** What it says an action earns, fraction of equity [actions]. */
  readonly prediction: Float64Array;
  /** Running mean of |reward − prediction|: what "as well as before" is measured by. */
  error: number;
  passed: number;
  blocked: number;
}

/** Prediction by action: the mean of the action's own members, of all where it has none. */
export const predictionOf = (actionN: readonly number[], actionReward: readonly number[], mean: number): Float64Array =>
  Float64Array.from(ACTIONS, (_, a) => (actionN[a]! > 0 ? actionReward[a]! : mean));

export const openSchema = (schema: NightSchema): WorkingSchema => ({
  id: schema.id,
  centroid: Float64Array.from(schema.centroid),
  parent: schema,
  prediction: predictionOf(schema.actionN, schema.actionReward, schema.meanReward),
  error: schema.sigma * MEAN_ABSOLUTE,
  passed: 0,
  blocked: 0,
});

export const openVersion = (version: SchemaVersion | null): WorkingSchema[] => version?.schemas.map(openSchema) ?? [];

/** Brings a vector to length 1 in place; false where it has none. */
export function normalise(z: Float64Array): boolean {
  let square = 0;
  for (const x of z) square += x * x;
  if (!(square > 0)) return false;
  const scale = 1 / Math.sqrt(square);
  for (let d = 0; d < z.length; d++) z[d] = z[d]! * scale;
  return true;
}

/** h·z of row i of `embedding` [n, dim]; their cosine, since both have length 1. */
export function cosine(embedding: Float32Array, i: number, z: Float64Array): number {
  const from = i * z.length;
  let sum = 0;
  for (let d = 0; d < z.length; d++) sum += embedding[from + d]! * z[d]!;
  return sum;
}

/** Where the nearest schema is found: reused from call to call. */
export interface Nearest {
  /** Place in the list, −1 where it is empty. */
  at: number;
  similarity: number;
}

/** k* = argmax_k cosine(h, z_k) [E49], of equals the first. */
export function nearestSchema(
  schemas: readonly WorkingSchema[],
  embedding: Float32Array,
  i: number,
  out: Nearest,
): void {
  out.at = -1;
  out.similarity = Number.NEGATIVE_INFINITY;
  for (let k = 0; k < schemas.length; k++) {
    const similarity = cosine(embedding, i, schemas[k]!.centroid);
    if (similarity > out.similarity) {
      out.similarity = similarity;
      out.at = k;
    }
  }
}
