/**
 * Applies the committed migrations (prisma/migrations/<name>/migration.sql) in order, each in a transaction with its
 * record. A database whose record does not fit the files is refused rather than guessed at.
 */
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { refused } from '@janus/domain';
import { REPOSITORY } from '../../settings.ts';

export const MIGRATIONS = path.join(REPOSITORY, 'prisma', 'migrations');
const TABLE = '_janus_migration';

/** One session of a database, for what Prisma has no words for: scripts of several statements. */
export interface Session {
  script(sql: string): Promise<void>;
  rows<T>(sql: string, values?: readonly unknown[]): Promise<readonly T[]>;
}
/** Runs the work in one transaction of one session. */
export type Transact = <T>(work: (session: Session) => Promise<T>) => Promise<T>;

export interface Migration {
  readonly name: string;
  /** sha256 of the file, hexadecimal. */
  readonly checksum: string;
  readonly sql: string;
}

export function readMigrations(folder: string = MIGRATIONS): Migration[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => {
      const sql = readFileSync(path.join(folder, name, 'migration.sql'), 'utf8');
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

interface Recorded {
  readonly name: string;
  readonly checksum: string;
}

function assertFits(recorded: readonly Recorded[], known: readonly Migration[]): void {
  for (const { name, checksum } of recorded) {
    const file = known.find((migration) => migration.name === name);
    if (!file)
      throw refused(
        `the database has been through the migration ${name}, which this version of JANUS does not know: ` +
          'it was used by a newer one. Start that version, or set JANUS_DATA (DATABASE_URL) to another database',
      );
    if (file.checksum !== checksum)
      throw refused(
        `the migration ${name} is not the one that this database has been through (sha256 ${checksum.slice(0, 12)}… ` +
          `there, ${file.checksum.slice(0, 12)}… here): put prisma/migrations/${name}/migration.sql back as it was ` +
          'committed, and write a new migration for the change',
      );
  }
}

/**
 * Brings the database to the newest schema. Processes that start together on one PostgreSQL wait for one another.
 * @returns the names of what was applied now
 * @throws JanusError refused where a recorded migration was altered or is not known here
 */
export async function migrate(transact: Transact, known: readonly Migration[], now: number): Promise<string[]> {
  return transact(async (session) => {
    await session.rows('select pg_advisory_xact_lock(7162843)::text');
    await session.script(
      `create table if not exists "${TABLE}" (name text primary key, checksum text not null, applied_at bigint not null)`,
    );
    const recorded = await session.rows<Recorded>(`select name, checksum from "${TABLE}" order by name`);
    assertFits(recorded, known);
    const done = new Set(recorded.map(({ name }) => name));
    const missing = known.filter(({ name }) => !done.has(name));
    for (const { name, sql, checksum } of missing) {
      await session.script(sql);
      await session.rows(`insert into "${TABLE}" values ($1, $2, $3)`, [name, checksum, now]);
    }
    return missing.map(({ name }) => name);
  });
}
