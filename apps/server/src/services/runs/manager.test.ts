/** The life of runs, with threads that only pretend; server.test.ts has real ones. */
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { RunInfo } from '../../api.ts';
import { walk } from '../../testing/series.ts';
import { runManager, type RunManager } from './manager.ts';

const WAITS = new URL('../../testing/worker-that-waits.mjs', import.meta.url);
const CRASHES = new URL('../../testing/worker-that-crashes.mjs', import.meta.url);
const series = walk(50, 1);
const forever = new AbortController().signal;
let folder = '';
let runs: RunManager;
const failures: RunInfo[] = [];

function open(worker: URL, atOnce: number): void {
  runs = runManager({
    dataFolder: folder,
    load: () => Promise.resolve({ series, warnings: [] }),
    onFailure: (info) => failures.push(info),
    worker,
    atOnce,
  });
}
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'janus runs '));
  failures.length = 0;
});
afterEach(async () => {
  await runs.close();
  rmSync(folder, { recursive: true });
});

const start = async (lesion: string): Promise<string> => (await runs.start({ data: 'X', lesions: [lesion] })).runId;
async function reaches(runId: string, status: RunInfo['status'], stage?: string): Promise<RunInfo> {
  for await (const info of runs.watch(runId, forever))
    if (info.status === status && (stage === undefined || info.stage === stage)) return info;
  throw new Error(`run ${runId} never was ${status}`);
}

it('runs as many at once as it may; the others wait for their turn', async () => {
  open(WAITS, 1);
  const first = await start('cortex');
  const second = await start('thalamus');
  expect(await reaches(first, 'running', 'waiting')).toMatchObject({ progress: 0.5, lesions: ['cortex'] });
  expect(runs.list().map(({ runId, status }) => [runId, status])).toContainEqual([second, 'queued']);
  runs.cancel(first);
  await reaches(first, 'cancelled');
  await reaches(second, 'running');
});

it('starts the same run once', async () => {
  open(WAITS, 2);
  const [a, b] = await Promise.all([start('cortex'), start('cortex')]);
  expect([a, runs.list().length]).toEqual([b, 1]);
});

it('cancels a run that waits, without starting it, and one that was cancelled may be started again', async () => {
  open(WAITS, 1);
  await start('cortex');
  const second = await start('thalamus');
  runs.cancel(second);
  expect(await reaches(second, 'cancelled')).toMatchObject({ progress: 0 });
  expect(() => runs.cancel(second)).toThrow('nothing to cancel');
  expect(await start('thalamus')).toBe(second);
  expect(runs.list().find(({ runId }) => runId === second)?.status).toBe('queued');
});

it('tells of a thread that broke, and of one that ended without a word', async () => {
  open(CRASHES, 1);
  const { runId: broke } = await runs.start({ data: 'THROWS', lesions: ['cortex'] });
  expect(await reaches(broke, 'failed')).toMatchObject({ error: 'the thread broke' });
  const { runId: left } = await runs.start({ data: 'EXITS', lesions: ['thalamus'] });
  expect(await reaches(left, 'failed')).toMatchObject({ error: 'the worker thread of the run ended with code 7' });
  expect(failures.map(({ runId }) => runId)).toEqual([broke, left]);
  expect(() => runs.summary(left)).toThrow('has no results');
});

it('knows no run that is not there', () => {
  open(WAITS, 1);
  expect(() => runs.summary('abcdef0123')).toThrow('there is no run abcdef0123');
  expect(() => runs.cancel('abcdef0123')).toThrow('there is no run');
});

it('sweeps away what processes that are gone left unfinished', () => {
  const unfinished = (pid: number): string => path.join(folder, 'runs', `.part-abcdef0123-${pid}`);
  mkdirSync(unfinished(2 ** 30), { recursive: true });
  mkdirSync(unfinished(process.ppid), { recursive: true });
  open(WAITS, 1);
  expect(readdirSync(path.join(folder, 'runs'))).toEqual([`.part-abcdef0123-${process.ppid}`]);
});

it('starts nothing once it is closed', async () => {
  open(WAITS, 1);
  await runs.close();
  await expect(start('cortex')).rejects.toThrow('stopping');
});
