/** Memory on a plane, one map a night. */
import { badInput } from '@janus/domain';
import { bytesOf, documentOf, elements, numberOf, whole } from './border.ts';
import type { Client } from './database.ts';

export interface StoredMap {
  readonly sleepId: string;
  readonly seed: number;
  /** How many points. */
  readonly n: number;
  /** [n, 2] */
  readonly points: Float32Array;
  /** [n] */
  readonly labels: Uint8Array;
  readonly quality: unknown;
  /** Epoch ms. */
  readonly createdAt: number;
}

export interface MapStore {
  /** The map of a night; another one for the same night takes its place. */
  put(map: StoredMap): Promise<void>;
  get(sleepId: string): Promise<StoredMap | null>;
}

export function mapStore(client: Client): MapStore {
  return {
    async put(map) {
      const { sleepId, n } = map;
      if (map.points.length !== 2 * n || map.labels.length !== n)
        throw badInput(`a map of ${n} points has ${map.points.length} coordinates and ${map.labels.length} labels`);
      const row = {
        seed: whole(map.seed, 'seed'),
        n,
        points: bytesOf(map.points),
        labels: bytesOf(map.labels),
        quality: documentOf(map.quality),
        createdAt: whole(map.createdAt, 'createdAt'),
      };
      await client.memoryMap.upsert({ where: { sleepId }, create: { sleepId, ...row }, update: row });
    },
    async get(sleepId) {
      const row = await client.memoryMap.findUnique({ where: { sleepId } });
      if (!row) return null;
      return {
        ...row,
        seed: numberOf(row.seed),
        points: elements(row.points, Float32Array),
        labels: elements(row.labels, Uint8Array),
        createdAt: numberOf(row.createdAt),
      };
    },
  };
}
