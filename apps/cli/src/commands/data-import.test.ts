/** The data commands and `simulate`, called as main.ts calls them. */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { REGIMES } from '@janus/domain';
import { simulate } from '@janus/market';
import { loadSeries } from '@janus/server/data';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Command, CommandResult } from '../command.ts';
import { parseOptions } from '../parse.ts';
import { dataGapsCommand } from './data-gaps.ts';
import { dataImportCommand } from './data-import.ts';
import { dataListCommand } from './data-list.ts';
import { simulateCommand } from './simulate.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'janus-data-commands-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const at = (name: string): string => path.join(folder, name);
const run = async (
  command: Command,
  words: readonly string[],
  signal = new AbortController().signal,
): Promise<CommandResult> => {
  const { positional, options } = parseOptions(command, words);
  return command.run({ positional, options, dataFolder: at('store'), progress: () => undefined, signal });
};
type Table = Record<string, unknown>;
const IDENTITY = ['seed', 'configHash', 'dataHash', 'version', 'backend', 'runId'];

it('simulate writes a labelled market that import takes whole, truth and all', async () => {
  const made = await run(simulateCommand, ['--bars', '800', '--seed', '7', '--out', at('m.csv')]);
  const json = made.json as Table & { regimes: Record<string, number> };
  expect(Object.keys(json)).toEqual(expect.arrayContaining([...IDENTITY, 'regimes', 'simulated']));
  expect(Object.keys(json.regimes)).toEqual([...REGIMES]);
  expect(Object.values(json.regimes).reduce((a, b) => a + b, 0)).toBe(800);
  expect(readFileSync(at('m.csv'), 'utf8').split('\n')[0]).toBe('time,open,high,low,close,volume,regime');

  const taken = await run(dataImportCommand, [at('m.csv'), '--symbol', 'SIM-7', '--timeframe', '1h']);
  expect(taken.json).toMatchObject({ name: 'SIM-7:1h', rows: 800, simulated: true, hasTruth: true, unchanged: false });
  expect(taken.text).toContain('SIMULATED');
  const series = simulate({ generator: 'base', bars: 800, seed: 7, timeframeMs: 3_600_000, symbol: 'SIM-7' });
  expect(await loadSeries('SIM-7', at('store'))).toEqual(series);

  const list = (await run(dataListCommand, [])).json as { dataSets: Table[] };
  expect(list.dataSets.map((s) => [s['name'], s['rows'], s['simulated'], s['bundled']])).toEqual([
    ['SIM-7:1h', 800, true, false],
    ['SP500', 5105, false, true],
  ]);
});

it('simulate: same words, same bytes; other seeds and generators differ; .gz is gzip', async () => {
  const words = ['--bars', '300', '--generator', 'svj', '--timeframe', '5m', '--start', '2024-01-01'];
  await run(simulateCommand, [...words, '--seed', '1', '--out', at('a.csv')]);
  await run(simulateCommand, [...words, '--seed', '1', '--out', at('b.csv.gz')]);
  await run(simulateCommand, [...words, '--seed', '2', '--out', at('c.csv')]);
  const a = readFileSync(at('a.csv'), 'utf8');
  expect(gunzipSync(readFileSync(at('b.csv.gz'))).toString()).toBe(a);
  expect(readFileSync(at('c.csv'), 'utf8')).not.toBe(a);
  expect(a.split('\n')[1]!.startsWith(`${Date.UTC(2024, 0, 1)},100.0`)).toBe(true);
});

it('simulate refuses what cannot be, and leaves nothing when it is cancelled', async () => {
  const out = at('x.csv');
  await expect(
    run(simulateCommand, ['--bars', '10', '--seed', '1', '--timeframe', '5x', '--out', out]),
  ).rejects.toThrow("timeframe '5x'");
  await expect(run(simulateCommand, ['--bars', '10', '--seed', '1', '--start', 'now', '--out', out])).rejects.toThrow(
    '--start now',
  );
  await expect(run(simulateCommand, ['--bars', '10', '--seed', '1', '--out', at('no/x.csv')])).rejects.toThrow(
    /--out .*no\/x\.csv/,
  );
  await expect(
    run(simulateCommand, ['--bars', '10', '--seed', '1', '--out', out], AbortSignal.abort()),
  ).rejects.toMatchObject({ code: 'cancelled' });
  expect(existsSync(out)).toBe(false);
});

it('import names file, line, field, value and what was expected; --repair is recorded', async () => {
  const rows = [
    'time,open,high,low,close',
    '2024-01-01,1,2,1,2',
    '2024-01-02,2,2,1,3',
    '2024-01-04,2,2,2,2',
    '2024-01-05,2,2,2,2',
  ];
  writeFileSync(at('d.csv'), rows.join('\n'));
  const words = [at('d.csv'), '--symbol', 'ACME', '--timeframe', '1d', '--asset-class', 'crypto'];
  await expect(run(dataImportCommand, words)).rejects.toThrow(
    `${at('d.csv')}: line 3, high: '2' is not at least the close, 3`,
  );
  expect(existsSync(at('store'))).toBe(false);
  const clipped = await run(dataImportCommand, [...words, '--repair', 'clip']);
  expect(clipped.json).toMatchObject({ rows: 4, repair: { mode: 'clip', clipped: 1 }, gaps: { missingBars: 1 } });
  expect(clipped.text).toContain("line 3, high '2': clipped");
  const gaps = await run(dataGapsCommand, ['--symbol', 'ACME']);
  expect(gaps.json).toMatchObject({
    name: 'ACME:1d',
    symbol: 'ACME',
    bars: 4,
    coverage: 0.8,
    gaps: [{ from: Date.UTC(2024, 0, 3), to: Date.UTC(2024, 0, 4), missingBars: 1, kind: 'missing' }],
  });
  expect(Object.keys(gaps.json as Table)).toEqual(expect.arrayContaining(IDENTITY));
});

it('gaps of a data set that is not there: no data', async () => {
  await expect(run(dataGapsCommand, ['--symbol', 'NOPE'])).rejects.toMatchObject({ code: 'no-data' });
});
