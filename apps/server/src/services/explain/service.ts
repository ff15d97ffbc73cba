/**
 * What would have changed a decision: answered from memory, else by a thread that lives the run through again, one at a
 * time, so that the server goes on answering. Who has lost interest ends the thread, unless somebody else still waits.
 */
import { JanusError, cancelled } from '@janus/domain';
import { launch, WorkFailed, type Launched } from '../jobs/launch.ts';
import type { RunService } from '../../context.ts';
import type { FlipAnswer, FlipNews } from './api.ts';

export interface ExplainService {
  /**
   * Progress until the answer, which is the last.
   * @throws JanusError no-data, refused, cancelled
   */
  flip(runId: string, bar: number, signal: AbortSignal): AsyncGenerator<FlipNews, void>;
  /** Ends what is under way. */
  close(): Promise<void>;
}

/** Answers in memory; the oldest goes first. */
const KEPT = 500;
const MODULE = new URL('./flip-run.ts', import.meta.url).href;

interface Question {
  readonly answer: Promise<FlipAnswer>;
  stage: string;
  share: number;
  waiting: number;
  /** Called at each progress. */
  readonly listeners: Set<() => void>;
  stop(): void;
}

const errorOf = (error: unknown): unknown =>
  error instanceof WorkFailed ? new JanusError(error.code, error.message) : error;

export function explainService(
  dataFolder: string,
  runs: Pick<RunService, 'summary'>,
  start: typeof launch = launch,
): ExplainService {
  const known = new Map<string, FlipAnswer>();
  const open = new Map<string, Question>();
  let before: Promise<unknown> = Promise.resolve();
  const threads = new Set<Launched>();
  let closed = false;

  function ask(key: string, runId: string, bar: number): Question {
    let stopped = false;
    let thread: Launched | null = null;
    const tell = (stage: string, share: number): void => {
      question.stage = stage;
      question.share = share;
      for (const listener of question.listeners) listener();
    };
    const work = async (): Promise<FlipAnswer> => {
      if (closed) throw cancelled('the server is stopping');
      if (stopped) throw cancelled('the question was taken back');
      const input = { module: MODULE, input: { runId, bar }, jobId: `flip ${key}`, dataFolder, createdAt: 0 };
      tell('starting', 0);
      thread = start(input, tell);
      threads.add(thread);
      try {
        return (await thread.result) as unknown as FlipAnswer;
      } catch (error) {
        throw errorOf(error);
      } finally {
        threads.delete(thread);
      }
    };
    const answer = before.then(work, work);
    before = answer.catch(() => undefined);
    const question: Question = {
      answer,
      stage: 'waiting for its turn',
      share: 0,
      waiting: 0,
      listeners: new Set(),
      stop() {
        stopped = true;
        if (open.get(key) === question) open.delete(key);
        thread?.stop();
      },
    };
    open.set(key, question);
    answer
      .then((told) => {
        known.set(key, told);
        if (known.size > KEPT) known.delete(known.keys().next().value!);
        return null;
      })
      .catch(() => null)
      .finally(() => open.get(key) === question && open.delete(key));
    return question;
  }

  return {
    async *flip(runId, bar, signal) {
      runs.summary(runId);
      const key = `${runId} ${bar}`;
      const hit = known.get(key);
      if (hit) {
        yield { kind: 'answer', answer: hit };
        return;
      }
      const question = open.get(key) ?? ask(key, runId, bar);
      question.waiting += 1;
      let wake = (): void => undefined;
      const listen = (): void => wake();
      question.listeners.add(listen);
      signal.addEventListener('abort', listen);
      const end: { over: boolean; answer: FlipAnswer | null; error: unknown } = {
        over: false,
        answer: null,
        error: null,
      };
      question.answer
        .then((answer) => (end.answer = answer))
        .catch((error: unknown) => (end.error = error))
        .finally(() => {
          end.over = true;
          wake();
        });
      try {
        while (!end.over && !signal.aborted) {
          const news = new Promise<void>((resolve) => (wake = resolve));
          yield { kind: 'progress', stage: question.stage, share: question.share };
          await news;
        }
        if (end.answer) yield { kind: 'answer', answer: end.answer };
        else if (end.over) throw end.error;
      } finally {
        question.listeners.delete(listen);
        signal.removeEventListener('abort', listen);
        question.waiting -= 1;
        if (question.waiting === 0 && !end.over) question.stop();
      }
    },
    async close() {
      closed = true;
      await Promise.all([...threads].map((thread) => thread.end()));
    },
  };
}
