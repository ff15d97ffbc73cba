/**
 * The hands: takes jobs from the queue and runs each in a thread. What the work throws ends the job; a thread that dies
 * without a word is begun again; a process that stops puts back what it had; one that is killed is missed by the others,
 * or by itself when it comes back.
 */
import { hostname } from 'node:os';
import { Job, UnrecoverableError, WaitingError, Worker } from 'bullmq';
import { refused } from '@janus/domain';
import type { Logger } from '../../log.ts';
import type { Json } from './api.ts';
import type { OpenBackend } from './backend.ts';
import type { JobHandler } from './handler.ts';
import { launch, ThreadDied, WorkFailed, type Launched } from './launch.ts';
import type { QueuedJob, StoredJob, StoredProgress } from './stored.ts';
import { errorOf, storedWords, wordsOf } from './words.ts';

export const workerName = (): string => `${process.pid}@${hostname()}`;

/** A worker that says nothing for this long is taken for dead, where others could take its jobs. */
const LOCK_MS = 4000;
/** Alone on the queue nobody takes a job away; locks then only mark what was running at a crash. */
const LOCK_ALONE_MS = 60_000;
const LOOK_FOR_DEAD_MS = 1000;
/** How often a job is taken up again after its process died. */
export const MAX_RECOVERIES = 3;
/** Progress in the queue, no closer together than this; this process's own pages see it at once. */
const STORE_PROGRESS_MS = 500;

export interface WorkOptions {
  readonly queue: string;
  readonly backend: OpenBackend;
  readonly handlers: ReadonlyMap<string, JobHandler>;
  readonly dataFolder: string;
  readonly atOnce: number;
  readonly log: Logger;
  onProgress(jobId: string, progress: StoredProgress): void;
}
export interface Work {
  readonly atOnce: number;
  /** Asks a job to stop. @returns false where it does not run here */
  stop(jobId: string): boolean;
  running(jobId: string): StoredProgress | undefined;
  /** Puts back what runs. */
  close(): Promise<void>;
}

interface Running {
  thread: Launched | null;
  stopped: boolean;
  /** Another worker has it: this one must not answer. */
  lost: boolean;
  progress: StoredProgress | undefined;
}

export function startWork(options: WorkOptions): Work {
  const { backend, handlers, dataFolder, log } = options;
  const running = new Map<string, Running>();
  const turns = new Map<string, Promise<unknown>>();
  let closing = false;

  async function perform(job: QueuedJob, handler: JobHandler, state: Running): Promise<Json> {
    const input = handler.parse(job.data.input);
    let stored = Number.NEGATIVE_INFINITY;
    let storedStage = '';
    if (closing || state.stopped) throw new WorkFailed('cancelled', 'it was cancelled before it began');
    state.thread = launch(
      { module: handler.module.href, input, jobId: job.id!, dataFolder, createdAt: job.timestamp },
      (stage, share) => {
        state.progress = { stage, share };
        options.onProgress(job.id!, state.progress);
        const now = performance.now();
        if (stage === storedStage && now - stored < STORE_PROGRESS_MS) return;
        stored = now;
        storedStage = stage;
        job.updateProgress({ stage, share }).catch((error: unknown) => log.warn({ err: error }, 'progress not stored'));
      },
    );
    return state.thread.result;
  }

  /** Kinds that must be alone wait for the one before them. */
  function inTurn(handler: JobHandler, task: () => Promise<Json>): Promise<Json> {
    if (!handler.alone) return task();
    const before = turns.get(handler.kind) ?? Promise.resolve();
    const mine = before.then(task, task);
    turns.set(handler.kind, mine);
    return mine;
  }

  async function take(job: QueuedJob, token: string | undefined): Promise<Json> {
    const { title, stop } = job.data;
    const state: Running = { thread: null, stopped: false, lost: false, progress: undefined };
    running.set(job.id!, state);
    try {
      if (stop !== undefined) throw new WorkFailed('cancelled', 'it was cancelled before it began');
      const handler = handlers.get(job.name);
      if (!handler)
        throw refused(`process ${workerName()} of this queue cannot do '${job.name}': run the same version everywhere`);
      return await inTurn(handler, () => perform(job, handler, state));
    } catch (error) {
      if (closing || state.lost) {
        if (!state.lost) await job.moveToWait(token);
        throw new WaitingError();
      }
      if (error instanceof ThreadDied)
        throw new Error(storedWords(wordsOf(`${title} broke off`, 'failed', error.message)), { cause: error });
      const words =
        error instanceof WorkFailed
          ? wordsOf(`${title} ${error.code === 'cancelled' ? 'was cancelled' : 'failed'}`, error.code, error.message)
          : errorOf(`${title} failed`, error);
      if (words.code === 'failed') log.error({ jobId: job.id, error: words.why }, `${title} failed`);
      throw new UnrecoverableError(storedWords(words));
    } finally {
      running.delete(job.id!);
    }
  }

  const worker = new Worker<StoredJob, Json>(
    options.queue,
    take,
    {
      connection: backend.connection,
      name: workerName(),
      concurrency: options.atOnce,
      lockDuration: backend.shared ? LOCK_MS : LOCK_ALONE_MS,
      lockRenewTime: backend.shared ? LOCK_MS / 4 : LOCK_ALONE_MS / 4,
      stalledInterval: LOOK_FOR_DEAD_MS,
      maxStalledCount: MAX_RECOVERIES,
      runRetryDelay: 1000,
    },
    backend.factory,
  );
  worker.on('error', (error) => closing || log.warn({ err: error }, 'the queue of jobs'));
  // To the front: what had begun goes on before what has not.
  worker.on('stalled', (jobId) => {
    Job.fromId(worker, jobId)
      .then((job) => job?.changePriority({ priority: 0, lifo: true }))
      .catch((error: unknown) => log.debug({ err: error, jobId }, 'a lost job keeps its place in the line'));
  });
  worker.on('lockRenewalFailed', (jobIds) => {
    for (const jobId of jobIds) {
      const state = running.get(jobId);
      if (!state) continue;
      state.lost = true;
      void state.thread?.end();
    }
  });

  return {
    atOnce: options.atOnce,
    stop(jobId) {
      const state = running.get(jobId);
      if (!state) return false;
      state.stopped = true;
      state.thread?.stop();
      return true;
    },
    running: (jobId) => running.get(jobId)?.progress,
    async close() {
      closing = true;
      const paused = worker.pause(true);
      await Promise.all([...running.values()].map(async ({ thread }) => thread?.end()));
      await paused;
      await worker.close();
    },
  };
}
