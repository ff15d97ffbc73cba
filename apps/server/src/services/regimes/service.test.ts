import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { simulate } from '@janus/market';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { dataService } from '../data-service.ts';
import type { JobWork } from '../jobs/handler.ts';
import { run as simulateRun } from '../jobs/handlers/simulate-run.ts';
import { simulateHandler } from '../jobs/handlers/simulate.ts';
import { condense } from './condense.ts';
import { regimesHandler } from './regimes-job.ts';
import { run } from './regimes-run.ts';
import { regimeService } from './service.ts';

let dataFolder = '';
const work = (): JobWork => ({
  jobId: 'a'.repeat(28),
  dataFolder,
  createdAt: 7,
  progress: () => undefined,
  shouldStop: () => false,
  signal: new AbortController().signal,
  clock: () => 0,
});
beforeAll(async () => {
  dataFolder = mkdtempSync(path.join(tmpdir(), 'janus regimes job '));
  await simulateRun(simulateHandler.parse({ bars: 2500, seed: 3, symbol: 'TOY' }), work());
}, 60_000);
afterAll(() => rmSync(dataFolder, { recursive: true, force: true }));

it('labels a data set by name, finds the labelling again, and does not make it twice', async () => {
  const regimes = regimeService(
    dataFolder,
    dataService(dataFolder, () => 7),
  );
  expect(await regimes.ofData('TOY:1h')).toBeNull();
  const first = (await run(regimesHandler.parse({ data: 'TOY' }), work())) as { id: string; unchanged: boolean };
  expect(first).toMatchObject({ name: 'TOY:1h', bars: 2500, simulatedData: true, unchanged: false });
  expect(await regimes.ofData('TOY:1h')).toBe(first.id);
  expect(await regimes.ofData('TOY:1h', 99)).toBeNull();
  expect(regimes.list()).toMatchObject([{ id: first.id, name: 'TOY:1h', createdAt: 7 }]);
  expect(regimes.get(first.id).hasTruth).toBe(true);
  expect(await run(regimesHandler.parse({ data: 'TOY:1h' }), work())).toMatchObject({ id: first.id, unchanged: true });
}, 60_000);

it('refuses what is not there and what is not understood, by name', async () => {
  await expect(regimesHandler.prepare!(regimesHandler.parse({ data: 'MOON' }), dataFolder, 7)).rejects.toThrow('MOON');
  expect(() => regimesHandler.parse({ data: 'TOY', colour: 'red' })).toThrow('colour');
  expect(() => regimesHandler.parse({ data: 'TOY', seed: -1 })).toThrow('regimes.seed');
  expect(() =>
    regimeService(
      dataFolder,
      dataService(dataFolder, () => 7),
    ).get('ffffffff'),
  ).toThrow('label');
});

it('merges bars into few candles without losing a high, a low or the last close', () => {
  const s = simulate({ generator: 'base', bars: 1001, seed: 1, timeframeMs: 3_600_000 });
  const few = condense(s, 100);
  expect(few.barsEach).toBe(11);
  expect(few.time).toHaveLength(91);
  expect(Math.max(...few.high)).toBe(Math.max(...s.high));
  expect(Math.min(...few.low)).toBe(Math.min(...s.low));
  expect([few.open[0], few.close.at(-1)]).toEqual([s.open[0], s.close.at(-1)]);
  expect(few.open[1]).toBe(s.open[11]);
});
