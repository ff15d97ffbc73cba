/**
 * The jobs as this process knows them: filled from the queue, kept up by its events. Whoever asks is answered from here,
 * so that a page that watches costs the queue nothing.
 */
import { feed, type Feed } from '../runs/feed.ts';
import type { JobInfo, JobQuery } from './api.ts';
import { hasEnded } from './stored.ts';

export interface Board {
  get(jobId: string): JobInfo | undefined;
  /** Newest first. */
  all(): JobInfo[];
  find(query: JobQuery): { jobs: JobInfo[]; total: number };
  put(info: JobInfo): void;
  drop(jobId: string): void;
  /** The job now, then on every change until it has ended. */
  watch(jobId: string, signal: AbortSignal): AsyncGenerator<JobInfo, void>;
  /** Every job that is not ended, then each that changes. A slow reader gets the latest of each. */
  watchAll(signal: AbortSignal): AsyncGenerator<JobInfo, void>;
  /** Ends every watcher. */
  close(): void;
}

interface Subscriber {
  readonly pending: Map<string, JobInfo>;
  wake: () => void;
}

const newestFirst = (a: JobInfo, b: JobInfo): number => (a.jobId < b.jobId ? 1 : -1);
export const LIST_LIMIT = 1000;
const LIST_USUAL = 100;

/** @param kept ended jobs of each outcome that the queue keeps */
export function board(kept: number): Board {
  const jobs = new Map<string, Feed<JobInfo>>();
  const subscribers = new Set<Subscriber>();
  const closed = new AbortController();

  /** The queue forgets the oldest ended jobs without a word; so does this. */
  function prune(): void {
    for (const good of [true, false]) {
      const ended = [...jobs.values()]
        .map(({ value }) => value)
        .filter((info) => hasEnded(info) && (info.status === 'done') === good);
      if (ended.length <= kept) continue;
      ended.sort((a, b) => (b.endedAt ?? 0) - (a.endedAt ?? 0));
      for (const { jobId } of ended.slice(kept)) jobs.delete(jobId);
    }
  }

  const all = (): JobInfo[] => [...jobs.values()].map(({ value }) => value).sort(newestFirst);
  return {
    get: (jobId) => jobs.get(jobId)?.value,
    all,
    find({ limit = LIST_USUAL, status, kind }) {
      const found = all().filter(
        (info) => (status === undefined || info.status === status) && (kind === undefined || info.kind === kind),
      );
      return { jobs: found.slice(0, limit), total: found.length };
    },
    put(info) {
      const known = jobs.get(info.jobId);
      // An answer of the queue that was overtaken on its way.
      if (known && hasEnded(known.value) && !hasEnded(info)) return;
      if (known) known.set(info);
      else jobs.set(info.jobId, feed(info));
      if (hasEnded(info)) {
        jobs.get(info.jobId)!.end();
        prune();
      }
      for (const subscriber of subscribers) {
        subscriber.pending.set(info.jobId, info);
        subscriber.wake();
      }
    },
    drop(jobId) {
      jobs.get(jobId)?.end();
      jobs.delete(jobId);
    },
    async *watch(jobId, signal) {
      const job = jobs.get(jobId);
      if (job) yield* job.read(signal);
    },
    async *watchAll(signal) {
      const live = all().filter((info) => !hasEnded(info));
      const subscriber: Subscriber = {
        pending: new Map(live.map((info) => [info.jobId, info])),
        wake: () => undefined,
      };
      subscribers.add(subscriber);
      const leave = (): void => subscriber.wake();
      signal.addEventListener('abort', leave);
      try {
        while (!signal.aborted && !closed.signal.aborted) {
          const [next] = subscriber.pending.values();
          if (next) {
            subscriber.pending.delete(next.jobId);
            yield next;
          } else await new Promise<void>((resolve) => (subscriber.wake = resolve));
        }
      } finally {
        signal.removeEventListener('abort', leave);
        subscribers.delete(subscriber);
      }
    },
    close() {
      closed.abort();
      for (const job of jobs.values()) job.end();
      for (const { wake } of subscribers) wake();
    },
  };
}
