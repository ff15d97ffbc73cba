/** A job as it lies in the queue, and what the rest of the server is told of it. */
import type { Job } from 'bullmq';
import type { JobInfo, JobKind, JobStatus, Json } from './api.ts';
import { readWords, wordsOf } from './words.ts';

export interface StoredJob {
  readonly title: string;
  readonly input: Json;
  readonly about: Json;
  /** Equal for equal kind and input. */
  readonly key: string;
  /** Epoch ms when somebody asked for its end; absent until then. */
  readonly stop?: number;
}
export interface StoredProgress {
  readonly stage: string;
  readonly share: number;
}
export type QueuedJob = Job<StoredJob, Json>;

export const ENDED: ReadonlySet<JobStatus> = new Set(['done', 'failed', 'cancelled']);
export const hasEnded = (info: JobInfo): boolean => ENDED.has(info.status);

/** Below this share the speed so far says nothing. */
const TELLING_SHARE = 0.02;

export function etaOf(startedAt: number | null, share: number, now: number): number | null {
  if (startedAt === null || share < TELLING_SHARE) return null;
  return Math.round(((now - startedAt) * (1 - share)) / share);
}

/** @param state as the queue names it */
export function infoOf(job: QueuedJob, state: string, now: number): JobInfo {
  const { title, input, about, stop } = job.data;
  const failed = state === 'failed' ? readWords(title, job.failedReason ?? '') : null;
  const told = typeof job.progress === 'object' ? (job.progress as StoredProgress) : null;
  const recovered = job.stalledCounter ?? 0;
  const startedAt = job.processedOn ?? null;
  const base = {
    jobId: job.id!,
    kind: job.name as JobKind,
    title,
    input,
    about,
    progress: told?.share ?? 0,
    etaMs: null,
    attempts: job.attemptsStarted ?? 0,
    maxAttempts: job.opts.attempts ?? 1,
    error: null,
    result: null,
    createdAt: job.timestamp,
    startedAt,
    endedAt: job.finishedOn ?? null,
    worker: job.processedBy ?? null,
    recovered,
  };
  if (state === 'completed')
    return { ...base, status: 'done', stage: 'done', progress: 1, result: job.returnvalue ?? null };
  if (failed?.code === 'cancelled') return { ...base, status: 'cancelled', stage: 'cancelled', error: failed };
  if (failed) return { ...base, status: 'failed', stage: 'failed', error: failed };
  if (state === 'active') {
    const stage = stop === undefined ? (told?.stage ?? 'starting') : 'stopping';
    return { ...base, status: 'active', stage, etaMs: etaOf(startedAt, base.progress, now) };
  }
  // It is still in the queue's list; whoever takes it drops it at once.
  if (stop !== undefined) {
    const error = wordsOf(`${title} was cancelled`, 'cancelled', 'it was cancelled before it began');
    return { ...base, status: 'cancelled', stage: 'cancelled', error, endedAt: stop };
  }
  const stage = recovered > 0 ? 'waiting to be taken up again: its worker died' : 'waiting for its turn';
  return { ...base, status: 'waiting', stage, startedAt: null };
}
