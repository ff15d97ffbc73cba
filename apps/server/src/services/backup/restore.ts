/**
 * A backup put back, into an empty place only. Everything is unpacked beside it and checked against the manifest before
 * the store is filled; only then does it get its name. A restore that fails leaves nothing.
 */
import { createHash } from 'node:crypto';
import {
  closeSync,
  createReadStream,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { badInput, refused } from '@janus/domain';
import { openDatabase, type Database } from '../store/database.ts';
import { migrate, readMigrations, type Migration } from '../store/migrate.ts';
import { TABLES, loadTables } from './dump.ts';
import { MANIFEST, parseManifest, type Manifest } from './manifest.ts';
import { readTar } from './tar.ts';

export interface RestoreInput {
  readonly file: string;
  /** Not there, or empty. */
  readonly dataFolder: string;
  /** Where the store's rows go; empty or undefined: into the embedded database of the folder. */
  readonly databaseUrl?: string | undefined;
  /** Epoch ms. */
  readonly now: number;
}

function assertEmpty(folder: string): void {
  if (existsSync(folder) && readdirSync(folder).length > 0)
    throw refused(
      `${folder} is not empty: a restore never overwrites. Move it away, or restore to another folder (--to, then JANUS_DATA)`,
    );
}

interface Unpacked {
  readonly size: number;
  readonly sha256: string;
}

/** Writes every file of the archive below `folder`. @returns size and hash of each */
async function unpack(file: string, folder: string): Promise<Map<string, Unpacked>> {
  const found = new Map<string, Unpacked>();
  const gunzip = createGunzip();
  const packed = createReadStream(file);
  const unpacking = readTar(gunzip, ({ name, size, folder: isFolder }) => {
    const target = path.join(folder, name);
    mkdirSync(isFolder ? target : path.dirname(target), { recursive: true, mode: 0o700 });
    if (isFolder) return { write: () => undefined, close: () => undefined };
    const fd = openSync(target, 'wx', 0o600);
    const hash = createHash('sha256');
    return {
      write(chunk) {
        hash.update(chunk);
        for (let at = 0; at < chunk.length;) at += writeSync(fd, chunk, at);
      },
      close() {
        closeSync(fd);
        found.set(name, { size, sha256: hash.digest('hex') });
      },
    };
  });
  try {
    await Promise.all([pipeline(packed, gunzip), unpacking]);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'EISDIR') throw badInput(`${file} is not there, or is no file`);
    if (code?.startsWith('Z_')) throw badInput(`${file} is damaged or cut off (${message})`);
    throw error;
  }
  return found;
}

function verify(manifest: Manifest, found: Map<string, Unpacked>): void {
  const faults: string[] = [];
  const named = new Set([MANIFEST]);
  for (const { name, size, sha256 } of manifest.files) {
    named.add(name);
    const there = found.get(name);
    if (!there) faults.push(`${name} is missing`);
    else if (there.size !== size || there.sha256 !== sha256) faults.push(`${name} is not what was backed up`);
  }
  for (const name of found.keys()) if (!named.has(name)) faults.push(`${name} is not in the manifest`);
  if (faults.length > 0) throw badInput(`the backup is damaged:\n  ${faults.slice(0, 20).join('\n  ')}`);
}

/** The migrations that the backup had been through, all of them known here and unaltered. */
function knownMigrations(manifest: Manifest): Migration[] {
  const here = readMigrations();
  return manifest.migrations.map(({ name, checksum }) => {
    const migration = here.find((known) => known.name === name);
    if (!migration || migration.checksum !== checksum)
      throw refused(
        `the backup was made by JANUS ${manifest.version} with the migration ${name}, which is ` +
          `${migration ? 'another one' : 'not known'} here: restore it with that version or a newer one`,
      );
    return migration;
  });
}

/** Loads the rows into the schema that they were written for, then brings it to the newest. */
async function fill(database: Database, folder: string, manifest: Manifest, now: number): Promise<void> {
  await migrate(database.transact, knownMigrations(manifest), now);
  await database.transact(async (session) => {
    for (const { name } of TABLES) {
      const rows = await session.rows(`select 1 from "${name}" limit 1`);
      if (rows.length > 0)
        throw refused(`the database at ${database.place} is not empty: a restore never overwrites. Give an empty one`);
    }
    const loaded = await loadTables(session, folder);
    for (const [table, count] of Object.entries(manifest.rows))
      if (loaded[table] !== count) throw badInput(`${table} has ${loaded[table]} rows, the manifest says ${count}`);
  });
  await migrate(database.transact, readMigrations(), now);
}

/** @throws JanusError bad-input where the backup is damaged, refused where the place is not empty or the version unknown */
export async function restore({ file, dataFolder, databaseUrl, now }: RestoreInput): Promise<Manifest> {
  assertEmpty(dataFolder);
  if (!existsSync(file)) throw badInput(`${file} is not there`);
  const target = path.resolve(dataFolder);
  mkdirSync(path.dirname(target), { recursive: true });
  const draft = mkdtempSync(`${target}.part-`);
  try {
    const found = await unpack(file, draft);
    if (!found.has(MANIFEST)) throw badInput(`${file} is no backup of JANUS: it has no ${MANIFEST}`);
    const manifest = parseManifest(readFileSync(path.join(draft, MANIFEST), 'utf8'));
    verify(manifest, found);
    knownMigrations(manifest);
    const files = path.join(draft, 'files');
    mkdirSync(files, { recursive: true, mode: 0o700 });
    const database = await openDatabase(files, databaseUrl);
    try {
      await fill(database, path.join(draft, 'store'), manifest, now);
    } finally {
      await database.close();
    }
    rmSync(target, { recursive: true, force: true });
    renameSync(files, target);
    return manifest;
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}
