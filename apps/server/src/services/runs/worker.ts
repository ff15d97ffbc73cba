/** The thread of one run: takes the plan, runs it, and reports. It ends when it is done, failed or told to stop. */
import { parentPort, workerData } from 'node:worker_threads';
import { JanusError } from '@janus/domain';
import { executeRun } from './execute.ts';
import type { WorkerInput, WorkerMessage } from './manager.ts';

/** Reports of progress, no closer together than this. */
const REPORT_MS = 100;

const { plan, dataFolder, stop } = workerData as WorkerInput;
const flag = new Int32Array(stop);
const send = (message: WorkerMessage): void => parentPort?.postMessage(message);
let reported = Number.NEGATIVE_INFINITY;
let reportedStage = '';

try {
  executeRun(plan, dataFolder, {
    progress(stage, share) {
      const now = performance.now();
      if (stage === reportedStage && now - reported < REPORT_MS) return;
      reported = now;
      reportedStage = stage;
      send({ kind: 'progress', stage, share });
    },
    shouldStop: () => Atomics.load(flag, 0) !== 0,
    clock: () => performance.now(),
  });
  send({ kind: 'done' });
} catch (error) {
  const message = error instanceof Error ? error.message : String(error);
  send({ kind: 'failed', code: error instanceof JanusError ? error.code : 'failed', message });
}
