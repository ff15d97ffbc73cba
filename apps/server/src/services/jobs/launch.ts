/** A job's thread seen from outside: started, listened to, told to stop, ended. */
import { Worker } from 'node:worker_threads';
import type { ErrorCode } from '@janus/domain';
import type { Json } from './api.ts';

/** What the thread is given, and what it answers. */
export interface ThreadInput {
  readonly module: string;
  readonly input: Json;
  readonly jobId: string;
  readonly dataFolder: string;
  readonly createdAt: number;
  /** One Int32: not 0 once the job is to stop. */
  readonly stop: SharedArrayBuffer;
}
export type ThreadMessage =
  | { readonly kind: 'progress'; readonly stage: string; readonly share: number }
  | { readonly kind: 'done'; readonly result: Json }
  | { readonly kind: 'failed'; readonly code: ErrorCode; readonly why: string };

/** The work threw: it would throw again. */
export class WorkFailed extends Error {
  readonly code: ErrorCode;
  constructor(code: ErrorCode, why: string) {
    super(why);
    this.code = code;
  }
}
/** The thread ended without an answer: out of memory, or killed. It may be begun again. */
export class ThreadDied extends Error {}

export interface Launched {
  /** @throws WorkFailed, ThreadDied */
  readonly result: Promise<Json>;
  /** Asks; after a while, ends it. */
  stop(): void;
  /** Ends it now. */
  end(): Promise<void>;
}

/** How long work may go on after it was asked to stop. */
const GRACE_MS = 5000;
/** Room for short-lived numbers, in MB: with the default the collector runs every few thousand events. */
const YOUNG_MB = 64;
const ENTRY = new URL('./thread.mjs', import.meta.url);

export function launch(
  input: Omit<ThreadInput, 'stop'>,
  onProgress: (stage: string, share: number) => void,
  entry: URL = ENTRY,
): Launched {
  const stop = new SharedArrayBuffer(4);
  const workerData: ThreadInput = { ...input, stop };
  const thread = new Worker(entry, { workerData, resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB } });
  let asked = false;
  let timer: NodeJS.Timeout | undefined;
  const result = new Promise<Json>((resolve, reject) => {
    thread.on('message', (message: ThreadMessage) => {
      if (message.kind === 'progress') onProgress(message.stage, message.share);
      else if (message.kind === 'done') resolve(message.result);
      else reject(new WorkFailed(message.code, message.why));
    });
    thread.on('error', (error) => reject(new ThreadDied(error instanceof Error ? error.message : String(error))));
    thread.on('exit', (code) => {
      clearTimeout(timer);
      if (asked) reject(new WorkFailed('cancelled', 'it was cancelled, and ended because it did not stop by itself'));
      else reject(new ThreadDied(`its thread ended without an answer (code ${code})`));
    });
  });
  // The thread may end after whoever waited has gone.
  result.catch(() => undefined);
  return {
    result,
    stop() {
      if (asked) return;
      asked = true;
      Atomics.store(new Int32Array(stop), 0, 1);
      timer = setTimeout(() => void thread.terminate(), GRACE_MS);
      timer.unref();
    },
    async end() {
      await thread.terminate();
    },
  };
}
