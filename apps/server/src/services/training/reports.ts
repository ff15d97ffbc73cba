/** Reports of trainings on the disk: one file of JSON each, whole or not there. */
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { writeWhole } from '../state/write-whole.ts';

export const visionFolder = (dataFolder: string): string => path.join(dataFolder, 'vision');

export function keepReport(folder: string, name: string, report: object): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  writeWhole(path.join(folder, `${name}.json`), `${JSON.stringify(report, null, 1)}\n`);
}

/** Newest first; none where there is no folder. */
export function storedReports<R extends { readonly timing: { readonly createdAt: number } }>(folder: string): R[] {
  let names: string[];
  try {
    names = readdirSync(folder).filter((name) => name.endsWith('.json'));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
  return names
    .map((name) => JSON.parse(readFileSync(path.join(folder, name), 'utf8')) as R)
    .sort((a, b) => b.timing.createdAt - a.timing.createdAt);
}
