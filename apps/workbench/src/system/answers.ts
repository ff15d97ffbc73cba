/**
 * Answers of the server that are asked for again and again while the System page is open: stores, threads, jobs, the card; and
 * what is asked once or on demand: versions, the doctor. The last answer stays on the screen until the next one.
 */
import { create } from 'zustand';
import { client, type Outputs } from '../data/client.ts';

export type Stores = Outputs['system']['stores'];
export type Runtime = Outputs['system']['runtime'];
export type Versions = Outputs['system']['versions'];
export type Card = Outputs['system']['card'];
export type Doctor = Outputs['system']['doctor'];
export type Job = Outputs['jobs']['list']['jobs'][number];

export interface Answer<T> {
  readonly value: T | null;
  /** Why the newest question has no answer; null once it has. */
  readonly fault: string | null;
  readonly asking: boolean;
}
const NONE = { value: null, fault: null, asking: false } as const;

export interface Answers {
  readonly stores: Answer<Stores>;
  readonly runtime: Answer<Runtime>;
  readonly versions: Answer<Versions>;
  readonly doctor: Answer<Doctor>;
  readonly card: Answer<Card>;
  readonly jobs: Answer<readonly Job[]>;
}
export const useAnswers = create<Answers>(() => ({
  stores: NONE,
  runtime: NONE,
  versions: NONE,
  doctor: NONE,
  card: NONE,
  jobs: NONE,
}));

const words = (cause: unknown): string => (cause instanceof Error ? cause.message : String(cause));

/** One question of a kind at a time: a slow server is not asked twice. */
async function ask<K extends keyof Answers>(key: K, question: () => Promise<Answers[K]['value']>): Promise<void> {
  if (useAnswers.getState()[key].asking) return;
  const put = (answer: Partial<Answer<unknown>>): void =>
    useAnswers.setState((all) => ({ [key]: { ...all[key], ...answer } }));
  put({ asking: true });
  try {
    put({ value: await question(), fault: null, asking: false });
  } catch (cause) {
    put({ fault: words(cause), asking: false });
  }
}

export const askStores = (): Promise<void> => ask('stores', () => client().system.stores.query());
export const askRuntime = (): Promise<void> => ask('runtime', () => client().system.runtime.query());
export const askVersions = (): Promise<void> => ask('versions', () => client().system.versions.query());
export const askDoctor = (): Promise<void> => ask('doctor', () => client().system.doctor.query());
export const askCard = (): Promise<void> => ask('card', () => client().system.card.query());
export const askJobs = (): Promise<void> =>
  ask('jobs', async () => (await client().jobs.list.query({ limit: 1000 })).jobs);

/** A job has changed: in its place, or at the head where it is new. */
export function withJob(jobs: readonly Job[], job: Job): readonly Job[] {
  const at = jobs.findIndex((j) => j.jobId === job.jobId);
  return at < 0 ? [job, ...jobs] : jobs.map((j, k) => (k === at ? job : j));
}

/** Follows the jobs as they change; @returns how to stop. */
export function followJobs(): () => void {
  const watch = client().jobs.watch.subscribe(undefined, {
    onData: (job) =>
      useAnswers.setState(({ jobs }) => (jobs.value ? { jobs: { ...jobs, value: withJob(jobs.value, job) } } : {})),
    // The list is asked for every few seconds besides.
    onError: () => undefined,
  });
  return () => watch.unsubscribe();
}
