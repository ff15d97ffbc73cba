// The thread that a command runs in: loads TypeScript, runs main.ts, and sends its output to bin/janus.mjs.
import { parentPort, workerData } from 'node:worker_threads';

const { args, stop, tty } = workerData;
const flag = new Int32Array(stop);
const controller = new AbortController();
parentPort.on('message', () => controller.abort());
parentPort.unref();
// The shared flag is seen at once by work that never pauses; listeners hear the message when it does.
Object.defineProperty(controller.signal, 'aborted', { get: () => Atomics.load(flag, 0) !== 0 });

async function loaded() {
  let tsx;
  try {
    tsx = await import('tsx/esm/api');
  } catch {
    return null;
  }
  tsx.register();
  return import('./main.ts');
}

const program = await loaded();
if (!program) {
  const err = 'janus: the dependencies are not installed. Run `npm run setup` in the repository root first.\n';
  parentPort.postMessage({ err, exit: 1 });
} else {
  const exit = await program.main(args, {
    out: (out) => parentPort.postMessage({ out }),
    err: (err) => parentPort.postMessage({ err }),
    tty,
    env: process.env,
    signal: controller.signal,
  });
  parentPort.postMessage({ exit });
}
