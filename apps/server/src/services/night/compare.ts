/** A version of the schemas beside another: what moved, what is new, what is gone. Ids are stable between versions. */
import type { NightSchema, SchemaVersion } from '@janus/domain';
import type { SchemaRow, VersionView } from './api.ts';

/** 1 − cosine of two centroids of length 1, within [0, 2]. */
function apart(a: readonly number[], b: readonly number[]): number {
  let sum = 0;
  for (let d = 0; d < a.length; d++) sum += a[d]! * b[d]!;
  return Math.min(2, Math.max(0, 1 - sum));
}

function rowOf({ centroid, ...schema }: NightSchema, there: NightSchema | undefined, against: boolean): SchemaRow {
  const alike = there && there.centroid.length === centroid.length;
  return {
    ...schema,
    isNew: against && there === undefined,
    moved: alike ? apart(centroid, there.centroid) : null,
    nBefore: there?.n ?? null,
  };
}

/** `other`: the version compared with, null for none. */
export function compareVersions(own: SchemaVersion, other: SchemaVersion | null): VersionView {
  const { version, hash, parent, knownAt, sleepId, usualReward, threshold } = own;
  const there = new Map((other?.schemas ?? []).map((schema) => [schema.id, schema]));
  const here = new Set(own.schemas.map((schema) => schema.id));
  return {
    version,
    hash,
    parent,
    knownAt,
    sleepId,
    usualReward,
    threshold,
    schemas: own.schemas.map((schema) => rowOf(schema, there.get(schema.id), other !== null)),
    retired: (other?.schemas ?? []).filter(({ id }) => !here.has(id)).map((schema) => rowOf(schema, undefined, false)),
    against: other?.version ?? null,
  };
}
