/**
 * The jobs of a data folder: submit, cancel, retry, look, watch. A submission is answered once the queue has stored it;
 * from then on it ends, or says why it did not.
 */
import { availableParallelism } from 'node:os';
import { badInput, JanusError, noData, refused } from '@janus/domain';
import { Queue, QueueEvents } from 'bullmq';
import type { Logger } from '../../log.ts';
import type { JobHealth, JobInfo, JobKind, JobList, JobQuery, JobWorkerInfo, Json } from './api.ts';
import { openBackend, type JobsAddress, type OpenBackend } from './backend.ts';
import { board } from './board.ts';
import { registry, type JobHandler } from './handler.ts';
import { jobKey, newJobId } from './ids.ts';
import { etaOf, hasEnded, infoOf, type QueuedJob, type StoredJob, type StoredProgress } from './stored.ts';
import { MAX_RECOVERIES, startWork, workerName, type Work } from './work.ts';

export interface JobServiceOptions {
  readonly dataFolder: string;
  readonly address: JobsAddress;
  readonly handlers: readonly JobHandler[];
  readonly log: Logger;
  /** Epoch ms. */
  readonly now: () => number;
  /** Name of the queue: 'janus' unless stated. */
  readonly queue?: string;
  /** How many at once: processors less one unless stated; 0 = only look, submit and cancel. */
  readonly atOnce?: number;
  /** Ended jobs of each outcome that are kept: 500 unless stated. */
  readonly kept?: number;
}

export interface JobService {
  /** @throws JanusError bad-input with all faults of the input; no-data, refused for what cannot be done */
  submit(kind: JobKind, input: unknown): Promise<JobInfo>;
  /** @throws JanusError no-data for an unknown job, refused for one that has ended */
  cancel(jobId: string): Promise<JobInfo>;
  /** Submits the same again, as a new job. @throws JanusError no-data; refused where it has not failed */
  retry(jobId: string): Promise<JobInfo>;
  /** @throws JanusError no-data for an unknown job */
  get(jobId: string): Promise<JobInfo>;
  list(query?: JobQuery): Promise<JobList>;
  /** All that this process knows at this moment, newest first; nothing while it is starting. */
  seen(): readonly JobInfo[];
  /** The job now, then on every change until it has ended. */
  watch(jobId: string, signal: AbortSignal): AsyncGenerator<JobInfo, void>;
  /** Every job that has not ended, then each that changes. */
  watchAll(signal: AbortSignal): AsyncGenerator<JobInfo, void>;
  health(): Promise<JobHealth>;
  /** Puts back what runs. */
  close(): Promise<void>;
}

export const QUEUE = 'janus';
export const KEPT = 500;
/** How often the jobs of other processes are looked at: cancels that were asked for there, and lost events. */
const LOOK_MS = 1000;
/** So many of the waiting are looked at each time. */
const LOOK_AT = 200;
const EVENTS_KEPT = 2000;
const LIVE = ['active', 'waiting', 'delayed'] as const;

const unknownJob = (jobId: string): Error =>
  noData(`there is no job ${jobId}; \`janus jobs list\` names those there are`);

/** @throws JanusError refused where the queue cannot be opened */
export async function jobService(options: JobServiceOptions): Promise<JobService> {
  const backend = await openBackend(options.address);
  try {
    return await overBackend(options, backend);
  } catch (error) {
    await backend.close();
    throw error;
  }
}

