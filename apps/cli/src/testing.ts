/** What tests of commands begin with: a simulated market as a file, and a command called as the terminal calls it. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { simulate } from '@janus/market';
import type { Command } from './command.ts';
import { parseOptions } from './parse.ts';

/** Writes MADE-1h.csv, bars of an hour, seed 3. @returns its path */
export function marketFile(folder: string, generator: 'base' | 'garch', bars: number): string {
  const { time, open, high, low, close, volume } = simulate({ generator, bars, seed: 3, timeframeMs: 3_600_000 });
  const rows = Array.from(time, (t, i) => [t, open[i], high[i], low[i], close[i], volume[i]].join(','));
  const file = path.join(folder, 'MADE-1h.csv');
  writeFileSync(file, `time_ms,open,high,low,close,volume\n${rows.join('\n')}\n`);
  return file;
}

/** @param say hears what is told while it works */
export async function callCommand(
  command: Command,
  dataFolder: string,
  args: readonly string[],
  say: (line: string) => void = () => {},
): Promise<{ readonly json: unknown; readonly text: string }> {
  const { options, positional } = parseOptions(command, args);
  const { signal } = new AbortController();
  const { json, text } = await command.run({ options, positional, dataFolder, progress: () => {}, say, signal });
  return { json, text };
}
