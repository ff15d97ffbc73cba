/** `janus rules …`: versions in a data folder of the test's own. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Command } from '../command.ts';
import { parseOptions } from '../parse.ts';
import { requestOf } from '../request.ts';
import { backtestCommand } from './backtest.ts';
import { rulesActivateCommand } from './rules-activate.ts';
import { rulesDiffCommand } from './rules-diff.ts';
import { rulesListCommand } from './rules-list.ts';
import { rulesPutCommand } from './rules-put.ts';
import { rulesShowCommand } from './rules-show.ts';
import { runCommand } from './run.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'janus-rules-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const inputOf = (command: Command, args: readonly string[]) => ({
  ...parseOptions(command, [...args]),
  dataFolder: folder,
  progress: () => {},
  signal: new AbortController().signal,
});
const call = (command: Command, ...args: string[]) => command.run(inputOf(command, args));
const file = (name: string, content: string): string => {
  const full = path.join(folder, name);
  writeFileSync(full, content);
  return full;
};

describe('rules', () => {
  let version = '';
  it('put keeps a file, list shows it, and nothing is in force yet but the built-in ones', async () => {
    const rules = file('mine.txt', 'small: Volatile(m) -> not Large(a)\n');
    const { json } = await call(rulesPutCommand, rules, '--name', 'Small', '--note', 'less in storms');
    expect(json).toMatchObject({ name: 'Small', rules: 1, parent: 'built-in', active: false });
    version = (json as { version: string }).version;
    const { text } = await call(rulesListCommand);
    expect(text).toMatch(new RegExp(`^ {2}${version} +1 rules .*Small: less in storms\n\\* built-in`));
    expect((await call(rulesShowCommand, version.slice(0, 4))).text).toBe('small: Volatile(m) -> not Large(a)');
    expect((await call(rulesShowCommand, '--vocabulary')).text).toContain('Volatile(m) := above');
  });
  it('put refuses a file with faults, in whose line and column they are', async () => {
    await expect(async () => call(rulesPutCommand, file('bad.txt', 'x: Volatle(m) -> Long(a)'))).rejects.toThrow(
      "rules 1:4: there is no predicate 'Volatle'; did you mean 'Volatile'?",
    );
    await expect(async () => call(rulesPutCommand, path.join(folder, 'nowhere'))).rejects.toThrow('nowhere');
  });
  it('run takes versions while the day runs, each at its moment, and refuses what is none', async () => {
    const plan = async (given: string) => (await requestOf(inputOf(runCommand, ['--rules-at', given]))).plan;
    const { info, laterRules } = await plan(`2010-01-04=${version.slice(0, 6)},2012-01-03T12:00Z=built-in`);
    expect(info.laterRules).toEqual([
      { from: Date.UTC(2010, 0, 4), version },
      { from: Date.UTC(2012, 0, 3, 12), version: 'built-in' },
    ]);
    expect(laterRules[0]!.rules.set.rules.map((rule) => rule.name)).toEqual(['small']);
    await expect(plan('2010-01-04')).rejects.toThrow("--rules-at '2010-01-04': give TIME=VERSION");
    await expect(plan('soon=built-in')).rejects.toThrow('--rules-at soon: not an ISO 8601 date or epoch milliseconds');
    await expect(plan('2010-01-04=beef')).rejects.toThrow('beef: no version of the rules; known are');
    await expect(plan('2012-01-03=built-in,2010-01-04=built-in')).rejects.toThrow('give them in order of time');
    await expect(call(backtestCommand, '--strategy', 'ema-flip', '--rules-at', '2010-01-04=built-in')).rejects.toThrow(
      '--rules-at: ema-flip by itself asks no rules',
    );
  });
  it('activate puts it into force for runs that name none, and back', async () => {
    const planned = async (...args: string[]) => (await requestOf(inputOf(runCommand, args))).plan.info;
    const before = await planned();
    expect(before.rules).toBe('built-in');
    expect((await call(rulesActivateCommand, version.slice(0, 6))).text).toContain(
      '(Small) is in force; before it built-in',
    );
    const after = await planned();
    expect(after.rules).toBe(version);
    expect(after.runId).not.toBe(before.runId);
    expect((await planned('--rules', 'built-in')).runId).toBe(before.runId);
    await expect(planned('--rules', 'abcd')).rejects.toThrow('abcd: no version of the rules; known are');
    expect((await call(rulesListCommand)).json).toMatchObject({
      active: version,
      history: [{ version, before: 'built-in' }],
    });
    await call(rulesActivateCommand, 'built-in');
    expect((await planned()).runId).toBe(before.runId);
  });
  it('diff tells what was added, removed and changed', async () => {
    const { json, text } = await call(rulesDiffCommand, 'built-in', version);
    expect(json).toMatchObject({ counts: { added: 1, removed: 10, changed: 0 } });
    expect(text).toContain('+ rule small: Volatile(m) -> not Large(a)');
  });
  it('a strategy by itself asks no rules', async () => {
    await expect(call(backtestCommand, '--strategy', 'ema-flip', '--rules', version)).rejects.toThrow('asks no rules');
  });
});
