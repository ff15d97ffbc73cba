/**
 * What the router and the pages say about jobs. Types and closed lists only: the page imports them, so nothing here may
 * pull in a host.
 */
import type { ErrorCode } from '@janus/domain';

export const JOB_KINDS = [
  'backtest',
  'walkforward',
  'sleep',
  'map',
  'import',
  'simulate',
  'regimes',
  'lesion',
  'train',
] as const;
export type JobKind = (typeof JOB_KINDS)[number];

export const JOB_STATUSES = ['waiting', 'active', 'done', 'failed', 'cancelled'] as const;
export type JobStatus = (typeof JOB_STATUSES)[number];

/** What JSON can hold: a job's input and its result lie in a queue that may be another machine's. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

export interface JobError {
  readonly code: ErrorCode;
  /** What failed. */
  readonly what: string;
  /** Why, naming the value. */
  readonly why: string;
  /** What to do about it. */
  readonly cure: string;
}

export interface JobInfo {
  readonly jobId: string;
  readonly kind: JobKind;
  readonly title: string;
  readonly input: Json;
  /** What was known of it before it ran; of a backtest, its run. Null where nothing was. */
  readonly about: Json;
  readonly status: JobStatus;
  /** [0, 1] */
  readonly progress: number;
  /** What it is doing, in words. */
  readonly stage: string;
  /** Time that is left at the speed so far, ms; null where it cannot be told. */
  readonly etaMs: number | null;
  /** How often it was begun, and how often it may fail by a crash of its thread before it stays failed. */
  readonly attempts: number;
  readonly maxAttempts: number;
  readonly error: JobError | null;
  readonly result: Json;
  /** Epoch ms; null where it has not come to that. */
  readonly createdAt: number;
  readonly startedAt: number | null;
  readonly endedAt: number | null;
  /** `<pid>@<host>` of the process that has it or had it last. */
  readonly worker: string | null;
  /** How often it was taken up again after its worker died. */
  readonly recovered: number;
}

export interface JobQuery {
  /** 100 unless stated; at most 1000. */
  readonly limit?: number;
  readonly status?: JobStatus;
  readonly kind?: JobKind;
}
export interface JobList {
  /** Newest first. */
  readonly jobs: readonly JobInfo[];
  /** How many match, listed or not. */
  readonly total: number;
  /** How many ended jobs of each outcome are kept before the oldest goes. */
  readonly kept: number;
}

export const JOB_BACKENDS = ['pglite', 'postgresql', 'redis'] as const;
export type JobBackendKind = (typeof JOB_BACKENDS)[number];

export interface JobWorkerInfo {
  /** `<pid>@<host>` */
  readonly name: string;
  /** The process that answers. */
  readonly here: boolean;
  /** How many it runs at once; null where another process does not say. */
  readonly atOnce: number | null;
  readonly doing: readonly { readonly jobId: string; readonly title: string; readonly stage: string }[];
}
export interface JobHealth {
  readonly state: 'starting' | 'ready' | 'failed';
  /** In words where it is not ready, or where the queue last failed to answer. */
  readonly message: string | null;
  readonly backend: JobBackendKind;
  /** Folder or address, without a password. */
  readonly where: string;
  /** What an acknowledgement is worth there. */
  readonly durability: string;
  readonly counts: Readonly<Record<JobStatus, number>>;
  readonly workers: readonly JobWorkerInfo[];
  /** Epoch ms since when it is ready; null before. */
  readonly since: number | null;
}