async function overBackend(options: JobServiceOptions, backend: OpenBackend): Promise<JobService> {
  const { dataFolder, address, log, now } = options;
  const name = options.queue ?? QUEUE;
  const kept = options.kept ?? KEPT;
  const atOnce = options.atOnce ?? Math.max(1, availableParallelism() - 1);
  const handlers = registry(options.handlers);
  const known = board(kept);
  let closed = false;
  let complaint: string | null = null;
  let work: Work | null = null;

  const { connection } = backend;
  const queue = new Queue<StoredJob, Json>(
    name,
    { connection, streams: { events: { maxLen: EVENTS_KEPT } } },
    backend.factory,
  );
  const events = new QueueEvents(name, { connection }, backend.factory);
  const complain = (error: Error): void => {
    if (closed) return;
    complaint = error.message;
    log.warn({ err: error }, 'the queue of jobs');
  };
  queue.on('error', complain);
  events.on('error', complain);

  function show(job: QueuedJob, state: string): JobInfo {
    const info = infoOf(job, state, now());
    const here = info.status === 'active' ? work?.running(info.jobId) : undefined;
    return here && info.stage !== 'stopping' ? withProgress(info, here) : info;
  }
  function withProgress(info: JobInfo, { stage, share }: StoredProgress): JobInfo {
    return { ...info, stage, progress: share, etaMs: etaOf(info.startedAt, share, now()) };
  }

  async function look(jobId: string): Promise<JobInfo | undefined> {
    const state = await queue.getJobState(jobId);
    const job = await queue.getJob(jobId);
    if (!job || state === 'unknown') {
      known.drop(jobId);
      return undefined;
    }
    complaint = null;
    const info = show(job, state);
    known.put(info);
    return info;
  }
  /** After an event; several close together are one look, and one more after it. */
  const looking = new Map<string, 'once' | 'again'>();
  function lookSoon(jobId: string): void {
    if (closed) return;
    if (looking.has(jobId)) return void looking.set(jobId, 'again');
    looking.set(jobId, 'once');
    look(jobId)
      .catch(complain)
      .finally(() => {
        const again = looking.get(jobId) === 'again';
        looking.delete(jobId);
        if (again) lookSoon(jobId);
      });
  }
  for (const event of ['added', 'waiting', 'active', 'completed', 'failed', 'stalled', 'delayed', 'removed'] as const)
    events.on(event, ({ jobId }: { jobId: string }) => lookSoon(jobId));
  function progressed(jobId: string, progress: StoredProgress): void {
    const info = known.get(jobId);
    if (info?.status === 'active' && info.stage !== 'stopping') known.put(withProgress(info, progress));
  }
  events.on('progress', ({ jobId, data }) => {
    if (!work?.running(jobId)) progressed(jobId, data as StoredProgress);
  });

  await Promise.all([queue.waitUntilReady(), events.waitUntilReady()]);
  if (atOnce > 0) await backend.reclaim(name, MAX_RECOVERIES, now());
  for (const state of ['completed', 'failed', ...LIVE] as const) {
    const page = await queue.getJobs([state], 0, -1);
    for (const job of page) if (job) known.put(show(job, state));
  }
  if (atOnce > 0) {
    work = startWork({
      queue: name,
      backend,
      handlers,
      dataFolder,
      atOnce,
      log,
      onProgress: (jobId, progress) => progressed(jobId, progress),
    });
  }

  /** On a queue of many processes. */
  async function lookAround(): Promise<void> {
    for (const state of LIVE)
      for (const job of await queue.getJobs([state], 0, LOOK_AT)) {
        if (!job?.id) continue;
        if (job.data.stop !== undefined) work?.stop(job.id);
        if (known.get(job.id)?.status !== show(job, state).status) lookSoon(job.id);
      }
    for (const info of known.all()) if (info.status === 'active' && !work?.running(info.jobId)) lookSoon(info.jobId);
  }
  let around: NodeJS.Timeout | undefined;
  if (backend.shared) {
    let busy = false;
    around = setInterval(() => {
      if (busy) return;
      busy = true;
      lookAround()
        .catch(complain)
        .finally(() => (busy = false));
    }, LOOK_MS);
  }
  const since = now();

  async function get(jobId: string): Promise<JobInfo> {
    const info = known.get(jobId) ?? (await look(jobId));
    if (!info) throw unknownJob(jobId);
    return info;
  }

  async function submit(kind: JobKind, given: unknown): Promise<JobInfo> {
    if (closed) throw refused('the server is stopping');
    const handler = handlers.get(kind);
    if (!handler) throw badInput(`there is no kind of job '${kind}'; there are ${[...handlers.keys()].join(', ')}`);
    const input = handler.parse(given);
    const createdAt = now();
    const about = (await handler.prepare?.(input, dataFolder, createdAt)) ?? null;
    const key = jobKey(kind, input);
    const job = await queue.add(
      kind,
      { title: handler.title(input), input, about, key },
      {
        jobId: newJobId(createdAt),
        timestamp: createdAt,
        attempts: handler.attempts,
        deduplication: { id: key },
        removeOnComplete: { count: kept },
        removeOnFail: { count: kept },
      },
    );
    const info = await look(job.id!);
    if (!info) throw new JanusError('failed', `job ${job.id} was stored and is gone`);
    return info;
  }

  async function workers(): Promise<JobWorkerInfo[]> {
    const names = new Set<string>(work ? [workerName()] : []);
    const active = known.all().filter((info) => info.status === 'active');
    for (const { worker } of active) if (worker) names.add(worker);
    if (backend.shared)
      for (const { rawname, name: client } of (await queue.getWorkers().catch(() => [])) as Record<string, string>[]) {
        const named = /:w:(\d+@.+)$/.exec(rawname ?? client ?? '')?.[1];
        if (named) names.add(named);
      }
    return [...names].map((worker) => {
      const here = worker === workerName();
      return {
        name: worker,
        here,
        atOnce: here ? (work?.atOnce ?? null) : null,
        doing: active
          .filter((info) => info.worker === worker)
          .map(({ jobId, title, stage }) => ({ jobId, title, stage })),
      };
    });
  }

  return {
    submit,
    get,
    async cancel(jobId) {
      const info = (await look(jobId)) ?? (await get(jobId));
      if (hasEnded(info)) throw refused(`job ${jobId} is ${info.status}: there is nothing to cancel`);
      const job = await queue.getJob(jobId);
      if (!job) throw unknownJob(jobId);
      await job.updateData({ ...job.data, stop: now() });
      await queue.removeDeduplicationKey(job.data.key);
      work?.stop(jobId);
      return (await look(jobId)) ?? info;
    },
    async retry(jobId) {
      const info = await get(jobId);
      if (info.status !== 'failed' && info.status !== 'cancelled')
        throw refused(`job ${jobId} is ${info.status}: only what failed or was cancelled can be retried`);
      return submit(info.kind, info.input);
    },
    async list(query = {}) {
      return { ...known.find(query), kept };
    },
    seen: () => known.all(),
    async *watch(jobId, signal) {
      await get(jobId);
      yield* known.watch(jobId, signal);
    },
    watchAll: (signal) => known.watchAll(signal),
    async health() {
      const counts = { waiting: 0, active: 0, done: 0, failed: 0, cancelled: 0 };
      for (const { status } of known.all()) counts[status] += 1;
      const { kind, where } = address;
      const { durability } = backend;
      const state = 'ready' as const;
      return { state, message: complaint, backend: kind, where, durability, counts, workers: await workers(), since };
    },
    async close() {
      if (closed) return;
      closed = true;
      clearInterval(around);
      known.close();
      await work?.close();
      await events.close();
      await queue.close();
      await backend.close();
    },
  };
}
