/** How much of the disk each part of a data folder takes. Read without blocking: a folder may hold many runs. */
import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import type { BackupFact, PartSize } from './api.ts';

const WHAT: Readonly<Record<string, string>> = {
  runs: 'records of runs',
  bars: 'data sets',
  store: 'rows of the store',
  jobs: 'queue of jobs',
  backups: 'backups',
  sleeps: 'nights',
  regimes: 'labelled series',
  uploads: 'files not imported yet',
  card: 'programs of the card',
  trash: 'removed, can be brought back',
};

async function sizeOf(folder: string): Promise<{ files: number; bytes: number }> {
  let files = 0;
  let bytes = 0;
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  for (const entry of entries) {
    const at = path.join(folder, entry.name);
    if (entry.isDirectory()) {
      const below = await sizeOf(at);
      files += below.files;
      bytes += below.bytes;
    } else {
      // What is gone meanwhile takes no room.
      const found = await stat(at).catch(() => null);
      if (!found) continue;
      files += 1;
      bytes += found.size;
    }
  }
  return { files, bytes };
}

/** Largest first; single files at the top are one part. */
export async function partSizes(dataFolder: string): Promise<PartSize[]> {
  const parts: PartSize[] = [];
  let files = 0;
  let bytes = 0;
  for (const entry of await readdir(dataFolder, { withFileTypes: true }).catch(() => [])) {
    if (entry.isDirectory())
      parts.push({
        name: entry.name,
        what: WHAT[entry.name] ?? '',
        ...(await sizeOf(path.join(dataFolder, entry.name))),
      });
    else {
      const found = await stat(path.join(dataFolder, entry.name)).catch(() => null);
      files += found ? 1 : 0;
      bytes += found?.size ?? 0;
    }
  }
  parts.push({ name: 'single files', what: 'token, locks, settings, state', files, bytes });
  return parts.sort((a, b) => b.bytes - a.bytes);
}

/** Newest first. */
export async function backupsIn(folder: string): Promise<BackupFact[]> {
  const names = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith('.tar.gz'));
  const found = await Promise.all(
    names.map(async (name): Promise<BackupFact[]> => {
      const about = await stat(path.join(folder, name)).catch(() => null);
      return about ? [{ name, bytes: about.size, createdAt: Math.round(about.mtimeMs) }] : [];
    }),
  );
  return found.flat().sort((a, b) => b.createdAt - a.createdAt);
}
