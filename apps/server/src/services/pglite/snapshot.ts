/**
 * An empty database cluster as one compressed file. Making one takes seconds and up to a gigabyte of memory, so it is
 * made once, in a process of its own (snapshot.mjs), and unpacked in a fraction of a second for every new database.
 */
import { createReadStream, createWriteStream, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { spawn } from 'node:child_process';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { createGunzip, createGzip } from 'node:zlib';
import { PGlite } from '@electric-sql/pglite';
import { tarOf, untar } from '../backup/tar.ts';
import { treeOf } from '../backup/tree.ts';

/** Makes a cluster and packs it. Whole or not there: written beside `file` and renamed. Runs in the child process. */
export async function makeSnapshot(file: string): Promise<void> {
  mkdirSync(path.dirname(file), { recursive: true });
  const folder = mkdtempSync(`${file}.part-`);
  try {
    const cluster = path.join(folder, 'cluster');
    const database = await PGlite.create({ dataDir: cluster });
    await database.close();
    const draft = path.join(folder, 'tar.gz');
    await pipeline(tarOf(treeOf(cluster)), createGzip({ level: 1 }), createWriteStream(draft));
    renameSync(draft, file);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** @throws Error with what the child process said where it failed */
export async function makeSnapshotInChild(file: string): Promise<void> {
  const script = fileURLToPath(new URL('snapshot.mjs', import.meta.url));
  const child = spawn(process.execPath, [script, file], { stdio: ['ignore', 'ignore', 'pipe'] });
  const said: Buffer[] = [];
  child.stderr.on('data', (chunk: Buffer) => said.push(chunk));
  const code = await new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  if (code !== 0) throw new Error(`an empty database could not be made: ${Buffer.concat(said).toString().trim()}`);
}

/** Puts a new cluster at `folder`, which must not be there: whole or not at all. */
export async function unpackCluster(snapshot: string, folder: string): Promise<void> {
  if (!existsSync(snapshot)) await makeSnapshotInChild(snapshot);
  mkdirSync(path.dirname(folder), { recursive: true, mode: 0o700 });
  const draft = mkdtempSync(`${folder}.part-`);
  try {
    const gunzip = createGunzip();
    await Promise.all([pipeline(createReadStream(snapshot), gunzip), untar(gunzip, path.join(draft, 'cluster'))]);
    renameSync(path.join(draft, 'cluster'), folder);
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}
