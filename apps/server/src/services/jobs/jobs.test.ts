/** The same life of jobs on every backend: submitted, worked on, cancelled, failed, retried, lost and found again. */
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { makeLogger } from '../../log.ts';
import { testHandler, type TestInput } from '../../testing/job-handler.ts';
import { hasPostgres, startPostgres, type TestPostgres } from '../../testing/postgres.ts';
import { hasRedis, startRedis, type TestRedis } from '../../testing/redis.ts';
import type { JobInfo, JobStatus } from './api.ts';
import { jobsAddress } from './backend.ts';
import { jobService, type JobService } from './service.ts';

const log = makeLogger({ JANUS_LOG: 'silent' });
const forever = new AbortController().signal;
const PROGRAM = fileURLToPath(new URL('../../testing/job-process.ts', import.meta.url));

let postgres: TestPostgres | null = null;
let redis: TestRedis | null = null;
beforeAll(async () => {
  if (hasPostgres()) postgres = await startPostgres();
  if (hasRedis()) redis = await startRedis();
});
afterAll(async () => {
  postgres?.stop();
  await redis?.stop();
});

const BACKENDS = [
  { name: 'PGlite', there: true, url: () => '' },
  { name: 'PostgreSQL', there: hasPostgres(), url: () => postgres!.database() },
  { name: 'Redis', there: hasRedis(), url: () => redis!.url },
];
for (const { name, there } of BACKENDS) if (!there) console.warn(`SKIPPED: no ${name} here: jobs are not tested on it`);

