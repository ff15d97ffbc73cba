/** The cortex at night: what it is handed (embeddings, what was done and earned), its schemas, its pool, its log. */
import { badInput, type SchemaVersion } from '@janus/domain';
import type { ConsolidationConfig } from './config.ts';
import { initPool, type Pool } from './pool.ts';
import { openVersion, type Nearest, type WorkingSchema } from './schema-set.ts';

/** Columns of the night's experiences, n of each. */
export interface Lived {
  /** [n, dim], each of length 1 (or 0 for a moment that is average in everything). */
  readonly embedding: Float32Array;
  readonly dim: number;
  readonly action: ArrayLike<number>;
  /** Index into REGIMES, −1 none. */
  readonly regime: ArrayLike<number>;
  /** Fraction of equity. */
  readonly reward: Float64Array;
}

/** One line a recall that was tried. */
export interface RecallLog {
  count: number;
  readonly experience: Uint32Array;
  readonly schema: Int32Array;
  readonly similarity: Float32Array;
  /** θ that it had to reach, which the phase sets. */
  readonly threshold: Float32Array;
  /** 1 passed. */
  readonly passed: Uint8Array;
}

export interface Consolidation {
  readonly config: ConsolidationConfig;
  readonly lived: Lived;
  readonly parent: SchemaVersion | null;
  readonly schemas: WorkingSchema[];
  nextId: number;
  readonly pool: Pool;
  readonly log: RecallLog;
  /** Ids of the schemas founded tonight. */
  readonly founded: number[];
  /** Scratch. */
  readonly nearest: Nearest;
}

/**
 * `recalls`: how many recalls the log has room for; those beyond are not logged.
 * @throws JanusError bad-input where the version's centroids are of another length than the embeddings
 */
export function initConsolidation(
  config: ConsolidationConfig,
  lived: Lived,
  parent: SchemaVersion | null,
  recalls: number,
): Consolidation {
  for (const schema of parent?.schemas ?? [])
    if (schema.centroid.length !== lived.dim)
      throw badInput(
        `schema ${schema.id} has a centroid of ${schema.centroid.length} numbers, the embeddings have ${lived.dim}: ` +
          'use the encoder of the same version',
      );
  return {
    config,
    lived,
    parent,
    schemas: openVersion(parent),
    nextId: parent?.nextId ?? 0,
    pool: initPool(config.poolCapacity),
    log: {
      count: 0,
      experience: new Uint32Array(recalls),
      schema: new Int32Array(recalls),
      similarity: new Float32Array(recalls),
      threshold: new Float32Array(recalls),
      passed: new Uint8Array(recalls),
    },
    founded: [],
    nearest: { at: -1, similarity: Number.NEGATIVE_INFINITY },
  };
}
