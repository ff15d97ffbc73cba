import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { REGIMES } from '@janus/domain';
import { simulate } from '@janus/market';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { executeRegimes, regimeProvenance } from './execute.ts';
import { regimesFolder, TRACK_COLUMNS, type RegimeReport } from './layout.ts';
import { readRegimeReport, storedRegimes, trackColumns } from './store.ts';

const series = simulate({ generator: 'base', bars: 3000, seed: 5, timeframeMs: 3_600_000, symbol: 'SIM' });
const hooks = { progress: () => undefined, shouldStop: () => false };
const request = { name: 'SIM:1h', series, config: {}, seed: 1, warnings: [], now: 7 };
let folder = '';
let made: RegimeReport;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'janus regimes '));
  made = executeRegimes(request, folder, hooks);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('leaves a report and columns that agree with each other', () => {
  expect(readRegimeReport(folder, made.id)).toEqual(made);
  expect(storedRegimes(folder)).toEqual([made]);
  const [regime, truth] = [0, 1].map((c) =>
    trackColumns(folder, made.id, ['regime', 'truth'], 0, 3000).subarray(c * 3000, (c + 1) * 3000),
  );
  expect(regime!.filter((r) => r >= 0)).toHaveLength(made.report.known);
  expect([...truth!]).toEqual([...series.truth!]);
  const posterior = trackColumns(
    folder,
    made.id,
    REGIMES.map((r) => `posterior.${r}`),
    2999,
    3000,
  );
  expect(posterior.reduce((a, b) => a + b)).toBeCloseTo(1, 5);
  expect(trackColumns(folder, made.id, ['time'], 10, 12)).toEqual(series.time.slice(10, 12));
});

it('has the same id for the same five, another for another seed or regime table, and the same for another venue', () => {
  const idOf = (config: unknown, seed: number): string => regimeProvenance(series, config, seed).runId;
  expect(idOf({}, 1)).toBe(made.id);
  expect(idOf({}, 2)).not.toBe(made.id);
  expect(idOf({ account: { equity: 5000 } }, 1)).toBe(made.id);
});

it('names what is not there', () => {
  expect(readRegimeReport(folder, 'ffffffff')).toBeNull();
  expect(readRegimeReport(folder, '../..')).toBeNull();
  expect(() => trackColumns(folder, 'ffffffff', ['time'], 0, 1)).toThrow('no labelled series ffffffff');
  expect(() => trackColumns(folder, made.id, ['moon'], 0, 1)).toThrow(TRACK_COLUMNS.join(', '));
  expect(() => trackColumns(folder, made.id, ['time'], 0, 3001)).toThrow('not inside 0 to 3000');
});

it('leaves nothing where it was cancelled', () => {
  const other = { ...request, seed: 9 };
  expect(() => executeRegimes(other, folder, { ...hooks, shouldStop: () => true })).toThrow('cancelled');
  expect(readdirSync(regimesFolder(folder))).toEqual([made.id]);
});
