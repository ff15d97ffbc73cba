/**
 * Opens an embedded PostgreSQL (PGlite) on a folder. One process at a time owns it: PGlite itself has no lock, and two
 * writers lose each other's rows without an error. The lock lies beside the folder and dies with its owner.
 * What is acknowledged survives the death of the process; a power cut may take the last seconds (PGlite does not
 * fsync), which is why orders, fills and the audit have a journal of their own.
 */
import { existsSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { PGlite, type PGliteOptions } from '@electric-sql/pglite';
import { refused } from '@janus/domain';
import { takeLock } from '../../../../../tools/lock.mjs';
import { REPOSITORY } from '../../settings.ts';
import { unpackCluster } from './snapshot.ts';

/** Major version of the PostgreSQL inside PGlite, which is also the format of its folders. */
export const CLUSTER_VERSION = '18';
/** The empty cluster that the set-up makes; made on the spot where it is missing. */
export const SNAPSHOT = path.join(REPOSITORY, '.janus', `cluster-${CLUSTER_VERSION}.tar.gz`);

export interface PgliteInput {
  readonly folder: string;
  /** An empty cluster to begin from (SNAPSHOT unless given). */
  readonly snapshot?: string;
  readonly parsers?: NonNullable<PGliteOptions['parsers']>;
  readonly serializers?: NonNullable<PGliteOptions['serializers']>;
}

export const lockOf = (folder: string): string => `${path.resolve(folder)}.lock`;

function own(folder: string): () => void {
  const lock = takeLock(lockOf(folder));
  if (!lock.release)
    throw refused(
      `the database in ${folder} belongs to process ${lock.owner || '(just starting)'}: use that server, stop it, ` +
        'or set JANUS_DATA to another folder. Several processes at once need PostgreSQL (DATABASE_URL)',
    );
  const { release } = lock;
  process.once('exit', release);
  return () => {
    process.off('exit', release);
    release();
  };
}

/** @throws JanusError refused where the folder holds something else, or a cluster of another version */
function hasCluster(folder: string): boolean {
  const version = path.join(folder, 'PG_VERSION');
  if (!existsSync(version)) {
    if (!existsSync(folder)) return false;
    if (readdirSync(folder).length > 0)
      throw refused(`${folder} is not empty and holds no database: move it away, or set JANUS_DATA to another folder`);
    rmSync(folder, { recursive: true });
    return false;
  }
  const found = readFileSync(version, 'utf8').trim();
  if (found !== CLUSTER_VERSION)
    throw refused(
      `the database in ${folder} was made by PostgreSQL ${found}, this JANUS has ${CLUSTER_VERSION}: ` +
        'open it with the version that made it, take `janus backup`, and restore that here',
    );
  return true;
}

/** Drafts that a killed process left beside the folder; ours is the only process here, since we hold the lock. */
function sweepDrafts(folder: string): void {
  const parent = path.dirname(path.resolve(folder));
  const start = `${path.basename(folder)}.part-`;
  for (const name of readdirSync(parent))
    if (name.startsWith(start)) rmSync(path.join(parent, name), { recursive: true, force: true });
}

/**
 * Opens the database in `folder`, making it where there is none. `close()` also gives the lock back.
 * @throws JanusError refused where another process has it (named), or the folder is not ours to use
 */
export async function openPglite({ folder, snapshot = SNAPSHOT, parsers, serializers }: PgliteInput): Promise<PGlite> {
  const release = own(folder);
  try {
    sweepDrafts(folder);
    if (!hasCluster(folder)) await unpackCluster(snapshot, folder);
    const database = await PGlite.create({
      dataDir: folder,
      ...(parsers && { parsers }),
      ...(serializers && { serializers }),
    });
    const close = database.close.bind(database);
    database.close = async () => {
      await close();
      release();
    };
    return database;
  } catch (error) {
    release();
    throw error;
  }
}
