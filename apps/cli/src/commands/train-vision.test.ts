/** `janus train vision` on a made-up archive and a simulated market, and a run that sees through what it trained. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { JanusError } from '@janus/domain';
import { rng } from '@janus/numerics';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Command } from '../command.ts';
import { callCommand, marketFile } from '../testing.ts';
import { backtestCommand } from './backtest.ts';
import { runCommand } from './run.ts';
import { trainListCommand } from './train-list.ts';
import { trainVisionCommand } from './train-vision.ts';
import { visionProfileCommand } from './vision-profile.ts';

let folder = '';
let data = '';
const said: string[] = [];
async function call(command: Command, ...args: string[]) {
  const { json, text } = await callCommand(command, folder, args, (line) => said.push(line));
  return { json: json as Record<string, unknown>, text };
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
  data = marketFile(folder, 'garch', 900);
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

  it('on a recorded order book prints what was found, what each head looks at, and keeps it apart from models of bars', async () => {
    const random = rng(3);
    let mid = 1000;
    const levels = (side: number) =>
      Array.from({ length: 4 }, (_, k) => [String(mid + side * (k + 0.5)), String(1 + random.next())]);
    const recording = path.join(folder, 'book.txt');
    const lines = Array.from({ length: 500 }, (_, i) => {
      mid += Math.round(random.normal());
      const at = `${1_700_000_000_000 + 100 * i}000000`;
      return `${at} ${JSON.stringify({ lastUpdateId: i + 1, bids: levels(-1), asks: levels(1) })}`;
    });
    writeFileSync(recording, lines.join('\n'));
    const small = ['--levels', '4', '--columns', '4', '--frames', '2', '--horizon', '3', '--embargo', '5'];
    const { json, text } = await train('--book', recording, ...small, '--epochs', '1');
    expect(json).toMatchObject({ kind: 'book', data: 'book.txt', task: 'direction', model: 'vivit', snapshots: 499 });
    expect(text).toContain('a video is 2 frames of 4, 0.8 s; 3 snapshots ahead, 0.3 s');
    expect(text).toMatch(/logistic on imbalance +0\.\d{4}/);
    expect(text).toMatch(
      /temporal\.0, % of its attention that the class token gives\n +head 1 +head 2 +head 3 +head 4/,
    );
    const list = await call(trainListCommand);
    expect(list.json['books']).toEqual([json]);
    expect(list.text).toContain('direction of the order book book.txt, 4 levels every 100 ms');
    expect(await refusal(call(runCommand, '--data', data, '--artefact', String(json['artefact'])))).toMatch(
      'was trained on the order book book.txt and sees no bars',
    );
    const thin = await refusal(train('--book', recording, '--levels', '8'));
    expect(thin).toMatch(/has 4 levels on a side, and 8 are to be seen: ask for 4/);
    expect(await refusal(train('--book', recording, '--model', 'lstm'))).toBe(
      'bad-input: --model goes with --data, not with --book',
    );
    expect(await refusal(train('--data', data, '--levels', '8'))).toMatch('--levels goes with --book, not with --data');
    expect(await refusal(train('--book', data))).toMatch('begins no recording known');
    await expect(train('--book', recording, '--task', 'regime')).rejects.toThrow('training.task');
  });

  it('a run gives way only from a model that it names, and only to one that there is', async () => {
    const run = (...args: string[]) => refusal(call(runCommand, '--data', data, ...args));
    expect(await run('--light', '0123456789abcdef')).toMatch('goes with --artefact, the model that gives way');
    expect(await run('--latency', 'simulated')).toMatch('--latency simulated: goes with --light');
    const { json } = await call(trainListCommand);
    const id = (json['models'] as { artefact: string }[])[0]!.artefact;
    expect(await run('--artefact', id, '--light', id)).toMatch('the full model is to be a diffgaf-vivit');
    const profile = (...args: string[]) => refusal(call(visionProfileCommand, '--data', data, ...args));
    expect(await profile('--artefact', id, '--light', id)).toMatch('Train one with `janus train vision');
    const config = path.join(folder, 'other.toml');
    writeFileSync(config, '[venue]\n');
    expect(await profile('--artefact', id, '--light', id, '--config', config)).toMatch('table venue says nothing here');
  });

  it('refuses what does not go together, with the cure', async () => {
    expect(await refusal(train())).toMatch(/^bad-input: train vision needs --ucr, .* --data, .* or --book/);
    expect(await refusal(train('--ucr', folder, '--data', data))).toMatch(
      'takes one of --ucr, --data: leave the others out',
    );
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
