/**
 * The jobs before the queue is open: the server answers at once and says so. A queue that cannot be reached is tried
 * again; a fault that trying again does not cure is told until the server is started anew.
 */
import { JanusError, refused } from '@janus/domain';
import type { JobHealth, JobStatus } from './api.ts';
import type { JobsAddress } from './backend.ts';
import type { JobService } from './service.ts';

export interface StartingJobs extends JobService {
  /** Resolves once the queue is open; never where it cannot be. */
  readonly ready: Promise<JobService>;
}

/** Between two attempts to reach the queue. */
const AGAIN_MS = 3000;
const NONE: Readonly<Record<JobStatus, number>> = { waiting: 0, active: 0, done: 0, failed: 0, cancelled: 0 };

export function startingJobs(
  address: JobsAddress,
  open: () => Promise<JobService>,
  onFailure: (error: unknown) => void,
): StartingJobs {
  let jobs: JobService | null = null;
  let fault: string | null = null;
  let closed = false;
  let timer: NodeJS.Timeout | undefined;
  let opening: Promise<void> = Promise.resolve();
  let settle!: (jobs: JobService) => void;
  const ready = new Promise<JobService>((resolve) => (settle = resolve));

  async function attempt(): Promise<void> {
    try {
      const opened = await open();
      if (closed) return await opened.close();
      jobs = opened;
      fault = null;
      settle(opened);
    } catch (error) {
      if (closed) return;
      if (fault === null) onFailure(error);
      fault = error instanceof Error ? error.message : String(error);
      if (!(error instanceof JanusError)) return;
      timer = setTimeout(() => {
        opening = attempt();
      }, AGAIN_MS);
    }
  }
  opening = attempt();

  function there(): JobService {
    if (jobs) return jobs;
    throw refused(
      fault === null
        ? 'the jobs are starting: ask again in a moment'
        : `there are no jobs: ${fault}. It is tried again every ${AGAIN_MS / 1000} seconds`,
    );
  }
  const wait = async (signal: AbortSignal): Promise<JobService | null> => {
    if (jobs) return jobs;
    const left = new Promise<null>((resolve) => signal.addEventListener('abort', () => resolve(null), { once: true }));
    return Promise.race([ready, left]);
  };

  return {
    ready,
    submit: async (kind, input) => there().submit(kind, input),
    cancel: async (jobId) => there().cancel(jobId),
    retry: async (jobId) => there().retry(jobId),
    get: async (jobId) => there().get(jobId),
    list: async (query) => there().list(query),
    seen: () => jobs?.seen() ?? [],
    async *watch(jobId, signal) {
      yield* there().watch(jobId, signal);
    },
    async *watchAll(signal) {
      const opened = await wait(signal);
      if (opened && !signal.aborted) yield* opened.watchAll(signal);
    },
    async health(): Promise<JobHealth> {
      if (jobs) return jobs.health();
      const { kind, where } = address;
      return {
        state: fault === null ? 'starting' : 'failed',
        message: fault ?? 'the queue is being opened',
        backend: kind,
        where,
        durability: '',
        counts: NONE,
        workers: [],
        since: null,
      };
    },
    async close() {
      closed = true;
      clearTimeout(timer);
      await opening;
      await jobs?.close();
    },
  };
}
