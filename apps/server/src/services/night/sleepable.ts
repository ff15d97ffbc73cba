/** Runs on the disk that left experiences: what a night can be slept on. */
import { statSync } from 'node:fs';
import path from 'node:path';
import { EXPERIENCE_WIDTH } from '@janus/domain';
import { EXPERIENCE_FILE } from '../runs/experiences.ts';
import type { RunInfo } from '../../api.ts';
import { runFolder } from '../runs/layout.ts';
import { readRunFile, storedRuns } from '../runs/store.ts';
import type { Sleepable } from './api.ts';

/** Newest first. */
export function sleepableRuns(dataFolder: string): Sleepable[] {
  const found = storedRuns(dataFolder).flatMap((runId): { run: RunInfo; told: Sleepable }[] => {
    const run = readRunFile(dataFolder, runId)?.summary.run;
    const stats = statSync(path.join(runFolder(dataFolder, runId), EXPERIENCE_FILE), { throwIfNoEntry: false });
    const experiences = (stats?.size ?? 0) / (8 * EXPERIENCE_WIDTH);
    if (!run || experiences === 0) return [];
    const { name: dataSet, symbol, from, to, simulatedData } = run;
    return [{ run, told: { runId, dataSet, symbol, experiences, from, to, simulatedData } }];
  });
  return found.sort((a, b) => b.run.createdAt - a.run.createdAt).map(({ told }) => told);
}