describe.each(BACKENDS)('jobs on $name', ({ name, there, url }) => {
  let folder = '';
  let env: NodeJS.ProcessEnv = {};
  let queue = '';
  let open: JobService[] = [];
  let children: ChildProcess[] = [];

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'janus jobs '));
    queue = name === 'Redis' ? path.basename(folder).replaceAll(' ', '-') : '';
    env = there && name !== 'PGlite' ? { JANUS_JOBS_URL: url() } : {};
  });
  afterEach(async () => {
    for (const child of children.splice(0)) child.kill('SIGKILL');
    for (const jobs of open.splice(0)) await jobs.close();
    rmSync(folder, { recursive: true, force: true });
  });

  async function start(atOnce: number, kept = 50): Promise<JobService> {
    const jobs = await jobService({
      dataFolder: folder,
      address: jobsAddress(env, folder),
      handlers: [testHandler],
      log,
      now: Date.now,
      atOnce,
      kept,
      // Redis is one for all tests; the others have a database of their own.
      ...(queue === '' ? {} : { queue }),
    });
    open.push(jobs);
    return jobs;
  }
  const submit = (jobs: JobService, input: Partial<TestInput>): Promise<JobInfo> => jobs.submit('map', input);

  async function reaches(jobs: JobService, jobId: string, status: JobStatus, stage?: string): Promise<JobInfo> {
    let last: JobInfo | undefined;
    for await (const info of jobs.watch(jobId, forever)) {
      last = info;
      if (info.status === status && (stage === undefined || info.stage === stage)) return info;
    }
    throw new Error(`job never was ${status}: ${JSON.stringify(last)}`);
  }
  const begun = (): string[] =>
    readFileSync(path.join(folder, 'begun.txt'), 'utf8')
      .trim()
      .split('\n')
      .map((line) => line.split(' ')[0]!);

  /** A process that works on the same queue; resolves with what it said of the jobs it was given. */
  async function child(atOnce: number, inputs: readonly Partial<TestInput>[]): Promise<{ pid: number; ids: string[] }> {
    const args = ['--import', 'tsx', PROGRAM, folder, `${atOnce}`, ...inputs.map((input) => JSON.stringify(input))];
    const program = spawn(process.execPath, args, {
      env: { ...process.env, ...env, JANUS_TEST_QUEUE: queue },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    children.push(program);
    const ids: string[] = [];
    return new Promise((resolve, reject) => {
      program.once('exit', (code) => reject(new Error(`the process ended with ${code}`)));
      program.stdout.on('data', (text: Buffer) => {
        for (const line of text.toString().trim().split('\n')) {
          const { submitted, ready } = JSON.parse(line) as { submitted?: string; ready?: number };
          if (submitted !== undefined) ids.push(submitted);
          if ((ready !== undefined || submitted !== undefined) && ids.length === inputs.length)
            resolve({ pid: program.pid!, ids });
        }
      });
    });
  }
  const gone = (pid: number): Promise<void> =>
    new Promise((resolve) => {
      const killed = children.find((one) => one.pid === pid)!;
      killed.once('exit', () => resolve());
      killed.kill('SIGKILL');
    });

  it.runIf(there)('are stored, worked on with progress, and keep their result', async () => {
    const jobs = await start(1);
    const { jobId, title, input } = await submit(jobs, { name: 'one', ms: 300 });
    expect([title, input]).toEqual(['Test one', { name: 'one', ms: 300, end: 'well' }]);
    const seen: JobInfo[] = [];
    for await (const info of jobs.watch(jobId, forever)) seen.push(info);
    expect(seen.some((info) => info.status === 'active' && info.progress > 0 && info.progress < 1)).toBe(true);
    expect(seen.every((info, i) => i === 0 || info.progress >= seen[i - 1]!.progress)).toBe(true);
    expect(seen.at(-1)).toMatchObject({
      status: 'done',
      progress: 1,
      result: { name: 'one', jobId },
      error: null,
      attempts: 1,
      recovered: 0,
      worker: expect.stringMatching(`^${process.pid}@`),
    });
    expect(await jobs.health()).toMatchObject({ state: 'ready', counts: { done: 1 }, workers: [{ here: true }] });
    await jobs.close();
    const again = await start(0);
    expect(await again.get(jobId)).toEqual(seen.at(-1));
  });

  it.runIf(there)('that are asked for twice are one, until it has ended', async () => {
    const jobs = await start(1);
    const first = await submit(jobs, { name: 'same', ms: 400 });
    const [second, other] = [await submit(jobs, { ms: 400, name: 'same' }), await submit(jobs, { name: 'other' })];
    expect([second.jobId === first.jobId, other.jobId === first.jobId]).toEqual([true, false]);
    await reaches(jobs, first.jobId, 'done');
    expect((await submit(jobs, { name: 'same', ms: 400 })).jobId).not.toBe(first.jobId);
  });

  it.runIf(there)('that wait or run are cancelled; those that have ended are not', async () => {
    const jobs = await start(1);
    const runs = await submit(jobs, { name: 'runs', ms: 60_000 });
    const waits = await submit(jobs, { name: 'waits' });
    await reaches(jobs, runs.jobId, 'active', 'waiting');
    expect(await jobs.cancel(waits.jobId)).toMatchObject({ status: 'cancelled', error: { code: 'cancelled' } });
    expect((await jobs.cancel(runs.jobId)).stage).toMatch(/stopping|cancelled/);
    expect((await reaches(jobs, runs.jobId, 'cancelled')).error).toMatchObject({ why: 'runs was told to stop' });
    await expect(jobs.cancel(runs.jobId)).rejects.toThrow('nothing to cancel');
    await expect(jobs.cancel('0'.repeat(28))).rejects.toThrow('there is no job');
    const after = await submit(jobs, { name: 'after' });
    await reaches(jobs, after.jobId, 'done');
    expect(begun()).toEqual(['runs', 'after']);
    const again = await jobs.retry(waits.jobId);
    expect([(await reaches(jobs, again.jobId, 'done')).title, again.jobId === waits.jobId]).toEqual([
      'Test waits',
      false,
    ]);
  });

  it.runIf(there)('that fail say what, why and the cure; only a thread that dies is begun again', async () => {
    const jobs = await start(1);
    const failed = async (end: TestInput['end']): Promise<JobInfo> =>
      reaches(jobs, (await submit(jobs, { name: end, end })).jobId, 'failed');
    expect(await failed('bad')).toMatchObject({
      attempts: 1,
      error: {
        code: 'bad-input',
        what: 'Test bad failed',
        why: 'bad is not what it should be',
        cure: expect.any(String),
      },
    });
    expect(await failed('throw')).toMatchObject({ attempts: 1, error: { code: 'failed', why: 'throw broke' } });
    const died = await failed('die');
    expect(died).toMatchObject({ attempts: 2, error: { code: 'failed', why: expect.stringContaining('code 7') } });
    expect(begun()).toEqual(['bad', 'throw', 'die', 'die']);
    const again = await jobs.retry(died.jobId);
    expect((await reaches(jobs, again.jobId, 'failed')).error).toEqual(died.error);
    await expect(jobs.submit('map', { ms: 'long' })).rejects.toThrow(/name undefined.*ms "long"/);
    await expect(jobs.submit('sleep', {})).rejects.toThrow("no kind of job 'sleep'; there are map");
  });

  it.runIf(there)('are listed newest first, by status, and the oldest that ended are forgotten', async () => {
    const jobs = await start(1, 3);
    const ids: string[] = [];
    for (let i = 0; i < 5; i += 1) {
      const { jobId } = await submit(jobs, { name: `n${i}`, end: i === 2 ? 'bad' : 'well' });
      ids.push(jobId);
      await reaches(jobs, jobId, i === 2 ? 'failed' : 'done');
    }
    const expected = [...ids].reverse().filter((jobId) => jobId !== ids[0]);
    const { jobs: all, total, kept } = await jobs.list();
    expect([all.map(({ jobId }) => jobId), total, kept]).toEqual([expected, 4, 3]);
    expect((await jobs.list({ status: 'failed' })).jobs.map(({ jobId }) => jobId)).toEqual([ids[2]]);
    expect(await jobs.list({ limit: 2, status: 'done' })).toMatchObject({ total: 3, jobs: [{ jobId: ids[4] }, {}] });
    await jobs.close();
    const again = await start(0, 3);
    expect((await again.list()).jobs.map(({ jobId }) => jobId)).toEqual(expected);
  });

  it.runIf(there)('that run when their server stops are put back, and taken up by the next', async () => {
    const jobs = await start(1);
    const { jobId } = await submit(jobs, { name: 'moved', ms: 800 });
    await reaches(jobs, jobId, 'active', 'waiting');
    await jobs.close();
    const next = await start(1);
    expect(await reaches(next, jobId, 'done')).toMatchObject({ attempts: 2, recovered: 0 });
  });

  it.runIf(there)('of a process that is killed are taken up again, and say so', async () => {
    // On PGlite the process is the server itself; elsewhere it is a worker beside this one.
    const { pid, ids } = await child(1, [{ name: 'lost', ms: 1500 }, { name: 'waits' }]);
    while (!begunYet()) await new Promise((resolve) => setTimeout(resolve, 20));
    await gone(pid);
    const jobs = await start(1);
    const found = await reaches(jobs, ids[0]!, 'done');
    expect(found).toMatchObject({ recovered: 1, attempts: 2, worker: expect.stringMatching(`^${process.pid}@`) });
    await reaches(jobs, ids[1]!, 'done');
    expect(begun().filter((one) => one === 'lost')).toEqual(['lost', 'lost']);
  });

  const shared = name === 'PGlite' ? null : it.runIf(there);
  shared?.('are stopped in another process, which is seen from here', async () => {
    const jobs = await start(0);
    const { pid, ids } = await child(1, [{ name: 'far', ms: 60_000 }]);
    const active = await reaches(jobs, ids[0]!, 'active', 'waiting');
    expect(active.worker).toMatch(`${pid}@`);
    expect((await jobs.health()).workers).toContainEqual(
      expect.objectContaining({
        name: active.worker,
        here: false,
        doing: [expect.objectContaining({ jobId: ids[0] })],
      }),
    );
    await jobs.cancel(ids[0]!);
    expect((await reaches(jobs, ids[0]!, 'cancelled')).error?.why).toBe('far was told to stop');
  });

  const owned = name === 'PGlite' ? it : null;
  owned?.('have one owner, which is named', async () => {
    await start(0);
    await expect(start(0)).rejects.toThrow(`belongs to process ${process.pid}`);
  });

  function begunYet(): boolean {
    try {
      return begun()[0] !== '';
    } catch {
      return false;
    }
  }
});
