/**
 * What has become old goes: runs beyond the newest few and older than some days, backups beyond the newest few. A pinned
 * run never goes. What each rule keeps stays, whatever the others say.
 */
import { existsSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { badInput } from '@janus/domain';
import { runFolder, runsFolder } from '../runs/layout.ts';
import { readRunFile, storedRuns } from '../runs/store.ts';
import type { Store } from '../store/index.ts';
import { backupsFolder } from './backup.ts';
import { treeOf } from './tree.ts';

export interface RotateInput {
  readonly dataFolder: string;
  readonly store: Store;
  /** The newest runs, so many, stay. */
  readonly keepRuns?: number;
  /** Runs made (or removed by hand) in the last so many days stay. */
  readonly keepDays?: number;
  /** The newest backups in the data folder, so many, stay. */
  readonly keepBackups?: number;
  /** Epoch ms. */
  readonly now: number;
  /** Says what would go, and lets it be. */
  readonly dryRun: boolean;
}
export interface Gone {
  /** runId, or name of the backup. */
  readonly name: string;
  /** Epoch ms. */
  readonly createdAt: number;
  readonly bytes: number;
}
export interface RotateResult {
  readonly runs: readonly Gone[];
  readonly backups: readonly Gone[];
  readonly pinned: number;
  readonly bytes: number;
}

const DAY_MS = 86_400_000;

interface Candidate {
  readonly runId: string;
  readonly createdAt: number;
  readonly pinned: boolean;
  readonly deletedAt: number | null;
}

const sizeOf = (folder: string): number =>
  existsSync(folder) ? treeOf(folder).reduce((sum, { file }) => sum + (file ? statSync(file).size : 0), 0) : 0;

/** Runs of the store and runs that are files alone, newest first. */
async function candidates({ dataFolder, store }: RotateInput): Promise<Candidate[]> {
  const everything = { limit: Number.MAX_SAFE_INTEGER };
  const rows = [...(await store.runs.list(everything)), ...(await store.runs.list({ ...everything, deleted: true }))];
  const known = new Set(rows.map(({ runId }) => runId));
  const files = storedRuns(dataFolder)
    .filter((runId) => !known.has(runId))
    .flatMap((runId): Candidate[] => {
      const createdAt = readRunFile(dataFolder, runId)?.summary.run.createdAt;
      return createdAt === undefined ? [] : [{ runId, createdAt, pinned: false, deletedAt: null }];
    });
  return [...rows, ...files].sort((a, b) => b.createdAt - a.createdAt);
}

function runsToGo(all: readonly Candidate[], { keepRuns, keepDays, now }: RotateInput): Candidate[] {
  if (keepRuns === undefined && keepDays === undefined) return [];
  const young = (moment: number): boolean => keepDays !== undefined && now - moment < keepDays * DAY_MS;
  const there = all.filter(({ deletedAt }) => deletedAt === null);
  const newest = new Set(there.slice(0, keepRuns ?? 0));
  return all.filter((run) => !run.pinned && !newest.has(run) && !young(run.deletedAt ?? run.createdAt));
}

function backupsToGo({ dataFolder, keepBackups }: RotateInput): Gone[] {
  const folder = backupsFolder(dataFolder);
  if (keepBackups === undefined || !existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith('.tar.gz'))
    .map((name) => {
      const { size, mtimeMs } = statSync(path.join(folder, name));
      return { name, createdAt: Math.round(mtimeMs), bytes: size };
    })
    .sort((a, b) => (a.name < b.name ? 1 : -1))
    .slice(keepBackups);
}

/** The files under a name that the next start sweeps, then the rows, then the files: cut short, it can be done again. */
async function removeRun(dataFolder: string, store: Store, runId: string): Promise<void> {
  const folder = runFolder(dataFolder, runId);
  const aside = path.join(runsFolder(dataFolder), `.part-${runId}-${process.pid}`);
  if (existsSync(folder)) {
    rmSync(aside, { recursive: true, force: true });
    renameSync(folder, aside);
  }
  if (await store.runs.get(runId)) await store.runs.purge(runId);
  rmSync(aside, { recursive: true, force: true });
}

/** @throws JanusError bad-input for a rule that is not a whole number of at least 0, or where no rule is given */
export async function rotate(input: RotateInput): Promise<RotateResult> {
  const { dataFolder, store, keepRuns, keepDays, keepBackups, dryRun } = input;
  const rules = { keepRuns, keepDays, keepBackups };
  for (const [name, value] of Object.entries(rules))
    if (value !== undefined && (!Number.isSafeInteger(value) || value < 0))
      throw badInput(`${name} ${value} is not a whole number of at least 0`);
  if (Object.values(rules).every((value) => value === undefined))
    throw badInput('say what is to stay: keepRuns, keepDays or keepBackups');
  const all = await candidates(input);
  const runs = runsToGo(all, input).map(({ runId, createdAt }) => {
    return { name: runId, createdAt, bytes: sizeOf(runFolder(dataFolder, runId)) };
  });
  const backups = backupsToGo(input);
  if (!dryRun) {
    for (const { name } of runs) await removeRun(dataFolder, store, name);
    for (const { name } of backups) rmSync(path.join(backupsFolder(dataFolder), name));
  }
  const bytes = [...runs, ...backups].reduce((sum, gone) => sum + gone.bytes, 0);
  return { runs, backups, pinned: all.filter(({ pinned }) => pinned).length, bytes };
}
