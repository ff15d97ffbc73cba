/** The `backtests` commands and the two on removed data sets, on a data folder of their own without a server. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { BacktestHead } from '@janus/server/backtest-api';
import { importFile } from '@janus/server/data';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { runNamed } from '../backtests.ts';
import type { Command, CommandResult, OptionValue } from '../command.ts';
import { backtestsExportCommand } from './backtests-export.ts';
import { backtestsListCommand } from './backtests-list.ts';
import { backtestsNoteCommand } from './backtests-note.ts';
import { backtestsPinCommand } from './backtests-pin.ts';
import { backtestsRemoveCommand } from './backtests-remove.ts';
import { backtestsReportCommand } from './backtests-report.ts';
import { backtestsRestoreCommand } from './backtests-restore.ts';
import { dataRemoveCommand } from './data-remove.ts';
import { dataRestoreCommand } from './data-restore.ts';
import { backtestCommand } from './backtest.ts';
import { simulateCommand } from './simulate.ts';

const scratch = mkdtempSync(path.join(tmpdir(), 'janus-cli-backtests-'));
const dataFolder = path.join(scratch, 'data');
let runId = '';

const call = (
  command: Command,
  positional: readonly string[] = [],
  options: Record<string, OptionValue> = {},
): Promise<CommandResult> => {
  const defaults = Object.fromEntries(Object.entries(command.options).map(([name, spec]) => [name, spec.default]));
  return command.run({
    positional,
    options: { ...defaults, ...options },
    dataFolder,
    progress: () => undefined,
    signal: new AbortController().signal,
  });
};
const listed = async (removed: boolean): Promise<BacktestHead[]> =>
  ((await call(backtestsListCommand, [], { removed })).json as { runs: BacktestHead[] }).runs;

beforeAll(async () => {
  const file = path.join(scratch, 'toy.csv');
  await call(simulateCommand, [], { bars: 3000, seed: 3, out: file });
  await importFile({ file, dataFolder, symbol: 'TOY' });
  const { json } = await call(backtestCommand, [], { data: 'TOY', strategy: 'mean-reversion', save: true });
  ({ runId } = json as { runId: string });
}, 120_000);
afterAll(() => rmSync(scratch, { recursive: true }));

// Each call opens the store anew, as a command does: few calls.
it('annotates and pins a run by the beginning of its id, and lists it so', async () => {
  await call(backtestsNoteCommand, [runId.slice(0, 6), 'too quiet']);
  await call(backtestsPinCommand, [runId.slice(0, 6)]);
  expect((await call(backtestsListCommand)).text).toMatch(new RegExp(`^\\* ${runId} .*too quiet$`));
}, 60_000);

it('removes a run and brings it back', async () => {
  await call(backtestsRemoveCommand, [runId]);
  expect((await listed(true)).map((run) => run.runId)).toEqual([runId]);
  await expect(call(backtestsRemoveCommand, [runId])).rejects.toMatchObject({ code: 'no-data' });
  await call(backtestsRestoreCommand, [runId]);
  expect((await call(backtestsNoteCommand, [runId])).text).toBe('too quiet');
}, 60_000);

it('writes report and tables into files that are not there yet', async () => {
  const out = path.join(scratch, 'report.html');
  await call(backtestsReportCommand, [runId], { out });
  expect(readFileSync(out, 'utf8')).toContain('too quiet');
  await expect(call(backtestsReportCommand, [runId], { out })).rejects.toThrow('is there already');
  const bars = path.join(scratch, 'bars.csv');
  const { json } = await call(backtestsExportCommand, [runId], { out: bars, table: 'bars' });
  expect(json).toMatchObject({ rows: 3000, table: 'bars', format: 'csv' });
  expect(readFileSync(bars, 'utf8').trim().split('\n')).toHaveLength(3001);
  const parquet = path.join(scratch, 'trades.parquet');
  await call(backtestsExportCommand, [runId], { out: parquet, format: 'parquet' });
  expect(readFileSync(parquet).subarray(0, 4).toString()).toBe('PAR1');
}, 60_000);

it('removes a data set and brings the newest of its name back', async () => {
  const { json } = await call(dataRemoveCommand, ['TOY:1h']);
  expect(json).toMatchObject({ removed: 'TOY:1h' });
  expect((await call(dataRestoreCommand)).text).toMatch(/^TOY:1h +3000 bars, kept until \d{4}-/);
  await expect(call(dataRestoreCommand, ['NOWHERE'])).rejects.toMatchObject({ code: 'no-data' });
  await call(dataRestoreCommand, ['TOY:1h']);
  expect((await call(dataRestoreCommand)).text).toBe('nothing removed');
  await expect(call(dataRemoveCommand, ['SP500'])).rejects.toThrow('cannot be removed');
});

it('names a run by its beginning, and says where that could be several', () => {
  const list = ['abcd1111', 'abcd2222', 'ef003333'].map((id) => ({ runId: id })) as unknown as BacktestHead[];
  expect(runNamed(list, 'ef00').runId).toBe('ef003333');
  expect(() => runNamed(list, 'abcd')).toThrow('abcd1111 or abcd2222');
  expect(() => runNamed(list, 'abc')).toThrow('four or more digits');
  expect(() => runNamed(list, 'ffff')).toThrow('no backtest ffff');
});
