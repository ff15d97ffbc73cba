import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { REGIMES } from '@janus/domain';
import { simulate } from '@janus/market';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { archiveSets } from './archive-folder.ts';
import { executeArchive } from './archive-run.ts';
import { storedArchives } from './archive-store.ts';
import { budgetOf, divideBudget } from './budget.ts';

let root = '';
beforeAll(() => {
  root = mkdtempSync(path.join(tmpdir(), 'janus archive '));
});
afterAll(() => rmSync(root, { recursive: true }));

interface Labelled {
  readonly values: readonly number[];
  readonly label: string;
}
/** Closes of a simulated market, cut into windows named by their regime: the two that occur most. */
function windows(seed: number, length: number): Labelled[] {
  const { close, truth } = simulate({ generator: 'base', bars: 3000, seed, timeframeMs: 3_600_000, parameterScale: 1 });
  const all = Array.from({ length: Math.floor(3000 / length) }, (_, w) => ({
    values: [...close.subarray(w * length, (w + 1) * length)],
    label: REGIMES[truth![(w + 1) * length - 1]!]!,
  }));
  const count = (name: string): number => all.filter(({ label }) => label === name).length;
  const [first, second] = [...REGIMES].sort((a, b) => count(b) - count(a));
  return all.filter(({ label }) => label === first || label === second).slice(0, 24);
}
const rowsOf = (list: readonly Labelled[], names: readonly string[]): string =>
  list.map(({ values, label }) => [names.indexOf(label), ...values].join('\t')).join('\n');
const tsOf = (list: readonly Labelled[], names: readonly string[]): string =>
  `@problemName x\n@classLabel true\n@data\n${list.map(({ values, label }) => `${values.join(',')}:${names.indexOf(label)}`).join('\n')}\n`;

const folderOf = (name: string, files: Readonly<Record<string, string | Uint8Array>>): string => {
  const folder = path.join(root, name);
  for (const [file, content] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    writeFileSync(path.join(folder, file), content);
  }
  return folder;
};

const said: string[] = [];
const hooks = (signal = new AbortController().signal) => ({
  say: (text: string) => said.push(text),
  progress: () => {},
  signal,
  clock: () => performance.now(),
});
const request = (folder: string) => ({ folder, budgetSeconds: 600, seeds: 1, epochs: 1, tensors: 'wasm', now: 5 });

describe('a folder made from the simulator', () => {
  const train = windows(1, 40);
  const names = [...new Set(train.map(({ label }) => label))];
  const test = windows(1, 41).filter(({ label }) => names.includes(label));
  const bare = ({ results }: Awaited<ReturnType<typeof executeArchive>>) =>
    results.map(({ model, seed, error, baseline, epochs }) => ({ model, seed, error, baseline, epochs }));
  let first: Awaited<ReturnType<typeof executeArchive>>;

  it('runs, says beforehand how time is divided, and is kept', async () => {
    const folder = folderOf('rows', {
      'Regimes_TRAIN.tsv': rowsOf(train, names),
      'Regimes_TEST.tsv': rowsOf(test, names),
    });
    first = await executeArchive(request(folder), path.join(root, 'data'), hooks());
    expect(said[0]).toMatch(/^1 sets, 1 seeds, 2 models\. 600 s in all: 2 trainings of up to 264\.0 s each/);
    expect(first.results.map(({ model }) => model)).toEqual(['diffgaf-lstm', 'diffgaf-vivit']);
    for (const { error, baseline } of first.results) {
      expect(error).toBeGreaterThanOrEqual(0);
      expect(error).toBeLessThanOrEqual(1);
      expect(baseline.oneNN).toBe(1 - first.sets[0]!.oneNN);
    }
    expect(storedArchives(path.join(root, 'data'))).toEqual([first]);
  });
  it('gives the same in the other format, under another name, compressed, in a folder of its own; tests that say the contrary turn every error round', async () => {
    const files = {
      'Zebra/Zebra_TRAIN.ts.gz': gzipSync(tsOf(train, names)),
      'Zebra/Zebra_TEST.ts': tsOf(test, names),
      // The same with the two classes of the test part exchanged: training cannot know.
      'Contrary_TRAIN.txt': rowsOf(train, names),
      'Contrary_TEST.txt': rowsOf(test, [...names].reverse()),
    };
    const both = await executeArchive(request(folderOf('both', files)), path.join(root, 'other'), hooks());
    const of = (name: string) => bare({ ...both, results: both.results.filter(({ dataset }) => dataset === name) });
    expect(of('Zebra')).toEqual(bare(first));
    of('Contrary').forEach(({ error, epochs }, i) => {
      expect(error).toBeCloseTo(1 - first.results[i]!.error, 12);
      expect(epochs).toBe(first.results[i]!.epochs);
    });
    expect(both.sets.find(({ dataset }) => dataset === 'Zebra')!.dataHash).toBe(first.sets[0]!.dataHash);
  });
  it('is cancelled between steps and leaves nothing', async () => {
    const folder = path.join(root, 'rows');
    const controller = new AbortController();
    const work = executeArchive(
      { ...request(folder), epochs: 1000 },
      path.join(root, 'none'),
      hooks(controller.signal),
    );
    setTimeout(() => controller.abort(), 50);
    await expect(work).rejects.toThrow('cancelled');
    expect(readdirSync(root)).not.toContain('none');
  });
});

describe('a folder', () => {
  it('tells every fault of its files at once', async () => {
    const folder = folderOf('faults', {
      'A_TRAIN.tsv': '1\t2\t3\n2\t3\tx',
      'A_TEST.tsv': '1\t2\t3',
      'B_TRAIN.tsv': '1\t2\t3\n1\t3\t4',
      'B_TEST.tsv': '1\t2\t3',
    });
    await expect(executeArchive(request(folder), root, hooks())).rejects.toThrow(
      /A_TRAIN\.tsv, line 2: 'x' is not a finite number\n.*B_TRAIN\.tsv: all 2 series are of class '1'; two are needed/,
    );
  });
  it('is refused where a part is missing or double, or nothing is there', () => {
    expect(() => archiveSets(folderOf('half', { 'A_TRAIN.tsv': '1 2 3' }))).toThrow('A has no A_TEST file: add it');
    expect(() => archiveSets(folderOf('double', { 'A_TRAIN.tsv': '', 'A_TRAIN.ts': '', 'A_TEST.ts': '' }))).toThrow(
      /A has 2 train files .*keep one/,
    );
    expect(() => archiveSets(folderOf('empty', { 'readme.md': '' }))).toThrow('holds no set');
    expect(() => archiveSets(path.join(root, 'nowhere'))).toThrow('is not there');
  });
});

describe('a budget', () => {
  it('is a time', () => {
    expect([budgetOf('90s'), budgetOf('20m'), budgetOf('1.5h')]).toEqual([90, 1200, 5400]);
    for (const text of ['20', '0s', '-1m', 'm', '1d'])
      expect(() => budgetOf(text)).toThrow(`budget ${text}: is not a time`);
  });
  it('that leaves nothing to train in names the least that does', () => {
    expect(divideBudget(1200, 42).each).toBeCloseTo(25.14, 2);
    expect(() => divideBudget(10, 42)).toThrow('give 24s or more');
  });
});
