/**
 * Risk at a moment of a run, for the router: asked of one thread that walks runs, so that the server goes on answering.
 * It starts with the first question; if it breaks off, the next question starts another.
 */
import { Worker } from 'node:worker_threads';
import { JanusError, refused, type ErrorCode } from '@janus/domain';
import type { RunService } from '../../context.ts';
import type { EllipseReading, RiskReading } from './api.ts';
import type { Ask, Question, Told } from './questions.ts';

export interface RiskService {
  /** @throws JanusError no-data for an unknown run or a bar without a record, refused for a run that is not done */
  at(runId: string, bar: number): Promise<RiskReading>;
  /** @throws JanusError bad-input for names that are not two different signals */
  ellipse(runId: string, bar: number, x: string, y: string): Promise<EllipseReading>;
  /** Numbers of the threads at work. */
  walking(): readonly number[];
  close(): Promise<void>;
}

const ENTRY = new URL('./risk-thread.mjs', import.meta.url);

interface Waiting {
  readonly resolve: (answer: RiskReading | EllipseReading) => void;
  readonly reject: (why: Error) => void;
}

export function riskService(dataFolder: string, runs: Pick<RunService, 'summary'>): RiskService {
  let thread: Worker | null = null;
  let closed = false;
  let ticket = 0;
  const waiting = new Map<number, Waiting>();

  function hear(told: Told): void {
    const asked = waiting.get(told.ticket);
    waiting.delete(told.ticket);
    if ('answer' in told) asked?.resolve(told.answer);
    else asked?.reject(new JanusError(told.code as ErrorCode, told.message));
  }
  function fail(why: Error): void {
    for (const { reject } of waiting.values()) reject(why);
    waiting.clear();
  }
  function start(): Worker {
    const started = new Worker(ENTRY, { workerData: { dataFolder }, name: 'risk' });
    started.on('message', hear);
    started.once('error', fail);
    started.once('exit', (code) => {
      if (thread === started) thread = null;
      fail(new JanusError('failed', `the thread that reads the risk of runs broke off (code ${code}): ask again`));
    });
    return started;
  }
  function ask(question: Question): Promise<RiskReading | EllipseReading> {
    if (closed) return Promise.reject(refused('the server is stopping'));
    thread ??= start();
    const asking: Ask = { ...question, ticket: (ticket += 1) };
    return new Promise((resolve, reject) => {
      waiting.set(asking.ticket, { resolve, reject });
      thread!.postMessage(asking);
    });
  }

  return {
    // Async, so that a run that is not there is an answer and not a throw.
    async at(runId, bar) {
      runs.summary(runId);
      return (await ask({ kind: 'reading', runId, bar })) as RiskReading;
    },
    async ellipse(runId, bar, x, y) {
      runs.summary(runId);
      return (await ask({ kind: 'ellipse', runId, bar, x, y })) as EllipseReading;
    },
    walking: () => (thread ? [thread.threadId] : []),
    async close() {
      closed = true;
      await thread?.terminate();
    },
  };
}
