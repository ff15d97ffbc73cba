/** What an analyst has chosen: layouts, the theme, the pinned baseline. A document by its key. */
import { documentOf, numberOf, whole } from './border.ts';
import type { Client } from './database.ts';

export interface Preference {
  readonly key: string;
  readonly value: unknown;
  /** Epoch ms. */
  readonly updatedAt: number;
}

export interface PreferenceStore {
  get(key: string): Promise<Preference | null>;
  set(key: string, value: unknown, now: number): Promise<void>;
  /** @returns false where there was none */
  delete(key: string): Promise<boolean>;
  /** Those whose key begins so, by key. */
  list(prefix?: string): Promise<Preference[]>;
}

const read = ({ key, json, updatedAt }: { key: string; json: unknown; updatedAt: bigint }): Preference => {
  return { key, value: json, updatedAt: numberOf(updatedAt) };
};

export function preferenceStore(client: Client): PreferenceStore {
  return {
    async get(key) {
      const row = await client.preference.findUnique({ where: { key } });
      return row && read(row);
    },
    async set(key, value, now) {
      const row = { json: documentOf(value), updatedAt: whole(now, 'now') };
      await client.preference.upsert({ where: { key }, create: { key, ...row }, update: row });
    },
    delete: async (key) => (await client.preference.deleteMany({ where: { key } })).count === 1,
    async list(prefix = '') {
      const rows = await client.preference.findMany({
        where: { key: { startsWith: prefix } },
        orderBy: { key: 'asc' },
      });
      return rows.map(read);
    },
  };
}
