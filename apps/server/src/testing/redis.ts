/** A Redis of a test's own, on a free port of loopback, in a temporary folder, that can be stopped and started again. */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { freePort } from './postgres.ts';

export interface TestRedis {
  readonly url: string;
  /** Killed; what it held is gone. */
  halt(): Promise<void>;
  /** On the same port. */
  start(): Promise<void>;
  stop(): Promise<void>;
}

/** Whether a test can have one here. */
export const hasRedis = (): boolean => spawnSync('redis-server', ['--version'], { stdio: 'ignore' }).status === 0;

export async function startRedis(): Promise<TestRedis> {
  const folder = mkdtempSync(path.join(tmpdir(), 'janus-redis-'));
  const port = await freePort();
  let child: ChildProcess | null = null;
  const leave = (): void => void child?.kill('SIGKILL');

  async function start(): Promise<void> {
    const args = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--dir', folder];
    const started = spawn('redis-server', args, { stdio: ['ignore', 'pipe', 'ignore'] });
    child = started;
    await new Promise<void>((resolve, reject) => {
      started.once('error', reject);
      started.once('exit', (code) => reject(new Error(`redis-server ended with code ${code}`)));
      started.stdout.on('data', (chunk: Buffer) => {
        if (chunk.includes('Ready to accept connections')) resolve();
      });
    });
  }
  async function halt(): Promise<void> {
    const halted = child;
    child = null;
    if (!halted || halted.exitCode !== null) return;
    const gone = new Promise((resolve) => halted.once('exit', resolve));
    halted.kill('SIGKILL');
    await gone;
  }

  process.once('exit', leave);
  await start();
  return {
    url: `redis://127.0.0.1:${port}`,
    start,
    halt,
    async stop() {
      process.off('exit', leave);
      await halt();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
