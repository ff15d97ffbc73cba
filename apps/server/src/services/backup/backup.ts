/**
 * Everything that is worth keeping of a data folder in one file: the rows of the store as of one moment, then the files.
 * A run is renamed into place and a journal only grows, so that each file is taken whole. Complete or not there.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { createGzip } from 'node:zlib';
import { VERSION, badInput, cancelled } from '@janus/domain';
import { pour, syncFolder } from '../journal/index.ts';
import type { Store } from '../store/index.ts';
import { readMigrations } from '../store/migrate.ts';
import { dumpTables } from './dump.ts';
import { FORMAT, MANIFEST, isKept, type Manifest, type ManifestFile } from './manifest.ts';
import { tarOf, type TarInput } from './tar.ts';
import { treeOf } from './tree.ts';

export interface BackupInput {
  readonly dataFolder: string;
  /** Open, of this data folder: the server gives its own. */
  readonly store: Store;
  /** Where it goes; must not be there. */
  readonly file: string;
  /** Epoch ms. */
  readonly now: number;
  readonly signal?: AbortSignal;
}
export interface BackupResult {
  readonly file: string;
  readonly bytes: number;
  readonly manifest: Manifest;
}

export const backupsFolder = (dataFolder: string): string => path.join(dataFolder, 'backups');

/** Name of a backup by its moment; names sort by age. */
export const backupName = (now: number): string =>
  `janus-${new Date(now).toISOString().replaceAll(/[-:]|\.\d+/g, '')}.tar.gz`;

/** The inputs one after another, each hashed on its way; the manifest follows. */
async function* archive(
  inputs: readonly TarInput[],
  manifestOf: (files: readonly ManifestFile[]) => Manifest,
  signal: AbortSignal | undefined,
): AsyncGenerator<Uint8Array> {
  const files: ManifestFile[] = [];
  let hash = createHash('sha256');
  let size = 0;
  function* hashed(): Generator<TarInput> {
    for (const input of inputs) {
      if (signal?.aborted) throw cancelled('the backup was cancelled');
      hash = createHash('sha256');
      size = 0;
      yield input;
      if (input.file !== undefined) files.push({ name: input.name, size, sha256: hash.digest('hex') });
    }
    hash = createHash('sha256');
    yield { name: MANIFEST, bytes: Buffer.from(`${JSON.stringify(manifestOf(files), null, 1)}\n`) };
  }
  yield* tarOf(hashed(), (chunk) => {
    hash.update(chunk);
    size += chunk.length;
  });
}

/**
 * @throws JanusError bad-input where the file is there already, cancelled once the signal says so; nothing is left then
 */
export async function backup({ dataFolder, store, file, now, signal }: BackupInput): Promise<BackupResult> {
  if (existsSync(file)) throw badInput(`${file} is there already: a backup never replaces one`);
  mkdirSync(path.dirname(path.resolve(file)), { recursive: true, mode: 0o700 });
  const draft = mkdtempSync(`${file}.part-`);
  try {
    const rows = await store.database.transact((session) => dumpTables(session, draft));
    const inputs: TarInput[] = [
      ...treeOf(draft).map((input) => ({ ...input, name: `store/${input.name}` })),
      ...treeOf(dataFolder, isKept(dataFolder)).map((input) => ({ ...input, name: `files/${input.name}` })),
    ];
    let manifest!: Manifest;
    const manifestOf = (files: readonly ManifestFile[]): Manifest => {
      const migrations = readMigrations().map(({ name, checksum }) => ({ name, checksum }));
      return (manifest = { format: FORMAT, version: VERSION, createdAt: now, migrations, rows, files });
    };
    const packed = path.join(draft, 'packed');
    await pour(archive(inputs, manifestOf, signal), createGzip({ level: 4 }), packed);
    renameSync(packed, file);
    syncFolder(path.dirname(path.resolve(file)));
    return { file, bytes: statSync(file).size, manifest };
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}
