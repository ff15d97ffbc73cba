#!/usr/bin/env node
// Plain JavaScript on purpose: it answers --version at once and says what to do before anything is installed.
// A command runs in a thread of its own, so that Ctrl-C is heard even while the command computes without a pause.
import { readFileSync } from 'node:fs';
import { Worker } from 'node:worker_threads';

/** How long a command may take to stop after Ctrl-C. */
const GRACE_MS = 5000;
const CANCELLED = 130;
/** Room for short-lived numbers, in MB: with the default the collector runs every few thousand events. */
const YOUNG_MB = 64;

function run(args) {
  const stop = new SharedArrayBuffer(4);
  const tty = process.stderr.isTTY ?? false;
  const worker = new Worker(new URL('../src/thread.mjs', import.meta.url), {
    workerData: { args, stop, tty },
    resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB, maxOldGenerationSizeMb: 4096 },
  });
  let ending = false;
  function end(code) {
    if (ending) return;
    ending = true;
    // Both streams empty first: pipes are written to in the background.
    process.stdout.write('', () => process.stderr.write('', () => process.exit(code)));
  }
  worker.on('message', ({ out, err, exit }) => {
    if (out !== undefined) process.stdout.write(out);
    if (err !== undefined) process.stderr.write(err);
    if (exit !== undefined) end(exit);
  });
  worker.on('error', (error) => {
    process.stderr.write(`janus: ${error?.stack ?? error}\n`);
    end(1);
  });
  worker.on('exit', (code) => end(code || 1));
  let asked = false;
  function interrupt() {
    if (asked) return end(CANCELLED);
    asked = true;
    Atomics.store(new Int32Array(stop), 0, 1);
    worker.postMessage('stop');
    setTimeout(() => {
      process.stderr.write('janus: cancelled; the command did not stop by itself\n');
      end(CANCELLED);
    }, GRACE_MS).unref();
  }
  process.on('SIGINT', interrupt);
  process.on('SIGTERM', interrupt);
}

const args = process.argv.slice(2);
// A reader that has seen enough, as in `janus … | head`, is no fault.
process.stdout.on('error', (error) => process.exit(error.code === 'EPIPE' ? 0 : 1));
if (args.length === 1 && (args[0] === '--version' || args[0] === '-V')) {
  const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
  console.log(version);
} else run(args);
