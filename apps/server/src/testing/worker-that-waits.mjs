// A run's thread that reports once and goes on until it is told to stop.
import { parentPort, workerData } from 'node:worker_threads';

const flag = new Int32Array(workerData.stop);
parentPort.postMessage({ kind: 'progress', stage: 'waiting', share: 0.5 });
while (Atomics.wait(flag, 0, 0, 20) === 'timed-out');
parentPort.postMessage({ kind: 'failed', code: 'cancelled', message: 'told to stop' });
