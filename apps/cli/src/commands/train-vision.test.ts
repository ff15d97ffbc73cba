/** `janus train vision` on a made-up archive and a simulated market, and a run that sees through what it trained. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { JanusError } from '@janus/domain';
import { simulate } from '@janus/market';
import { rng } from '@janus/numerics';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Command } from '../command.ts';
import { parseOptions } from '../parse.ts';
import { backtestCommand } from './backtest.ts';
import { runCommand } from './run.ts';
import { trainListCommand } from './train-list.ts';
import { trainVisionCommand } from './train-vision.ts';

let folder = '';
let data = '';
const said: string[] = [];
async function call(command: Command, ...args: string[]) {
  const { options, positional } = parseOptions(command, args);
  const { signal } = new AbortController();
  const say = (line: string) => said.push(line);
  const result = await command.run({ options, positional, dataFolder: folder, progress: () => {}, say, signal });
  return { json: result.json as Record<string, unknown>, text: result.text };
}
const train = (...args: string[]) => call(trainVisionCommand, ...args);
const refusal = async (work: Promise<unknown>): Promise<string> => {
  const error: unknown = await work.catch((cause: unknown) => cause);
  if (error instanceof JanusError) return `${error.code}: ${error.message}`;
  throw error;
};

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'janus-train-'));
  const random = rng(1);
  const part = (count: number): string =>
    Array.from({ length: count }, (_, i) =>
      [
        i % 2,
        ...Array.from({ length: 32 }, (__, t) => Math.sin(t * (i % 2 ? 0.2 : 0.5)) + 0.1 * random.normal()),
      ].join(),
    ).join('\n');
  writeFileSync(path.join(folder, 'Waves_TRAIN.csv'), part(12));
  writeFileSync(path.join(folder, 'Waves_TEST.csv'), part(8));
  const { time, open, high, low, close, volume } = simulate({
    generator: 'garch',
    bars: 900,
    seed: 3,
    timeframeMs: 3_600_000,
  });
  const rows = Array.from(time, (t, i) => [t, open[i], high[i], low[i], close[i], volume[i]].join(','));
  data = path.join(folder, 'MADE-1h.csv');
  writeFileSync(data, `time_ms,open,high,low,close,volume\n${rows.join('\n')}\n`);
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('janus train vision', () => {
  it('on an archive says how time is divided, and gives a row a training and a table', async () => {
    const { json, text } = await train('--ucr', folder, '--epochs', '1', '--seeds', '1', '--budget', '10m');
    expect(said.at(-1)).toContain('1 sets, 1 seeds, 2 models. 600 s in all: 2 trainings of up to 264.0 s each');
    const results = json['results'] as Record<string, unknown>[];
    expect(results.map(({ dataset, model, seed }) => [dataset, model, seed])).toEqual([
      ['Waves', 'diffgaf-lstm', 1],
      ['Waves', 'diffgaf-vivit', 1],
    ]);
    for (const key of ['seed', 'configHash', 'dataHash', 'version', 'backend', 'runId'])
      expect(json).toHaveProperty(key);
    expect(text).toMatch(/Waves {3,}12 +8 +32 +2 +1\.000/);
    expect(text).toMatch(/diffgaf-lstm: better than 1-NN on 0 of 1 sets/);
  });

  it('on a market leaves an artefact that a run and a backtest see through, and say so', async () => {
    const { json, text } = await train('--data', data, '--epochs', '1', '--every', '8');
    const artefact = String(json['artefact']);
    expect(text).toContain(`artefact ${artefact}, known at`);
    const list = await call(trainListCommand);
    expect(list.json).toMatchObject({ models: [json], archives: [{ seeds: [1] }] });
    expect(list.text).toContain(`${artefact}  `);
    expect(list.text).toContain('archive of 1 sets, 1 seeds; better than 1-NN on: diffgaf-lstm 0, diffgaf-vivit 0');
    const config = path.join(folder, 'run.toml');
    writeFileSync(config, '[visual-cortex]\ntrainFrom = 150\nrefitBars = 60\n');
    const args = ['--data', data, '--config', config];
    const bare = await call(runCommand, ...args);
    const seeing = await call(runCommand, ...args, '--artefact', artefact);
    expect(bare.json['artefact']).toBeNull();
    expect(seeing.json['artefact']).toBe(artefact);
    expect(seeing.json['runId']).not.toBe(bare.json['runId']);
    const notes = (seeing.json['warnings'] as string[]).filter((warning) => warning.startsWith('artefact'));
    expect(notes).toHaveLength(1);
    const tested = await call(backtestCommand, ...args, '--artefact', artefact);
    expect(tested.json['runId']).toBe(seeing.json['runId']);
    expect(tested.json['warnings']).toContain(notes[0]);
  });

  it('refuses what does not go together, with the cure', async () => {
    expect(await refusal(train())).toMatch(/^bad-input: train vision needs --ucr, .* or --data/);
    expect(await refusal(train('--ucr', folder, '--data', data))).toMatch('either --ucr or --data, not both');
    expect(await refusal(train('--ucr', folder, '--resume'))).toBe(
      'bad-input: --resume goes with --data, not with --ucr',
    );
    expect(await refusal(train('--ucr', folder, '--budget', 'soon'))).toMatch('budget soon: is not a time above 0');
    expect(await refusal(train('--ucr', path.join(folder, 'no')))).toMatch(/^no-data: .* is not there/);
    expect(await refusal(train('--data', data, '--task', 'masked'))).toMatch('Take diffgaf-vivit');
    expect(await refusal(call(runCommand, '--data', data, '--artefact', 'x'))).toMatch("'x': is not the id of a model");
    expect(
      await refusal(call(runCommand, '--data', data, '--vision', 'none', '--artefact', '0123456789abcdef')),
    ).toMatch('leave one of them out');
    expect(
      await refusal(call(backtestCommand, '--data', data, '--strategy', 'ema-flip', '--artefact', '0123456789abcdef')),
    ).toMatch('ema-flip by itself has no visual cortex');
  });
});
