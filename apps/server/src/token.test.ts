import { chmodSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { ensureToken, readToken } from './token.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'janus token '));
});
afterEach(() => rmSync(folder, { recursive: true }));
const mode = (): number => statSync(path.join(folder, 'token')).mode & 0o777;

it('is made once, 256 bits, for its owner alone', () => {
  expect(readToken(folder)).toBeNull();
  const token = ensureToken(folder);
  expect(token).toMatch(/^[0-9a-f]{64}$/);
  expect([mode(), readToken(folder), ensureToken(folder)]).toEqual([0o600, token, token]);
});

it('loses rights that others were given', () => {
  ensureToken(folder);
  chmodSync(path.join(folder, 'token'), 0o644);
  ensureToken(folder);
  expect(mode()).toBe(0o600);
});

it('is made anew where the file is no token', () => {
  writeFileSync(path.join(folder, 'token'), 'guess');
  expect(readToken(folder)).toBeNull();
  expect(ensureToken(folder)).toMatch(/^[0-9a-f]{64}$/);
});
