/**
 * What the nights have published: numbered, hashed, appended and never changed, neither by this code nor, by a trigger,
 * by any other. The day loads a version by its number.
 */
import { refused, type SchemaVersion } from '@janus/domain';
import { documentOf, numberOf, whole } from './border.ts';
import type { Client } from './database.ts';

export interface SchemaHead {
  readonly version: number;
  readonly hash: string;
  readonly parent: string | null;
  /** Epoch ms: no decision before it may use this version. */
  readonly knownAt: number;
  readonly sleepId: string;
}

export interface SchemaStore {
  /**
   * Appends the next version. The same version again changes nothing.
   * @returns false where it was there already
   * @throws JanusError refused where the number is taken by another content, or does not follow the newest
   */
  append(version: SchemaVersion): Promise<boolean>;
  get(version: number): Promise<SchemaVersion | null>;
  byHash(hash: string): Promise<SchemaVersion | null>;
  /** The newest of all, or the newest that was known at a moment. */
  newest(knownBy?: number): Promise<SchemaVersion | null>;
  /** Newest first, without their content. */
  list(): Promise<SchemaHead[]>;
}

const HEAD = { version: true, hash: true, parent: true, knownAt: true, sleepId: true } as const;
const contentOf = (row: { json: unknown } | null): SchemaVersion | null => (row ? (row.json as SchemaVersion) : null);

export function schemaStore(client: Client): SchemaStore {
  return {
    async append(schemas) {
      const { version, hash, parent, knownAt, sleepId } = schemas;
      const there = await client.schemaVersion.findFirst({ where: { OR: [{ version }, { hash }] }, select: HEAD });
      if (there) {
        if (there.version === version && there.hash === hash) return false;
        throw refused(
          `version ${version} of the schemas (${hash.slice(0, 12)}…) cannot be added: ` +
            `version ${there.version} is ${there.hash.slice(0, 12)}… and stays as it is`,
        );
      }
      const newest = await client.schemaVersion.findFirst({ orderBy: { version: 'desc' }, select: HEAD });
      const next = (newest?.version ?? 0) + 1;
      if (version !== next || parent !== (newest?.hash ?? null))
        throw refused(
          `version ${version} of the schemas does not follow the newest, which is ` +
            `${newest ? `${newest.version} (${newest.hash.slice(0, 12)}…)` : 'none'}: ` +
            'another night was published meanwhile. Sleep again from the newest',
        );
      await client.schemaVersion.create({
        data: { version, hash, parent, sleepId, knownAt: whole(knownAt, 'knownAt'), json: documentOf(schemas) },
      });
      return true;
    },
    get: async (version) => contentOf(await client.schemaVersion.findUnique({ where: { version } })),
    byHash: async (hash) => contentOf(await client.schemaVersion.findUnique({ where: { hash } })),
    newest: async (knownBy) =>
      contentOf(
        await client.schemaVersion.findFirst({
          where: knownBy === undefined ? {} : { knownAt: { lte: whole(knownBy, 'knownBy') } },
          orderBy: { version: 'desc' },
        }),
      ),
    async list() {
      const rows = await client.schemaVersion.findMany({ select: HEAD, orderBy: { version: 'desc' } });
      return rows.map((row) => ({ ...row, knownAt: numberOf(row.knownAt) }));
    },
  };
}
