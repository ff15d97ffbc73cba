import { readdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import { COMMAND_NAMES, loadAll, loadCommand, matchCommand } from './registry.ts';

it('knows each command by its own name, and every file of the folder', async () => {
  const commands = await loadAll();
  expect(commands.map(({ name }) => name)).toEqual(COMMAND_NAMES);
  const files = readdirSync(new URL('commands', import.meta.url)).filter((file) => !file.endsWith('.test.ts'));
  expect(files.sort()).toEqual(COMMAND_NAMES.map((name) => `${name.replaceAll(' ', '-')}.ts`).sort());
});

it('takes the longest command that the words begin with', () => {
  expect(matchCommand(['audit', 'verify', 'x'])).toEqual({ name: 'audit verify', length: 2 });
  expect(matchCommand(['doctor', 'verify'])).toEqual({ name: 'doctor', length: 1 });
  expect(matchCommand(['audit'])).toBeNull();
});

it('has commands that declare what their usage shows', async () => {
  for (const name of COMMAND_NAMES) {
    const { usage, summary, positional, options } = await loadCommand(name);
    expect(usage.startsWith(name)).toBe(true);
    expect(summary).not.toBe('');
    expect(positional.names.length).toBe(positional.max);
    for (const [, option] of usage.matchAll(/--([a-z-]+)/g)) expect(Object.keys(options)).toContain(option);
  }
});
