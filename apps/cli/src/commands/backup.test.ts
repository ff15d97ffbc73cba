/** `janus backup`, `restore` and `rotate` on a data folder of their own. */
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openStore } from '@janus/server/store';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Command, CommandResult, OptionValue } from '../command.ts';
import { backupCommand } from './backup.ts';
import { restoreCommand } from './restore.ts';
import { rotateCommand } from './rotate.ts';

const scratch = mkdtempSync(path.join(tmpdir(), 'janus-cli-backup-'));
const dataFolder = path.join(scratch, 'data');
const RUN = 'abcdef0123456789';

const call = (
  command: Command,
  positional: readonly string[],
  options: Record<string, OptionValue> = {},
  folder = dataFolder,
): Promise<CommandResult> =>
  command.run({
    positional,
    options,
    dataFolder: folder,
    progress: () => undefined,
    signal: new AbortController().signal,
  });

beforeAll(async () => {
  const store = await openStore({ dataFolder });
  const empty = { config: {}, metrics: {}, perRegime: {}, baseline: {} };
  const names = {
    kind: 'brain',
    dataSet: 'd',
    symbol: 's',
    configHash: 'c',
    dataHash: 'd',
    version: 'v',
    status: 'done',
  };
  await store.runs.record({ runId: RUN, seed: 1, trades: 0, createdAt: 1, ...names, ...empty });
  await store.close();
  mkdirSync(path.join(dataFolder, 'runs', RUN), { recursive: true });
  writeFileSync(path.join(dataFolder, 'runs', RUN, 'run.json'), '{"summary":{"run":{"createdAt":1}}}');
});
afterAll(() => rmSync(scratch, { recursive: true }));

it('backs up into the data folder by default, and to a file where one is given; never onto one', async () => {
  const { json, text } = await call(backupCommand, []);
  expect(json).toMatchObject({ rows: { run: 1 }, version: expect.any(String) as string });
  expect(text).toMatch(/janus-\d{8}T\d{6}Z\.tar\.gz\n/);
  expect(readdirSync(path.join(dataFolder, 'backups'))).toHaveLength(1);
  const file = path.join(scratch, 'mine.tar.gz');
  await call(backupCommand, [file]);
  await expect(call(backupCommand, [file])).rejects.toMatchObject({ code: 'bad-input' });
});

it('restores into an empty folder; a full one is refused', async () => {
  const file = path.join(scratch, 'mine.tar.gz');
  const to = path.join(scratch, 'restored');
  const { json } = await call(restoreCommand, [file], { to });
  expect(json).toMatchObject({ folder: to, rows: { run: 1 }, createdAt: expect.any(Number) as number });
  expect(existsSync(path.join(to, 'runs', RUN, 'run.json'))).toBe(true);
  await expect(call(restoreCommand, [file])).rejects.toMatchObject({ code: 'refused' });
  await expect(call(restoreCommand, [path.join(scratch, 'none')], { to: `${to}2` })).rejects.toMatchObject({
    code: 'bad-input',
  });
});

it('says what would be rotated away, and removes it only when told to', async () => {
  const rules = { 'keep-runs': 0, 'keep-backups': 0 };
  const told = await call(rotateCommand, [], rules);
  expect(told.json).toMatchObject({ applied: false, runs: [{ name: RUN }], backups: [{}] });
  expect(told.text).toContain('add --apply');
  expect(existsSync(path.join(dataFolder, 'runs', RUN))).toBe(true);
  expect((await call(rotateCommand, [], { ...rules, apply: true })).json).toMatchObject({ applied: true });
  expect(existsSync(path.join(dataFolder, 'runs', RUN))).toBe(false);
  expect(readdirSync(path.join(dataFolder, 'backups'))).toEqual([]);
  await expect(call(rotateCommand, [])).rejects.toMatchObject({ code: 'bad-input' });
});
