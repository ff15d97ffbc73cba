/** Moments for the tests of consolidation. Not exported from the package and not used by it. */
import { parseConfig, type NightSchema, type SchemaVersion } from '@janus/domain';
import type { Rng } from '@janus/numerics';
import { consolidationFields, type ConsolidationConfig } from './config.ts';
import type { Lived } from './state.ts';

export const configOf = (input?: unknown): ConsolidationConfig =>
  parseConfig(consolidationFields, input, 'consolidation');

/** A vector of length 1 in the plane, `degrees` from the first axis. */
export const at = (degrees: number): [number, number] => [
  Math.cos((degrees * Math.PI) / 180),
  Math.sin((degrees * Math.PI) / 180),
];

export interface Moment {
  readonly h: readonly number[];
  readonly action?: number;
  readonly regime?: number;
  readonly reward?: number;
}

export function livedOf(moments: readonly Moment[]): Lived {
  return {
    embedding: Float32Array.from(moments.flatMap((m) => m.h)),
    dim: moments[0]!.h.length,
    action: Uint8Array.from(moments, (m) => m.action ?? 0),
    regime: Int8Array.from(moments, (m) => m.regime ?? -1),
    reward: Float64Array.from(moments, (m) => m.reward ?? 0),
  };
}

/** A vector of length 1 within about `spread` of axis `axis` of `dim`. */
export function near(axis: number, dim: number, spread: number, random: Rng): number[] {
  const h = Array.from({ length: dim }, (_, d) => (d === axis ? 1 : 0) + (spread / Math.sqrt(dim)) * random.normal());
  const length = Math.hypot(...h);
  return h.map((x) => x / length);
}

export function schemaOf(id: number, centroid: readonly number[], rest: Partial<NightSchema> = {}): NightSchema {
  return {
    id,
    centroid,
    n: 10,
    meanReward: 0,
    sigma: 1,
    actionN: [10, 0, 0],
    actionReward: [0, 0, 0],
    regimeN: [0, 0, 0, 0, 0, 0, 0],
    regime: -1,
    drift: 0,
    ...rest,
  };
}

export function versionOf(schemas: readonly NightSchema[], rest: Partial<SchemaVersion> = {}): SchemaVersion {
  const cells = schemas[0]?.centroid.length ?? 2;
  return {
    version: 1,
    hash: 'aa',
    parent: null,
    knownAt: 1000,
    sleepId: 'night',
    seed: 1,
    encoder: { seed: 1, cells, activeShare: 0.1, mean: [], scale: [] },
    usualReward: 1,
    threshold: 0.5,
    schemas,
    nextId: 1 + Math.max(-1, ...schemas.map((s) => s.id)),
    ...rest,
  };
}
