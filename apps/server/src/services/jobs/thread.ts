/** The thread of one job: loads the handler's module, runs it, and reports. It ends when that is done, failed or told to. */
import { parentPort, workerData } from 'node:worker_threads';
import { ConfigError, JanusError } from '@janus/domain';
import type { Json } from './api.ts';
import type { JobRun } from './handler.ts';
import type { ThreadInput, ThreadMessage } from './launch.ts';

/** Reports of progress, no closer together than this. */
const REPORT_MS = 100;
/** How often work that waits is told of a stop. */
const LOOK_MS = 100;

const { module, input, jobId, dataFolder, createdAt, stop } = workerData as ThreadInput;
const flag = new Int32Array(stop);
const send = (message: ThreadMessage): void => parentPort?.postMessage(message);
const shouldStop = (): boolean => Atomics.load(flag, 0) !== 0;
const controller = new AbortController();
const look = setInterval(() => shouldStop() && controller.abort(), LOOK_MS);
let reported = Number.NEGATIVE_INFINITY;
let reportedStage = '';

try {
  const { run } = (await import(module)) as { run: JobRun<Json> };
  const result = await run(input, {
    jobId,
    dataFolder,
    createdAt,
    progress(stage, share) {
      const now = performance.now();
      if (stage === reportedStage && now - reported < REPORT_MS) return;
      reported = now;
      reportedStage = stage;
      send({ kind: 'progress', stage, share: Math.min(1, Math.max(0, share)) });
    },
    shouldStop,
    signal: controller.signal,
    clock: () => performance.now(),
  });
  send({ kind: 'done', result });
} catch (error) {
  const code = error instanceof JanusError ? error.code : error instanceof ConfigError ? 'bad-input' : 'failed';
  send({ kind: 'failed', code, why: error instanceof Error ? error.message : String(error) });
} finally {
  clearInterval(look);
}
