/** Runs as a face of the jobs: what the Market page is told of each, without a queue. server.test.ts has a real one. */
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { RunInfo } from '../../api.ts';
import type { JobInfo, JobStatus, Json } from '../jobs/api.ts';
import type { JobService } from '../jobs/service.ts';
import { runService } from './service.ts';

const RUN = 'abcdef0123';
let folder = '';
let seen: JobInfo[] = [];
const cancelled: string[] = [];
const jobs = {
  seen: () => seen,
  cancel: (jobId: string) => {
    cancelled.push(jobId);
    return Promise.resolve(seen[0]!);
  },
} as Partial<JobService> as JobService;
const runs = () => runService(folder, jobs, () => 0);

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'janus runs '));
  seen = [];
  cancelled.length = 0;
});
afterEach(() => rmSync(folder, { recursive: true }));

function job(jobId: string, status: JobStatus, change: Partial<JobInfo> = {}): JobInfo {
  const run = { runId: RUN, name: 'X', createdAt: 1 } as RunInfo;
  return {
    jobId,
    kind: 'backtest',
    status,
    progress: 0.5,
    stage: 'replaying',
    error: null,
    about: { run } as unknown as Json,
    ...change,
  } as JobInfo;
}

it('tells of a job in the words of a run, the newest job of a run first', () => {
  const error = { code: 'failed', what: 'it failed', why: 'the thread broke', cure: 'retry' } as const;
  seen = [job('b', 'active'), job('a', 'failed', { error })];
  expect(runs().list()).toMatchObject([
    { runId: RUN, status: 'running', progress: 0.5, stage: 'replaying', error: null },
  ]);
  expect(() => runs().summary(RUN)).toThrow('is running; it has no results yet');
  seen = [job('a', 'failed', { error })];
  expect(() => runs().summary(RUN)).toThrow('is failed: the thread broke');
});

it('leaves out other kinds of job, and a run that was deleted after it was done', () => {
  seen = [job('c', 'active', { kind: 'simulate' }), job('b', 'active', { about: { run: null } }), job('a', 'done')];
  expect(runs().list()).toEqual([]);
});

it('cancels the job of a run, and nothing that has ended or is not there', async () => {
  seen = [job('a', 'waiting')];
  await runs().cancel(RUN);
  expect(cancelled).toEqual(['a']);
  seen = [job('a', 'cancelled')];
  await expect(runs().cancel(RUN)).rejects.toThrow('nothing to cancel');
  await expect(runs().cancel('0123456789')).rejects.toThrow('there is no run 0123456789');
});

it('sweeps away what processes that are gone left unfinished', () => {
  const unfinished = (pid: number): string => path.join(folder, 'runs', `.part-${RUN}-${pid}-3`);
  mkdirSync(unfinished(2 ** 30), { recursive: true });
  mkdirSync(unfinished(process.ppid), { recursive: true });
  runs();
  expect(readdirSync(path.join(folder, 'runs'))).toEqual([`.part-${RUN}-${process.ppid}-3`]);
});
