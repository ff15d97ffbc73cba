/**
 * Starts runs, one worker thread each and no more at once than there are processors to spare, tells how far they
 * are, and cancels them. Finished runs are found on the disk; this remembers only what is queued, running, or has
 * failed since the server started.
 */
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { noData, refused, type BarSeries } from '@janus/domain';
import type { RunInfo } from '../../api.ts';
import type { RunService } from '../../context.ts';
import { feed, type Feed } from './feed.ts';
import type { RunFile } from './layout.ts';
import { planRun, type RunPlan, type RunRequest } from './plan.ts';
import { openRun, readRunFile, storedRuns, sweepDrafts } from './store.ts';

/** What a worker is given, and what it answers. */
export interface WorkerInput {
  readonly plan: RunPlan;
  readonly dataFolder: string;
  /** One Int32: not 0 once the run is to stop. */
  readonly stop: SharedArrayBuffer;
}
export type WorkerMessage =
  | { readonly kind: 'progress'; readonly stage: string; readonly share: number }
  | { readonly kind: 'done' }
  | { readonly kind: 'failed'; readonly code: string; readonly message: string };

export interface RunManagerOptions {
  readonly dataFolder: string;
  /** @throws JanusError no-data for a name that is not there */
  load(data: string): Promise<{ readonly series: BarSeries; readonly warnings: readonly string[] }>;
  /** A run that failed, for the server's log. */
  onFailure(info: RunInfo): void;
  /** Module of the worker; the tests give their own. */
  readonly worker?: URL;
  readonly atOnce?: number;
}
export interface RunManager extends RunService {
  /** Stops every run at once; nothing may be started after. */
  close(): Promise<void>;
}

interface Job {
  readonly plan: RunPlan;
  readonly feed: Feed<RunInfo>;
  readonly stop: SharedArrayBuffer;
  worker: Worker | null;
}

const ended = (info: RunInfo): boolean => info.status !== 'queued' && info.status !== 'running';

export function runManager(options: RunManagerOptions): RunManager {
  const { dataFolder } = options;
  const atOnce = options.atOnce ?? Math.max(1, availableParallelism() - 1);
  const workerModule = options.worker ?? new URL('./worker.mjs', import.meta.url);
  const jobs = new Map<string, Job>();
  const queue: Job[] = [];
  const known = new Map<string, RunFile>();
  let running = 0;
  let closed = false;
  sweepDrafts(dataFolder);

  function stored(runId: string): RunFile | null {
    const hit = known.get(runId);
    if (hit) return hit;
    const file = readRunFile(dataFolder, runId);
    if (file) known.set(runId, file);
    return file;
  }

  function finish(job: Job, change: Partial<RunInfo>): void {
    const { runId } = job.plan.info;
    job.feed.set({ ...job.feed.value, ...change });
    job.feed.end();
    if (job.feed.value.status === 'done') jobs.delete(runId);
    if (job.feed.value.status === 'failed') options.onFailure(job.feed.value);
  }

  function fail(job: Job, code: string, message: string): void {
    if (ended(job.feed.value)) return;
    if (code === 'cancelled') finish(job, { status: 'cancelled', stage: 'cancelled' });
    else finish(job, { status: 'failed', stage: 'failed', error: message });
  }

  function receive(job: Job, message: WorkerMessage): void {
    if (ended(job.feed.value)) return;
    if (message.kind === 'progress')
      job.feed.set({ ...job.feed.value, status: 'running', stage: message.stage, progress: message.share });
    else if (message.kind === 'failed') fail(job, message.code, message.message);
    else finish(job, { status: 'done', stage: 'done', progress: 1 });
  }

  function launch(job: Job): void {
    running += 1;
    job.feed.set({ ...job.feed.value, status: 'running', stage: 'starting' });
    const workerData: WorkerInput = { plan: job.plan, dataFolder, stop: job.stop };
    const worker = new Worker(workerModule, { workerData, resourceLimits: { maxYoungGenerationSizeMb: 64 } });
    job.worker = worker;
    worker.on('message', (message: WorkerMessage) => receive(job, message));
    worker.on('error', (error) => fail(job, 'failed', error instanceof Error ? error.message : String(error)));
    worker.on('exit', (code) => {
      job.worker = null;
      running -= 1;
      fail(job, closed ? 'cancelled' : 'failed', `the worker thread of the run ended with code ${code}`);
      next();
    });
  }

  function next(): void {
    if (closed || running >= atOnce) return;
    const job = queue.shift();
    if (job) launch(job);
  }

  function infoOf(runId: string): RunInfo {
    const info = jobs.get(runId)?.feed.value ?? stored(runId)?.summary.run;
    if (!info) throw noData(`there is no run ${runId}; the list of runs names those that are there`);
    return info;
  }

  function done(runId: string): RunFile {
    const file = stored(runId);
    if (file) return file;
    const info = infoOf(runId);
    throw refused(`run ${runId} is ${info.status}${info.error ? `: ${info.error}` : ''}; it has no results yet`);
  }

  return {
    list() {
      const files = storedRuns(dataFolder).flatMap((runId) => stored(runId)?.summary.run ?? []);
      const live = [...jobs.values()].map((job) => job.feed.value).filter((info) => !known.has(info.runId));
      return [...live, ...files].sort((a, b) => b.createdAt - a.createdAt);
    },
    summary: (runId) => done(runId).summary,
    trades(runId) {
      done(runId);
      const reader = openRun(dataFolder, runId);
      try {
        return reader.trades();
      } finally {
        reader.close();
      }
    },
    async start(request: RunRequest) {
      const { series, warnings } = await options.load(request.data);
      const plan = { ...planRun(request, series, Date.now()), warnings };
      const { runId } = plan.info;
      if (closed) throw refused('the server is stopping');
      const job = jobs.get(runId);
      if (stored(runId) || (job && !ended(job.feed.value))) return { runId };
      const started: Job = { plan, feed: feed(plan.info), stop: new SharedArrayBuffer(4), worker: null };
      jobs.set(runId, started);
      queue.push(started);
      next();
      return { runId };
    },
    cancel(runId) {
      const info = infoOf(runId);
      const job = jobs.get(runId);
      if (!job || ended(info)) throw refused(`run ${runId} is ${info.status}: there is nothing to cancel`);
      Atomics.store(new Int32Array(job.stop), 0, 1);
      const waiting = queue.indexOf(job);
      if (waiting < 0) return;
      queue.splice(waiting, 1);
      fail(job, 'cancelled', '');
    },
    async *watch(runId, signal) {
      const job = jobs.get(runId);
      if (job) yield* job.feed.read(signal);
      else yield infoOf(runId);
    },
    async close() {
      closed = true;
      for (const job of queue.splice(0)) fail(job, 'cancelled', '');
      const workers = [...jobs.values()].flatMap((job) => job.worker ?? []);
      for (const job of jobs.values()) Atomics.store(new Int32Array(job.stop), 0, 1);
      await Promise.all(workers.map((worker) => worker.terminate()));
      sweepDrafts(dataFolder);
    },
  };
}
