/** A ViViT on an order book: learns what was planted, finds nothing in noise, and says what its heads look at. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { BookSnapshots } from '@janus/market';
import { readModel } from '@janus/neural';
import { rng } from '@janus/numerics';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BookReport } from './api.ts';
import { parseBook } from './book-config.ts';
import { executeBook } from './book-run.ts';
import { bookSamples, midVolatility } from './book-samples.ts';
import { imbalance } from './book-skill.ts';
import { storedBooks, storedModel, storedModels } from './model-store.ts';

let root = '';
beforeAll(() => {
  root = mkdtempSync(path.join(tmpdir(), 'janus book '));
});
afterAll(() => rmSync(root, { recursive: true }));
const hooks = {
  say: () => {},
  progress: () => {},
  signal: new AbortController().signal,
  clock: () => performance.now(),
};

const LEVELS = 4;
/** The mid goes where the third and fourth bid outweighed the asks' `lag` snapshots before, as far as it is told. */
function market(count: number, seed: number, told: number): BookSnapshots {
  const random = rng(seed);
  const price = new Float64Array(count * 2 * LEVELS);
  const size = new Float64Array(price.length);
  const mid = new Float64Array(count);
  const pull = new Float64Array(count);
  let [now, p] = [1000, 0];
  for (let i = 0; i < count; i++) {
    p = 0.8 * p + 0.6 * random.normal();
    pull[i] = p;
    now += Math.round((i > 0 ? told * 2 * pull[i - 1]! : 0) + random.normal());
    mid[i] = now;
    for (let side = 0; side < 2; side++)
      for (let k = 0; k < LEVELS; k++) {
        const at = (2 * i + side) * LEVELS + k;
        price[at] = now + (side === 0 ? -1 : 1) * (k + 0.5);
        size[at] = Math.exp(0.3 * random.normal() + (k >= 2 ? (side === 0 ? 1 : -1) * p : 0));
      }
  }
  return {
    levels: LEVELS,
    stepMs: 100,
    count,
    time: mid.map((_, i) => 100 * i),
    mid,
    price,
    size,
    segment: new Int32Array(count),
  };
}
const small = { levels: 4, columns: 4, frames: 2, horizon: 3, embargo: 10, draws: 100, batch: 16 };
async function trainedOn(snapshots: BookSnapshots, over: object): Promise<BookReport> {
  const config = parseBook({ ...small, ...over });
  const asked = {
    data: 'made',
    dataHash: `${snapshots.count}`,
    snapshots,
    config,
    tensors: 'wasm',
    warnings: [],
    now: 1,
  };
  return (await executeBook(asked, root, hooks)).report;
}
const skillOf = ({ skills }: BookReport, name: string) => skills.find(({ against }) => against.startsWith(name))!;

describe('a ViViT on an order book', () => {
  it('learns the direction that was planted in its depth, beyond chance and beyond itself on shuffled labels', async () => {
    const report = await trainedOn(market(1500, 1, 1), { epochs: 6 });
    for (const name of ['shares', 'majority', 'persistence', 'shuffled labels'])
      expect(skillOf(report, name).low, name).toBeGreaterThan(0.05);
    expect(report.forecasts.map(({ name }) => name)).toContain('logistic on imbalance');
    for (const { tokens, heads } of report.attention)
      for (const head of heads) {
        expect(head).toHaveLength(tokens.length);
        expect(head.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 4);
      }
    expect(report.attention.map(({ layer, tokens }) => [layer, tokens])).toEqual([
      ['spatial.0', ['class', 'levels 1–4, snapshots 1–4']],
      ['temporal.0', ['class', 'frame -1', 'frame 0, now']],
    ]);
    expect(report.knownAt).toBeLessThan(report.testFrom);
  });

  it('finds no direction where there is none: the interval does not lie above 0', async () => {
    const report = await trainedOn(market(1200, 2, 0), { epochs: 2 });
    expect(skillOf(report, 'shares').low).toBeLessThan(0);
  });

  it('forecasts volatility beside the mean, persistence and HAR, is kept, and no run on bars can name it', async () => {
    const report = await trainedOn(market(900, 3, 0), { task: 'volatility', epochs: 1 });
    expect(report.forecasts.map(({ name }) => name)).toEqual([
      'model',
      'shuffled labels',
      'mean of the training block',
      'persistence',
      'HAR',
    ]);
    expect(storedBooks(root).map(({ artefact }) => artefact)).toContain(report.artefact);
    expect(storedModels(root)).toEqual([]);
    expect(() => storedModel(root, report.artefact)).toThrow('was trained on the order book made and sees no bars');
    const file = path.join(root, 'vision', 'models', `${report.artefact}.safetensors`);
    const { model, facts } = readModel(readFileSync(file), 'x');
    expect([model.kind, model.input]).toEqual(['vivit', [2, 4, 4, 4]]);
    expect(JSON.parse(facts['mean']!)).toHaveLength(16);
  });
});

describe('what it is trained on', () => {
  it('takes labels from after a snapshot and persistence from before it, a market at rest included', () => {
    const snapshots = market(400, 5, 0);
    const still = { ...snapshots, mid: snapshots.mid.map(() => 1000) };
    const floor = 1e-4;
    expect(midVolatility(still, 3, floor, true)[50]).toBeCloseTo(Math.log(floor), 9);
    const step = { ...still, mid: still.mid.map((_, i) => (i < 100 ? 1000 : 1010)) };
    const [ahead, past] = [midVolatility(step, 3, floor, true), midVolatility(step, 3, floor, false)];
    const moved = (of: Float64Array): number[] => [...of.keys()].filter((i) => of[i]! > Math.log(floor) + 0.1);
    expect(moved(ahead)).toEqual([97, 98, 99]);
    expect(moved(past)).toEqual([100, 101, 102]);
    expect([ahead[398], past[1]]).toEqual([Number.NaN, Number.NaN]);
  });
  it('keeps the parts so far from one another that no label reaches across', () => {
    const { samples, split } = bookSamples(market(800, 6, 0), parseBook(small));
    const { at, reach } = samples;
    for (const [before, after] of [
      [split.train, split.validation],
      [split.validation, split.test],
    ] as const)
      expect(at[before.at(-1)!]! + reach + 10).toBeLessThan(at[after[0]!]!);
  });
  it('reads imbalance by hand', () => {
    const size = Float64Array.of(3, 1, 0, 0, 1, 1, 0, 0);
    const snapshots = { ...market(1, 1, 0), size };
    expect([imbalance(snapshots, 0, 1), imbalance(snapshots, 0, 2)]).toEqual([0.5, 2 / 6]);
  });
  it('refuses sizes that patches do not divide, unknown options, and recordings that are too short', () => {
    expect(() => parseBook({ levels: 6 })).toThrow('training.levels: 6 is not a multiple of 4');
    expect(() => parseBook({ column: 8 })).toThrow('training.column');
    expect(() => bookSamples(market(20, 1, 0), parseBook({ ...small, horizon: 15 }))).toThrow(
      'take a longer recording',
    );
  });
});
