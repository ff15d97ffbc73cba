/**
 * The threads of this process and how busy each is: the share of time in which its event loop was not waiting, as Node
 * itself measures it. Every worker is known from the moment it is made.
 */
import { performance, type EventLoopUtilization } from 'node:perf_hooks';
import { availableParallelism } from 'node:os';
import type { Worker } from 'node:worker_threads';
import type { JobInfo } from '../jobs/api.ts';
import type { RuntimeReport, ThreadReport } from './api.ts';

interface Followed {
  readonly worker: Worker;
  readonly id: number;
  readonly since: number;
  last: EventLoopUtilization;
  busy: number;
}

export interface OwnThread {
  readonly name: string;
  readonly does: string;
}

export interface ThreadWatch {
  /** @param own threads that serve pages and take up no jobs: what each is called and does, by its number */
  look(jobs: readonly JobInfo[], own: ReadonlyMap<number, OwnThread>): RuntimeReport;
  close(): void;
}

/** Two looks closer together than this answer the same: a share of a few ms says nothing. */
const SHORTEST_MS = 900;
const NONE: EventLoopUtilization = { idle: 0, active: 0, utilization: 0 };

/** @param now epoch ms */
export function watchThreads(now: () => number): ThreadWatch {
  const began = now();
  const followed = new Map<number, Followed>();
  const follow = (worker: Worker): void => {
    const id = worker.threadId;
    followed.set(id, { worker, id, since: now(), last: NONE, busy: 0 });
    worker.once('exit', () => followed.delete(id));
  };
  process.on('worker', follow);

  let lastMain = performance.eventLoopUtilization();
  let lastCpu = process.cpuUsage();
  let lastAt = performance.now();
  let mainBusy = lastMain.utilization;
  let processors = 0;
  let span = 0;

  function measure(): void {
    const at = performance.now();
    if (span > 0 && at - lastAt < SHORTEST_MS) return;
    span = Math.max(1, at - lastAt);
    lastAt = at;
    const main = performance.eventLoopUtilization();
    mainBusy = performance.eventLoopUtilization(main, lastMain).utilization;
    lastMain = main;
    const cpu = process.cpuUsage();
    processors = (cpu.user - lastCpu.user + cpu.system - lastCpu.system) / 1000 / span;
    lastCpu = cpu;
    for (const thread of followed.values()) {
      const used = thread.worker.performance.eventLoopUtilization();
      const step = used.active - thread.last.active;
      const whole = step + used.idle - thread.last.idle;
      thread.busy = whole > 0 ? step / whole : 0;
      thread.last = used;
    }
  }

  return {
    look(jobs, own) {
      measure();
      const here = `${process.pid}@`;
      const active = jobs
        .filter((job) => job.status === 'active' && job.worker?.startsWith(here))
        .sort((a, b) => (a.startedAt ?? 0) - (b.startedAt ?? 0));
      const threads: ThreadReport[] = [
        { id: 0, name: 'main', does: 'answers, serves the pages, keeps the queue', busy: mainBusy, since: began },
      ];
      let next = 0;
      for (const { id, busy, since } of [...followed.values()].sort((a, b) => a.id - b.id)) {
        const mine = own.get(id);
        const job = mine ? undefined : active[next];
        if (job) next += 1;
        threads.push({
          id,
          name: mine?.name ?? 'job',
          does: mine?.does ?? (job ? `${job.title}: ${job.stage}` : 'takes up a job, or has just ended one'),
          busy,
          since,
        });
      }
      const { rss, heapUsed } = process.memoryUsage();
      return {
        pid: process.pid,
        processors,
        available: availableParallelism(),
        resident: rss,
        heap: heapUsed,
        span,
        threads,
      };
    },
    close() {
      process.off('worker', follow);
    },
  };
}
