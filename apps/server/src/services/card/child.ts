/**
 * A driver's program as a child process: framed requests on its stdin, answers on its stdout, one at a time in order
 * (`hls/host/device.hpp` is the other end). A child that dies fails what it was asked, is counted, and is started once
 * more; one that dies again before it has answered stays dead.
 */
import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { JanusError, badInput, cancelled } from '@janus/domain';

const MAGIC = 0x314a4648;
/** Asks what the device is. */
export const INFO = 0xffffffff;
const HEAD = 16;
const KEPT_WORDS = 2000;

export interface Answer {
  readonly body: Buffer;
  /** In the kernel, as the child measured it. */
  readonly kernelNs: number;
  /** From request to answer, as this process measured it. */
  readonly tripUs: number;
}

export interface Counts {
  readonly requests: number;
  readonly errors: number;
  readonly restarts: number;
  readonly lastError: string | null;
}

export interface CardChild {
  /** @throws JanusError bad-input where the device refuses, failed where it cannot or has died */
  ask(kernel: number, words: Int32Array): Promise<Answer>;
  counts(): Counts;
  /** Number of the process that runs now, null where none does. */
  pid(): number | null;
  close(): Promise<void>;
}

export interface ChildOptions {
  readonly program: string;
  readonly args: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  /** Longest that an answer may take, ms; then the child is ended. */
  readonly patienceMs: number;
}

interface Waiting {
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: Error) => void;
  readonly began: number;
  readonly timer: NodeJS.Timeout;
}

function frame(kernel: number, words: Int32Array): Buffer {
  const head = Buffer.alloc(12);
  head.writeUInt32LE(MAGIC, 0);
  head.writeUInt32LE(kernel, 4);
  head.writeUInt32LE(words.length, 8);
  return Buffer.concat([head, Buffer.from(words.buffer, words.byteOffset, words.byteLength)]);
}

export function openChild({ program, args, env, patienceMs }: ChildOptions): CardChild {
  const counts = { requests: 0, errors: 0, restarts: 0, lastError: null as string | null };
  let child: ChildProcessWithoutNullStreams | null = null;
  let waiting: Waiting | null = null;
  let received = Buffer.alloc(0);
  let said = '';
  let closed = false;
  /** Deaths since the last answer; at two it is given up. */
  let deaths = 0;
  let before: Promise<unknown> = Promise.resolve();

  const failed = (message: string): JanusError => {
    counts.errors += 1;
    counts.lastError = message;
    return new JanusError('failed', message);
  };
  function settle(): Waiting | null {
    const mine = waiting;
    waiting = null;
    if (mine) clearTimeout(mine.timer);
    return mine;
  }

  function take(mine: ChildProcessWithoutNullStreams, kernel: number): void {
    if (received.length < HEAD) return;
    const status = received.readInt32LE(4);
    const count = received.readUInt32LE(8);
    const bytes = status === 0 && kernel !== INFO ? 4 * count : count;
    if (received.readUInt32LE(0) !== MAGIC) {
      said = 'its answer cannot be read';
      mine.kill('SIGKILL');
      return;
    }
    if (received.length < HEAD + bytes) return;
    const body = received.subarray(HEAD, HEAD + bytes);
    const kernelNs = received.readUInt32LE(12);
    received = received.subarray(HEAD + bytes);
    const asked = settle();
    deaths = 0;
    if (!asked) return;
    if (status === 0) asked.resolve({ body, kernelNs, tripUs: 1000 * (performance.now() - asked.began) });
    else if (status === 1) {
      counts.errors += 1;
      counts.lastError = body.toString();
      asked.reject(badInput(`the device refuses: ${body.toString()}`));
    } else asked.reject(failed(`the device failed: ${body.toString()}`));
  }

  let kernelAsked = INFO;
  function start(): ChildProcessWithoutNullStreams {
    const made = spawn(program, args, { env, stdio: 'pipe' });
    received = Buffer.alloc(0);
    said = '';
    made.stdout.on('data', (chunk: Buffer) => {
      received = Buffer.concat([received, chunk]);
      take(made, kernelAsked);
    });
    made.stderr.on('data', (chunk: Buffer) => (said = (said + chunk.toString()).slice(-KEPT_WORDS)));
    // A write into a process that is gone: its end is told below.
    made.stdin.on('error', () => undefined);
    const gone = (how: string): void => {
      if (child !== made) return;
      child = null;
      deaths += 1;
      const asked = settle();
      const why = said.trim() === '' ? '' : `; it said: ${said.trim().split('\n').at(-1)}`;
      const error = closed
        ? cancelled('the card is being closed')
        : failed(`the driver's process ended (${how})${why}`);
      asked?.reject(error);
    };
    made.on('error', (error) => gone(error.message));
    made.on('close', (code, signal) => gone(signal ?? `exit ${code}`));
    return made;
  }

  function send(kernel: number, words: Int32Array): Promise<Answer> {
    if (closed) return Promise.reject(cancelled('the card is closed'));
    if (!child) {
      // Whoever asks what the device is looks anew.
      if (deaths >= 2 && kernel !== INFO)
        return Promise.reject(
          failed(
            "the driver's process has ended twice without an answer: try the kernels on the System page to start it anew",
          ),
        );
      if (deaths === 1) counts.restarts += 1;
      child = start();
    }
    const mine = child;
    counts.requests += 1;
    kernelAsked = kernel;
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        said = `it did not answer within ${patienceMs} ms`;
        mine.kill('SIGKILL');
      }, patienceMs);
      waiting = { resolve, reject, began: performance.now(), timer };
      mine.stdin.write(frame(kernel, words));
    });
  }

  return {
    ask(kernel, words) {
      const mine = before.then(
        () => send(kernel, words),
        () => send(kernel, words),
      );
      before = mine;
      return mine;
    },
    counts: () => ({ ...counts }),
    pid: () => child?.pid ?? null,
    async close() {
      closed = true;
      const mine = child;
      if (!mine) return;
      const ended = new Promise<void>((resolve) => {
        mine.once('close', () => resolve());
      });
      mine.stdin.end();
      mine.kill('SIGTERM');
      await ended;
    },
  };
}
