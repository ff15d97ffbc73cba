import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { lockOwner, takeLock } from './lock.mjs';

let folder = '';
let file = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'janus lock '));
  file = path.join(folder, 'deep', 'x.lock');
});
afterEach(() => rmSync(folder, { recursive: true }));

it('is held by one and given back', () => {
  const first = takeLock(file);
  expect(first.owner).toBeNull();
  expect(takeLock(file)).toEqual({ owner: process.pid, release: null });
  expect(lockOwner(file)).toBe(process.pid);
  first.release?.();
  expect([existsSync(file), lockOwner(file)]).toEqual([false, null]);
});

it('is taken over from a process that is gone', async () => {
  const child = spawn(process.execPath, ['-e', '']);
  await once(child, 'exit');
  takeLock(file).release?.();
  writeFileSync(file, `${child.pid} `);
  expect(takeLock(file).owner).toBeNull();
  expect(readdirSync(path.dirname(file))).toEqual(['x.lock']);
});

it.skipIf(process.platform !== 'linux')('is taken over from a number that now belongs to another process', () => {
  takeLock(file).release?.();
  writeFileSync(file, `${process.ppid} 1`);
  expect(takeLock(file).owner).toBeNull();
});

it('of a live process without a start time is respected', () => {
  takeLock(file).release?.();
  writeFileSync(file, `${process.ppid} `);
  expect(takeLock(file)).toEqual({ owner: process.ppid, release: null });
});

it('that is just being written is respected, and an old empty one is not', () => {
  takeLock(file).release?.();
  writeFileSync(file, '');
  expect(takeLock(file)).toEqual({ owner: 0, release: null });
  utimesSync(file, new Date(0), new Date(0));
  expect(takeLock(file).owner).toBeNull();
});

it('that another has taken meanwhile is not released', () => {
  const first = takeLock(file);
  writeFileSync(file, `${process.ppid} `);
  first.release?.();
  expect(readFileSync(file, 'utf8')).toBe(`${process.ppid} `);
});
