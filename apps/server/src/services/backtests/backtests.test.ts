/** Two finished runs on the same bars: listed, assessed, annotated, pinned, removed, reported, exported. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { walk } from '../../testing/series.ts';
import { literal, openDuck } from '../data/duck.ts';
import { forStrategy } from '../jobs/handlers/run-input.ts';
import { executeRun } from '../runs/execute.ts';
import { planRun } from '../runs/plan.ts';
import { openStore, type Store } from '../store/index.ts';
import { assessRun, readAssessment } from './assess.ts';
import { exportColumns, exportFile, type Column } from './export.ts';
import { readTables, type RunTables } from './read.ts';
import { reportHtml } from './report.ts';
import { backtestService, type BacktestService } from './service.ts';

const dataFolder = mkdtempSync(path.join(tmpdir(), 'janus backtests '));
const hooks = { progress: () => undefined, shouldStop: () => false, clock: () => performance.now() };
const BARS = 3000;
const STRATEGIES = ['mean-reversion', 'ema-flip'] as const;
let store: Store;
let service: BacktestService;
let ids: string[] = [];
let tables: RunTables;

beforeAll(async () => {
  store = await openStore({ dataFolder });
  service = backtestService({ dataFolder, store: async () => store, now: () => 5 });
  const series = walk(BARS, 7);
  ids = STRATEGIES.map((strategy, k) => {
    const plan = planRun({ data: 'WALK', ...forStrategy({ config: {} }, strategy) }, series, k + 1);
    return executeRun(plan, dataFolder, hooks).run.runId;
  });
  for (const [k, runId] of ids.entries()) await assessRun(dataFolder, runId, k + 1, 100 + k);
  tables = await readTables(dataFolder, ids[0]!);
}, 120_000);
afterAll(async () => {
  await store?.close();
  rmSync(dataFolder, { recursive: true, force: true });
});

describe('finished backtests', () => {
  it('are listed newest first with their figures and baseline', async () => {
    const list = await service.list();
    expect(list.map((run) => run.strategy)).toEqual(['ema-flip', 'mean-reversion']);
    const [head] = list;
    expect(head).toMatchObject({ bars: BARS, simulatedData: true, pinned: false, notes: '', trials: 2 });
    expect(head!.metrics['trades']).toBeGreaterThan(0);
    expect(Number.isFinite(head!.baseline['totalReturn'])).toBe(true);
  });
  it('have curves that end where the figures say', async () => {
    const { metrics, baseline } = await service.get(ids[0]!);
    const { equity, baseline: hold, drawdown } = tables.curves;
    expect(equity.at(-1)! / equity[0]! - 1).toBeCloseTo(metrics['totalReturn']!, 9);
    expect(hold.at(-1)! / hold[0]! - 1).toBeCloseTo(baseline['totalReturn']!, 9);
    expect(Math.max(...drawdown)).toBeCloseTo(metrics['maxDrawdown']!, 9);
  });
  it('say how much may be luck, against what else was tried on the same bars', () => {
    const { compared, overfitting, at } = readAssessment(dataFolder, ids[1]!)!;
    expect(at).toBe(101);
    expect(compared).toEqual([ids[1], ids[0]]);
    expect(overfitting.trials).toBe(2);
    expect(overfitting.pbo).toMatchObject({ candidates: 2 });
    expect(overfitting.dsr).toMatchObject({ trials: 2 });
    // A first trial has nothing to be deflated by.
    expect(readAssessment(dataFolder, ids[0]!)!.overfitting.dsr).toHaveProperty('na');
  });
  it('keep notes and one pin', async () => {
    await service.annotate(ids[0]!, 'too good?');
    await service.pin(ids[0]!);
    await service.pin(ids[1]!);
    const list = await service.list();
    expect(list.map((run) => [run.runId, run.notes, run.pinned])).toEqual([
      [ids[1], '', true],
      [ids[0], 'too good?', false],
    ]);
    await service.pin(null);
    expect((await service.list()).some((run) => run.pinned)).toBe(false);
  });
  it('go from the list and come back with their notes', async () => {
    await service.remove(ids[0]!);
    expect((await service.list()).map((run) => run.runId)).toEqual([ids[1]]);
    expect((await service.list({ removed: true })).map((run) => run.runId)).toEqual([ids[0]]);
    await service.restore(ids[0]!);
    expect((await service.get(ids[0]!)).notes).toBe('too good?');
    await expect(service.remove('feedfeed')).rejects.toThrow('no finished run feedfeed');
  });
});

describe('a report', () => {
  it('is one file without a script or a reference to anything else, and says what is simulated', async () => {
    await service.annotate(ids[0]!, '<script>alert(1)</script>');
    const html = reportHtml(await service.get(ids[0]!), tables);
    expect(html).not.toMatch(/<script|<link|<img|<iframe|\b(?:src|href)=|url\(|@import|https?:/i);
    expect(html).toContain('SIMULATED');
    expect(html).toContain('Simulated data, simulated fills');
    expect(html.match(/<polyline/g)).toHaveLength(4);
    for (const part of ['buy and hold', 'Deflated Sharpe ratio', ids[0]!, 'data hash', 'takerBps', '&lt;script&gt;'])
      expect(html, part).toContain(part);
  });
});

/** A CSV without quotes, which these tables never need. */
function readCsv(text: string): { names: string[]; rows: string[][] } {
  const [head = '', ...rows] = text.trimEnd().split('\n');
  return { names: head.split(','), rows: rows.map((row) => row.split(',')) };
}
const plain = (column: Column): (number | string | null)[] =>
  column.values.map((v) => (typeof v === 'bigint' ? Number(v) : v));

describe.each(['trades', 'equity', 'bars'] as const)('the export of %s', (table) => {
  it('gives the same numbers back from CSV', async () => {
    const columns = exportColumns(tables, table);
    const { names, rows } = readCsv((await exportFile(columns, 'csv')).toString());
    expect(names).toEqual(columns.map((c) => c.name));
    expect(rows.length).toBeGreaterThan(0);
    for (const [k, column] of columns.entries())
      expect(rows.map((row) => (column.type === 'varchar' ? row[k]! : Number(row[k])))).toEqual(plain(column));
  });
  it('gives the same numbers back from Parquet', async () => {
    const columns = exportColumns(tables, table);
    const file = path.join(dataFolder, `${table}.parquet`);
    writeFileSync(file, await exportFile(columns, 'parquet'));
    const duck = await openDuck(path.join(dataFolder, 'spill'));
    try {
      const result = await duck.connection.runAndReadAll(`select * from read_parquet(${literal(file)})`);
      const got = result.getColumnsObject() as Record<string, (number | bigint | string)[]>;
      for (const column of columns)
        expect(got[column.name]!.map((v) => (typeof v === 'bigint' ? Number(v) : v))).toEqual(plain(column));
    } finally {
      duck.close();
    }
  });
});
