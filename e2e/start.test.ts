/** `npm start` from outside: it says where it is, and whoever ends it finds no process, port or lock left behind. */
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';

// A start may have to build what changed since the last one.
vi.setConfig({ testTimeout: 180_000 });

const ROOT = fileURLToPath(new URL('..', import.meta.url));
let data = '';
const started: ChildProcess[] = [];
beforeEach(() => {
  data = mkdtempSync(path.join(tmpdir(), 'janus start '));
});
afterEach(async () => {
  for (const child of started.splice(0)) child.kill('SIGTERM');
  await until(() => !existsSync(path.join(data, 'server.lock')));
  rmSync(data, { recursive: true, force: true });
});

interface Started {
  readonly npm: ChildProcess;
  readonly url: string;
  /** Of the server, not of npm. */
  readonly pid: number;
}
interface Health {
  readonly pid: number;
}

function npmStart(port = '0'): { npm: ChildProcess; said: () => string; ended: Promise<number | null> } {
  const env = { ...process.env, JANUS_DATA: data, PORT: port };
  const npm = spawn('npm', ['start'], { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'pipe'] });
  started.push(npm);
  let text = '';
  for (const stream of [npm.stdout, npm.stderr]) stream.on('data', (part: Buffer) => (text += part.toString()));
  return { npm, said: () => text, ended: new Promise((resolve) => npm.on('exit', resolve)) };
}

async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 50));
}

async function ready(): Promise<Started & { ended: Promise<number | null> }> {
  const { npm, said, ended } = npmStart();
  let url = '';
  await Promise.race([
    until(() => (url = /JANUS is ready: (http:\S+)/.exec(said())?.[1] ?? '') !== ''),
    ended.then((code) => {
      throw new Error(`npm start ended with ${code}: ${said()}`);
    }),
  ]);
  const { pid } = (await (await fetch(`${url}/healthz`)).json()) as Health;
  return { npm, url, pid, ended };
}

function alive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
const answers = (url: string): Promise<boolean> =>
  fetch(`${url}/healthz`).then(
    () => true,
    () => false,
  );

it('serves the workbench, and SIGTERM leaves nothing behind', async () => {
  const { npm, url, pid, ended } = await ready();
  const page = await fetch(url);
  expect([page.status, page.headers.get('cross-origin-embedder-policy')]).toEqual([200, 'require-corp']);
  expect(await page.text()).toContain('<html');
  expect(existsSync(path.join(data, 'server.lock'))).toBe(true);
  npm.kill('SIGTERM');
  await ended;
  await until(() => !alive(pid));
  expect(await answers(url)).toBe(false);
  expect(existsSync(path.join(data, 'server.lock'))).toBe(false);
  const runs = path.join(data, 'runs');
  expect(existsSync(runs) ? readdirSync(runs).filter((name) => name.startsWith('.')) : []).toEqual([]);
});

it('leaves when npm is killed outright', async () => {
  const { npm, url, pid } = await ready();
  npm.kill('SIGKILL');
  await until(() => !alive(pid));
  expect(await answers(url)).toBe(false);
  expect(existsSync(path.join(data, 'server.lock'))).toBe(false);
});

it('refuses a data folder or a port that is taken, in words', async () => {
  const { url, pid } = await ready();
  const second = npmStart();
  expect(await second.ended).toBe(3);
  expect(second.said()).toContain(`belongs to process ${pid}`);
  const free = data;
  data = mkdtempSync(path.join(tmpdir(), 'janus start '));
  const third = npmStart(new URL(url).port);
  expect(await third.ended).toBe(3);
  expect(third.said()).toContain('is in use: set PORT to another one');
  rmSync(data, { recursive: true });
  data = free;
});
