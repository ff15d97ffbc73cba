/**
 * What a kind of job is: its name, its input checked at the door, and the module whose `run` does the work in a thread
 * of its own. Handlers are a list that is passed in; adding a kind touches nothing else.
 */
import type { JobKind, Json } from './api.ts';

/** What the work may use. It runs in a thread: no clock of the wall, no other state than its files. */
export interface JobWork {
  readonly jobId: string;
  readonly dataFolder: string;
  /** Epoch ms when the job was submitted: the same on every attempt. */
  readonly createdAt: number;
  /** What is being done, in words, and how much of the whole is done, [0, 1]. Call it as often as you like. */
  progress(stage: string, share: number): void;
  /** True once the job is to end early: throw `cancelled(…)` at the next boundary. */
  shouldStop(): boolean;
  /** The same for work that waits. */
  readonly signal: AbortSignal;
  /** Monotonic, milliseconds. */
  clock(): number;
}

/** Exported as `run` by a handler's module. May be called again after a crash: it must find or replace what it left. */
export type JobRun<I> = (input: I, work: JobWork) => Json | Promise<Json>;

/** `title` and `prepare` are only ever given what `parse` returned: a handler of any input is one of a list. */
export interface JobHandler<I extends Json = Json> {
  readonly kind: JobKind;
  /** One line for lists, such as "Backtest of SP500". */
  title(input: I): string;
  /** The input with its defaults, so that equal jobs are equal. @throws JanusError bad-input with all faults */
  parse(input: unknown): I;
  /**
   * Looks, before the job is stored, whether what it names is there; returns what is known of it already.
   * @throws JanusError for a job that cannot be done
   */
  prepare?(input: I, dataFolder: string, createdAt: number): Promise<Json>;
  /** TypeScript module that exports `run: JobRun<I>`. */
  readonly module: URL;
  /** How often it may be begun when its thread dies without a word. An error that the work throws is never retried. */
  readonly attempts: number;
  /** At most one of this kind at a time in one process. */
  readonly alone?: true;
}

/** Handlers by kind. @throws Error where two have one kind */
export function registry(handlers: readonly JobHandler[]): ReadonlyMap<string, JobHandler> {
  const byKind = new Map<string, JobHandler>();
  for (const handler of handlers) {
    if (byKind.has(handler.kind)) throw new Error(`two handlers for ${handler.kind}`);
    byKind.set(handler.kind, handler);
  }
  return byKind;
}
