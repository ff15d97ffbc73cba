/** A run's records in the store: projected from its audit rows, whole, once. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ACTIONS, REGIONS, STRATEGIES, reasonCode } from '@janus/domain';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { liveDay } from '../night/scenario.ts';
import { readRunFile } from '../runs/store.ts';
import { openStore, type Store } from '../store/index.ts';
import { keepRun } from './keep-run.ts';
import { PROJECTED, portfolioOf, projectedColumns, signalsOf, type ProjectedColumns } from './project.ts';

type Row = Partial<Record<(typeof PROJECTED)[number], number>>;
const QUIET: Row = { proposed: 0, reason: reasonCode('no-signal'), equity: 100, exposure: 0, position: 0, drawdown: 0 };
/** Rows as the columns that a run's reader hands out. */
function columns(rows: readonly Row[]): ProjectedColumns {
  const flat = new Float64Array(PROJECTED.length * rows.length).fill(Number.NaN);
  rows.forEach((row, i) =>
    PROJECTED.forEach((name, c) => {
      const value = { time: 1000 * i, barIndex: i, ...QUIET, ...row }[name];
      if (value !== undefined) flat[c * rows.length + i] = value;
    }),
  );
  return projectedColumns(flat, rows.length);
}

describe('the projection', () => {
  it('keeps every wish to trade with what became of it', () => {
    const wish = { proposed: 1, wanted: ACTIONS.indexOf('buy'), strategy: 2, signalStrength: 0.7, decider: -1 };
    const signals = signalsOf(
      columns([
        {},
        { ...wish, reason: 0 },
        { ...wish, reason: reasonCode('volatility-spike'), decider: REGIONS.indexOf('amygdala') },
      ]),
    );
    const common = { strategy: STRATEGIES[2], side: 'buy', strength: 0.7 };
    expect(signals).toEqual([
      { ...common, time: 1000, bar: 1, outcome: 'sent', reason: 'approved', stage: 'sent', decider: 'none' },
      {
        ...common,
        time: 2000,
        bar: 2,
        outcome: 'vetoed',
        reason: 'volatility-spike',
        stage: 'amygdala',
        decider: 'amygdala',
      },
    ]);
  });

  it('samples the account evenly with both ends, one point a moment, nothing unknown', () => {
    const rows = Array.from({ length: 101 }, (_, i): Row => ({ equity: 100 + i }));
    expect(portfolioOf(columns(rows), 5).map((p) => p.equity)).toEqual([100, 125, 150, 175, 200]);
    expect(portfolioOf(columns(rows), 500)).toHaveLength(101);
    expect(portfolioOf(columns([{ time: 5 }, { time: 5 }, { time: 6, equity: Number.NaN }]), 9)).toHaveLength(1);
    expect(portfolioOf(columns([]), 9)).toEqual([]);
  });
});

describe('a run that has ended', () => {
  let dataFolder = '';
  let store: Store;
  let runId = '';
  beforeAll(async () => {
    dataFolder = mkdtempSync(path.join(tmpdir(), 'janus-records-'));
    store = await openStore({ dataFolder });
    runId = liveDay(dataFolder, 3000, 1);
  }, 120_000);
  afterAll(async () => {
    await store?.close();
    rmSync(dataFolder, { recursive: true, force: true });
  });

  it('is in the store whole, and only once', async () => {
    expect(await keepRun(store, dataFolder, runId)).toBe(true);
    expect(await keepRun(store, dataFolder, runId)).toBe(false);
    const { summary, config } = readRunFile(dataFolder, runId)!;
    expect(await store.runs.get(runId)).toMatchObject({ kind: 'brain', trades: summary.trades, config, notes: '' });
    expect((await store.performance.get(runId)).all).toEqual(summary.metrics);
    const signals = await store.signals.list(runId, { limit: 100_000 });
    expect(signals.length).toBeGreaterThan(0);
    const vetoed = Object.values(summary.vetoes).flatMap((t) => Object.entries(t));
    // A quiet bar is no wish: what the signals count as vetoed is at most what the run counted.
    for (const { outcome, reason, count } of await store.signals.count(runId))
      if (outcome === 'vetoed') expect(vetoed.find(([key]) => key === reason)![1]).toBeGreaterThanOrEqual(count);
    const account = await store.portfolio.list(runId);
    expect(account.length).toBeGreaterThan(1000);
    expect(account.length).toBeLessThanOrEqual(2000);
  });

  it('that is not there is an error that names it', async () => {
    await expect(keepRun(store, dataFolder, 'feedfeed')).rejects.toThrow('no run feedfeed');
  });
});
