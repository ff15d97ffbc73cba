/** Where the queue lies, and what is said while it is not there. */
import { refused } from '@janus/domain';
import { expect, it } from 'vitest';
import { jobsAddress } from './backend.ts';
import type { JobService } from './service.ts';
import { startingJobs } from './starting.ts';

const HERE = '/data';
it.each([
  [{}, 'pglite', '/data/jobs'],
  [{ DATABASE_URL: 'postgres://me:secret@db:5432/j' }, 'postgresql', 'postgres://me:***@db:5432/j'],
  [
    { JANUS_JOBS_URL: 'redis://:secret@cache:6379/2', DATABASE_URL: 'postgres://db/j' },
    'redis',
    'redis://:***@cache:6379/2',
  ],
  [
    { JANUS_JOBS_URL: 'postgresql://jobs/j?password=secret', DATABASE_URL: 'postgres://db/j' },
    'postgresql',
    'postgresql://jobs/j',
  ],
])('%j means %s, shown without a password', (env, kind, where) => {
  expect(jobsAddress(env, HERE)).toMatchObject({ kind, where });
});

it.each([{ JANUS_JOBS_URL: 'nonsense' }, { JANUS_JOBS_URL: 'mysql://x' }, { DATABASE_URL: 'redis://x' }])(
  'refuses %j, naming the variable and what it may be',
  (env) => {
    expect(() => jobsAddress(env, HERE)).toThrow(new RegExp(`${Object.keys(env)[0]}.*postgres://`));
  },
);

const health = { state: 'ready' };
const opened = { health: () => Promise.resolve(health), seen: () => [], close: () => Promise.resolve() };

it('says that the jobs are starting until they are there', async () => {
  let open!: (jobs: JobService) => void;
  const waits = new Promise<JobService>((resolve) => (open = resolve));
  const jobs = startingJobs(
    jobsAddress({}, HERE),
    () => waits,
    () => undefined,
  );
  expect(await jobs.health()).toMatchObject({ state: 'starting', backend: 'pglite', where: '/data/jobs' });
  await expect(jobs.submit('simulate', {})).rejects.toThrow('the jobs are starting');
  expect(jobs.seen()).toEqual([]);
  open(opened as unknown as JobService);
  await jobs.ready;
  expect(await jobs.health()).toBe(health);
  await jobs.close();
});

it('says why there are none, once to the log', async () => {
  const told: unknown[] = [];
  const fault = refused('no Redis for the jobs at redis://x');
  const jobs = startingJobs(
    jobsAddress({}, HERE),
    () => Promise.reject(fault),
    (error) => told.push(error),
  );
  while (told.length === 0) await new Promise((resolve) => setTimeout(resolve, 1));
  expect(await jobs.health()).toMatchObject({ state: 'failed', message: fault.message });
  await expect(jobs.list()).rejects.toThrow('there are no jobs: no Redis');
  await jobs.close();
  expect(told).toEqual([fault]);
});
