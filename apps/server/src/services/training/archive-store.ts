/** Tables of the archive on the disk: `vision/archives/<runId>-<createdAt>.json`; what time limited may come out otherwise again. */
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { writeWhole } from '../state/write-whole.ts';
import type { ArchiveReport } from './api.ts';

export const visionFolder = (dataFolder: string): string => path.join(dataFolder, 'vision');
const archivesFolder = (dataFolder: string): string => path.join(visionFolder(dataFolder), 'archives');

export function keepArchive(dataFolder: string, report: ArchiveReport): void {
  mkdirSync(archivesFolder(dataFolder), { recursive: true, mode: 0o700 });
  const file = path.join(archivesFolder(dataFolder), `${report.runId}-${report.timing.createdAt}.json`);
  writeWhole(file, `${JSON.stringify(report, null, 1)}\n`);
}

/** Newest first. */
export function storedArchives(dataFolder: string): ArchiveReport[] {
  let names: string[];
  try {
    names = readdirSync(archivesFolder(dataFolder)).filter((name) => name.endsWith('.json'));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
  return names
    .map((name) => JSON.parse(readFileSync(path.join(archivesFolder(dataFolder), name), 'utf8')) as ArchiveReport)
    .sort((a, b) => b.timing.createdAt - a.timing.createdAt);
}
