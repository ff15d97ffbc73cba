/**
 * Surveys of runs: answered from what is kept, else made in a thread of its own, one at a time, so that the server
 * goes on answering and a page that opens ten runs does not take every processor.
 */
import { Worker } from 'node:worker_threads';
import { badInput, JanusError, refused } from '@janus/domain';
import type { RunService } from '../../context.ts';
import type { BrainSurvey } from './api.ts';
import { openRun, type RunReader } from '../runs/store.ts';
import { readSurvey } from './kept.ts';
import { planeBars, readPlane, type PlaneBars, type PlaneReading } from './plane.ts';

export interface BrainService {
  /** @throws JanusError no-data for an unknown run, refused for one that is not done */
  survey(runId: string): Promise<BrainSurvey>;
  /** Go and No-Go up to a bar. @throws JanusError as above; bad-input for a bar that the run does not have */
  plane(runId: string, bar: number): Promise<PlaneReading>;
  /** Numbers of the threads at work. */
  surveying(): readonly number[];
  /** Ends what is under way. */
  close(): Promise<void>;
}

/** Surveys in memory; the oldest goes first. */
const KEPT = 8;
const ENTRY = new URL('./survey-thread.mjs', import.meta.url);

export function brainService(dataFolder: string, runs: Pick<RunService, 'summary'>): BrainService {
  const known = new Map<string, Promise<BrainSurvey>>();
  const planes = new Map<string, { readonly run: RunReader; readonly known: Promise<PlaneBars> }>();
  let before: Promise<unknown> = Promise.resolve();
  let thread: Worker | null = null;
  let closed = false;

  function make(runId: string): Promise<BrainSurvey> {
    if (closed) return Promise.reject(refused('the server is stopping'));
    return new Promise((resolve, reject) => {
      const started = new Worker(ENTRY, { workerData: { dataFolder, runId }, name: 'survey' });
      thread = started;
      started.once('message', resolve);
      started.once('error', reject);
      started.once('exit', (code) => {
        if (thread === started) thread = null;
        // After an answer this changes nothing.
        reject(new JanusError('failed', `the survey of run ${runId} broke off (code ${code}): ask again`));
      });
    });
  }

  function planeOf(runId: string): { readonly run: RunReader; readonly known: Promise<PlaneBars> } {
    let plane = planes.get(runId);
    if (!plane) {
      const run = openRun(dataFolder, runId);
      plane = { run, known: planeBars(run) };
      plane.known.catch(() => planes.delete(runId));
    }
    planes.delete(runId);
    planes.set(runId, plane);
    if (planes.size > KEPT) {
      const [oldest, gone] = planes.entries().next().value!;
      planes.delete(oldest);
      // Whoever still reads its bars is let finish.
      void gone.known.finally(() => gone.run.close());
    }
    return plane;
  }

  return {
    // Async, so that a run that is not there is an answer and not a throw.
    async survey(runId) {
      runs.summary(runId);
      const hit = known.get(runId);
      if (hit) return hit;
      const kept = readSurvey(dataFolder, runId);
      const answer = kept ? Promise.resolve(kept) : before.then(() => make(runId));
      if (!kept) before = answer.catch(() => undefined);
      known.set(runId, answer);
      answer.catch(() => known.delete(runId));
      if (known.size > KEPT) known.delete(known.keys().next().value!);
      return answer;
    },
    async plane(runId, bar) {
      runs.summary(runId);
      const { run, known } = planeOf(runId);
      if (bar >= run.bars) throw badInput(`bar ${bar}: give a whole number in [0, ${run.bars - 1}]`);
      return readPlane(run, await known, bar);
    },
    surveying: () => (thread ? [thread.threadId] : []),
    async close() {
      closed = true;
      for (const { run } of planes.values()) run.close();
      planes.clear();
      await thread?.terminate();
    },
  };
}
