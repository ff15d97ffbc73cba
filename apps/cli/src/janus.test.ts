/** The real program, from outside: what it prints where, and how it exits. */
import { execFile, spawn } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { VERSION } from '@janus/domain';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const PROGRAM = fileURLToPath(new URL('../bin/janus.mjs', import.meta.url));
let folder = '';
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'janus cli '));
});
afterAll(() => rmSync(folder, { recursive: true }));

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}
function janus(...args: string[]): Promise<Ended> {
  const env = { ...process.env, JANUS_DATA: path.join(folder, 'data') };
  return new Promise((resolve) => {
    const child = execFile(process.execPath, [PROGRAM, ...args], { env, cwd: folder }, (_, out, err) =>
      resolve({ code: child.exitCode, out, err }),
    );
  });
}

it('says its version at once, the same everywhere', async () => {
  const began = performance.now();
  const { code, out, err } = await janus('--version');
  const took = performance.now() - began;
  expect([code, out, err]).toEqual([0, `${VERSION}\n`, '']);
  const { version } = JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8')) as {
    version: string;
  };
  expect(version).toBe(VERSION);
  // Far above what it takes alone on an idle machine (0.1 s): this only catches loading the whole program for it.
  expect(took).toBeLessThan(5000);
});

describe('help', () => {
  it('lists every command, and goes to stdout', async () => {
    const { code, out, err } = await janus('--help');
    expect([code, err]).toEqual([0, '']);
    for (const name of ['run', 'audit verify', 'doctor', 'serve']) expect(out).toContain(`  ${name}`);
  });
  it('of one command names its options', async () => {
    const { code, out } = await janus('audit', 'verify', '--help');
    expect(code).toBe(0);
    expect(out).toContain('janus audit verify [--run ID]');
    expect(out).toContain('--run STRING   check this run only');
  });
  it('without a command goes to stderr, with status 2', async () => {
    const { code, out, err } = await janus();
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain('Usage: janus COMMAND');
  });
  it('with --json is one document', async () => {
    const { out } = await janus('doctor', '--help', '--json');
    expect(JSON.parse(out)).toMatchObject({ name: 'doctor' });
  });
});

describe('bad usage', () => {
  it.each([
    [['doctr'], "no command 'doctr' (did you mean 'doctor'?)"],
    [['doctor', '--jsn'], "doctor has no option --jsn (did you mean 'json'?)"],
    [['audit'], "'audit' is not complete: janus audit verify"],
    [['doctor', 'extra'], "doctor does not take 'extra'"],
    [['--nonsense'], 'janus has no option --nonsense'],
  ])('%j exits with 2, names the fault on stderr, and prints nothing else', async (args, message) => {
    const { code, out, err } = await janus(...args);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(message);
  });
  it('with --json is still one document', async () => {
    const { code, out } = await janus('doctr', '--json');
    expect(code).toBe(2);
    expect(JSON.parse(out)).toEqual({ error: { code: 'bad-input', message: expect.stringContaining('doctr') } });
  });
});

describe('a command', () => {
  it('with --json prints one document and nothing else, wherever --json stands', async () => {
    for (const args of [
      ['doctor', '--json'],
      ['--json', 'doctor'],
    ]) {
      const { out, err } = await janus(...args);
      const report = JSON.parse(out) as { checks: { name: string; health: string }[] };
      expect(report.checks.map(({ name }) => name)).toContain('backend wasm-simd');
      expect(report.checks.find(({ name }) => name === 'node')?.health).toBe('ok');
      expect(err).toBe('');
    }
  });
  it('without data to answer from exits with 4', async () => {
    const { code, out, err } = await janus('audit', 'verify');
    expect([code, out]).toEqual([4, '']);
    expect(err).toContain('there is no run in');
  });
});

describe('a program without its dependencies', () => {
  it('answers --version, and says what to do about the rest', async () => {
    const bare = path.join(folder, 'bare');
    cpSync(path.dirname(path.dirname(PROGRAM)), bare, { recursive: true });
    const run = (...args: string[]) =>
      new Promise<Ended>((resolve) => {
        const child = execFile(process.execPath, [path.join(bare, 'bin', 'janus.mjs'), ...args], (_, out, err) =>
          resolve({ code: child.exitCode, out, err }),
        );
      });
    expect((await run('--version')).out).toBe(`${VERSION}\n`);
    const { code, err } = await run('doctor');
    expect(code).toBe(1);
    expect(err).toContain('npm run setup');
  });
});

describe('Ctrl-C', () => {
  it('cancels a run that computes without a pause, and nothing of it is left', async () => {
    const data = path.join(folder, 'cancelled');
    const child = spawn(process.execPath, [PROGRAM, 'run', '--json'], { env: { ...process.env, JANUS_DATA: data } });
    let out = '';
    child.stdout.on('data', (text: Buffer) => (out += text.toString()));
    const ended = new Promise<number | null>((resolve) => child.on('exit', resolve));
    const drafts = (): string[] => (existsSync(path.join(data, 'runs')) ? readdirSync(path.join(data, 'runs')) : []);
    while (drafts().length === 0) await new Promise((resolve) => setTimeout(resolve, 20));
    child.kill('SIGINT');
    expect(await ended).toBe(130);
    expect(JSON.parse(out)).toMatchObject({ error: { code: 'cancelled' } });
    expect(drafts()).toEqual([]);
  });

  it('ends `serve` cleanly', async () => {
    const env = { ...process.env, JANUS_DATA: path.join(folder, 'serve') };
    const child = spawn(process.execPath, [PROGRAM, 'serve', '--port', '0'], {
      env,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let said = '';
    const ended = new Promise<number | null>((resolve) => child.on('exit', resolve));
    await new Promise<void>((resolve) => {
      child.stderr.on('data', (text: Buffer) => {
        said += text.toString();
        if (/is ready|not built/.test(said)) resolve();
      });
    });
    if (said.includes('not built')) {
      expect(await ended).toBe(3);
      return;
    }
    child.kill('SIGINT');
    expect(await ended).toBe(0);
  });
});
