/** The store: one body, run on the embedded database and on a PostgreSQL of the test's own. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { EXPERIENCE_WIDTH, experienceSlot, type SchemaVersion } from '@janus/domain';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { difference } from '../../../../../prisma/author.mjs';
import { hasPostgres, startPostgres, type TestPostgres } from '../../testing/postgres.ts';
import type { Backend } from './database.ts';
import { migrate, readMigrations } from './migrate.ts';
import { openStore, type NewRun, type Signal, type Store, type StoredSleep } from './index.ts';

const run = (runId: string, createdAt = 1_700_000_000_000): NewRun => ({
  runId,
  kind: 'brain',
  dataSet: 'btc_5m',
  symbol: 'BTCUSDT',
  seed: 1,
  config: { venue: { takerBps: 10 }, nested: [1, { deep: null }] },
  configHash: 'c0ffee',
  dataHash: 'da7a',
  version: '0.1.0',
  status: 'done',
  metrics: { sharpe: 1.25, trades: 7, sortino: null },
  perRegime: { bull: { sharpe: 2 }, crisis: { sharpe: -0.1 } },
  baseline: { sharpe: 0.5 },
  trades: 7,
  createdAt,
});

const signal = (i: number): Signal => ({
  time: 1_700_000_000_000 + i * 300_000,
  bar: i,
  strategy: i % 2 === 0 ? 'ema' : 'macd',
  side: 'buy',
  strength: 1 / 3 + i,
  outcome: i % 3 === 0 ? 'sent' : 'vetoed',
  reason: i % 3 === 0 ? 'approved' : i % 3 === 1 ? 'drawdown' : 'novel "state", \\ and a tab\t',
  stage: 'decision',
  decider: 'amygdala',
});

const schemas = (version: number, parent: string | null): SchemaVersion =>
  ({
    version,
    hash: `hash-${version}`,
    parent,
    knownAt: 1000 * version,
    sleepId: `sleep-${version}`,
    seed: 1,
    zebra: 0.1,
    alpha: [1e-300, 1 / 3],
  }) as unknown as SchemaVersion;

const sleep: StoredSleep = {
  sleepId: 'sleep-1',
  runId: 'run-1',
  until: 1_700_000_000_000,
  status: 'running',
  config: { beta: 0.4 },
  seed: 3,
  phases: [],
  recall: {},
  histogram: [],
  schemaVersion: null,
  createdAt: 5,
  endedAt: null,
};

function experiences(count: number): Float64Array {
  const rows = Float64Array.from({ length: count * EXPERIENCE_WIDTH }, (_, i) => Math.sin(i));
  for (let i = 0; i < count; i += 1) rows[i * EXPERIENCE_WIDTH + experienceSlot('time')] = 1000 * i;
  rows[experienceSlot('volatility')] = Number.NaN;
  return rows;
}

it('has migrations that make exactly the schema', async () => {
  expect(await difference()).toBe('');
});

describe.each<Backend>(['pglite', 'postgresql'])('the store on %s', (backend) => {
  const absent = backend === 'postgresql' && !hasPostgres();
  const scratch = mkdtempSync(path.join(tmpdir(), 'janus-store-'));
  let server: TestPostgres | null = null;
  let databaseUrl: string | undefined;
  let store: Store;
  const open = (): Promise<Store> => openStore({ dataFolder: scratch, databaseUrl });

  beforeAll(async () => {
    if (absent) return;
    if (backend === 'postgresql') {
      server = await startPostgres();
      databaseUrl = server.database();
    }
    store = await open();
  });
  afterAll(async () => {
    if (absent) return;
    await store.close();
    server?.stop();
    rmSync(scratch, { recursive: true });
  });

  it.skipIf(absent)('says what it is', async () => {
    const health = await store.health();
    expect(health).toMatchObject({ backend, ok: true, migration: readMigrations().at(-1)!.name, fault: null });
    expect(health.version).toMatch(/^\d+\./);
  });

  it.skipIf(absent)('keeps a run as it was recorded; the same again changes nothing', async () => {
    expect(await store.runs.record(run('run-1'))).toBe(true);
    expect(await store.runs.record({ ...run('run-1'), trades: 99 })).toBe(false);
    expect(await store.runs.get('run-1')).toEqual({ ...run('run-1'), notes: '', pinned: false, deletedAt: null });
    expect(await store.runs.get('run-9')).toBeNull();
    await expect(store.runs.record({ ...run('run-2'), createdAt: 1.5 })).rejects.toThrow('createdAt 1.5');
  });

  it.skipIf(absent)('lists runs newest first, takes notes, removes and brings back', async () => {
    await store.runs.record(run('run-2', 1_700_000_000_001));
    await store.runs.record({ ...run('run-3', 1_700_000_000_002), kind: 'macd', dataSet: 'spx' });
    const ids = async (query = {}): Promise<string[]> => (await store.runs.list(query)).map(({ runId }) => runId);
    expect(await ids()).toEqual(['run-3', 'run-2', 'run-1']);
    expect(await ids({ kind: 'brain', limit: 1 })).toEqual(['run-2']);
    expect(await ids({ dataSet: 'spx' })).toEqual(['run-3']);
    expect(await ids({ before: 1_700_000_000_001 })).toEqual(['run-1']);
    await store.runs.annotate('run-3', { notes: 'too many trades ✓', pinned: true });
    await store.runs.remove('run-3', 42);
    expect(await ids()).toEqual(['run-2', 'run-1']);
    expect(await store.runs.list({ deleted: true })).toMatchObject([{ runId: 'run-3', deletedAt: 42, pinned: true }]);
    await store.runs.bringBack('run-3');
    expect(await store.runs.get('run-3')).toMatchObject({ deletedAt: null, notes: 'too many trades ✓' });
    await expect(store.runs.annotate('run-9', { notes: 'x' })).rejects.toThrow('no run run-9');
  });

  it.skipIf(absent)('keeps more signals than fit into one statement, in order, and counts them', async () => {
    const signals = Array.from({ length: 12_001 }, (_, i) => signal(i));
    expect(await store.signals.record('run-1', signals)).toBe(12_001);
    expect(await store.signals.record('run-1', signals)).toBe(0);
    const sent = await store.signals.list('run-1', { outcome: 'sent', limit: 3 });
    expect(sent).toEqual([signal(0), signal(3), signal(6)]);
    expect(await store.signals.list('run-1', { from: signal(11_999).time, to: signal(12_000).time })).toEqual([
      signal(11_999),
    ]);
    expect(await store.signals.count('run-1')).toEqual([
      { outcome: 'sent', stage: 'decision', reason: 'approved', count: 4001 },
      { outcome: 'vetoed', stage: 'decision', reason: 'drawdown', count: 4000 },
      { outcome: 'vetoed', stage: 'decision', reason: signal(2).reason, count: 4000 },
    ]);
    await expect(store.signals.record('run-9', [signal(0)])).rejects.toThrow(/foreign key/i);
  });

  it.skipIf(absent)('keeps the account and the metrics to the last bit', async () => {
    const points = Array.from({ length: 300 }, (_, i) => {
      return {
        time: i,
        equity: 1e5 * Math.exp(Math.sin(i)),
        exposure: (150 - i) / 7,
        position: i / 3,
        drawdown: 1e-17 * i,
      };
    });
    expect(await store.portfolio.record('run-1', points)).toBe(300);
    expect(await store.portfolio.record('run-1', points)).toBe(0);
    expect(await store.portfolio.list('run-1')).toEqual(points);

    for (const [runId, sharpe] of [
      ['run-1', 0.1 + 0.2],
      ['run-2', 1.5],
      ['run-3', null],
    ] as const)
      await store.performance.record(runId, { all: { sharpe, trades: 3 }, perRegime: { bull: { sharpe: -1 } } });
    expect(await store.performance.get('run-1')).toEqual({
      all: { sharpe: 0.1 + 0.2, trades: 3 },
      perRegime: { bull: { sharpe: -1 } },
    });
    expect(await store.performance.rank('sharpe')).toEqual([
      { runId: 'run-2', value: 1.5 },
      { runId: 'run-1', value: 0.1 + 0.2 },
    ]);
    expect(await store.performance.rank('sharpe', { lowest: true, limit: 1 })).toMatchObject([{ runId: 'run-1' }]);
  });

  it.skipIf(absent)('[E66] gives experiences back bit for bit, a batch at a time, as of a moment', async () => {
    const rows = experiences(1300);
    expect(await store.experiences.record('run-1', 'BTCUSDT', rows)).toBe(3);
    expect(await store.experiences.record('run-1', 'BTCUSDT', rows)).toBe(0);
    expect(await store.experiences.batches('run-1')).toEqual([
      { seq: 0, symbol: 'BTCUSDT', from: 0, to: 511_000, count: 512 },
      { seq: 1, symbol: 'BTCUSDT', from: 512_000, to: 1_023_000, count: 512 },
      { seq: 2, symbol: 'BTCUSDT', from: 1_024_000, to: 1_299_000, count: 276 },
    ]);
    const read = async (until?: number): Promise<number[]> => {
      const all: number[] = [];
      for await (const part of store.experiences.read('run-1', until)) all.push(...part);
      return all;
    };
    expect(await read()).toEqual([...rows]);
    expect(await read(600_500)).toEqual([...rows.subarray(0, 601 * EXPERIENCE_WIDTH)]);
    expect(await read(-1)).toEqual([]);
    await expect(store.experiences.record('run-1', 'X', new Float64Array(3))).rejects.toThrow('whole experiences');
  });

  it.skipIf(absent)('keeps a night from its start to its end, and its map', async () => {
    expect(await store.sleeps.record(sleep)).toBe(true);
    expect(await store.sleeps.record(sleep)).toBe(false);
    const result = { phases: [{ name: 'deep' }], recall: { passed: 1 }, histogram: [1, 2], schemaVersion: 1 };
    await store.sleeps.finish('sleep-1', { ...result, status: 'done', endedAt: 9 });
    expect(await store.sleeps.get('sleep-1')).toEqual({ ...sleep, ...result, status: 'done', endedAt: 9 });
    expect(await store.sleeps.list({ runId: 'run-1' })).toHaveLength(1);
    expect(await store.sleeps.list({ runId: 'run-2' })).toEqual([]);

    const map = {
      sleepId: 'sleep-1',
      seed: 3,
      n: 2,
      points: Float32Array.of(0.1, -2, 3, Number.NaN),
      labels: Uint8Array.of(6, 255),
      quality: { trustworthiness: { 15: 0.97 } },
      createdAt: 9,
    };
    await store.maps.put(map);
    expect(await store.maps.get('sleep-1')).toEqual(map);
    await store.maps.put({ ...map, seed: 4 });
    expect(await store.maps.get('sleep-1')).toEqual({ ...map, seed: 4 });
    await expect(store.maps.put({ ...map, n: 3 })).rejects.toThrow('a map of 3 points');
    expect(await store.maps.get('sleep-9')).toBeNull();
  });

  it.skipIf(absent)('appends versions of the schemas in order and never changes one, whoever asks', async () => {
    expect(await store.schemas.newest()).toBeNull();
    expect(await store.schemas.append(schemas(1, null))).toBe(true);
    expect(await store.schemas.append(schemas(1, null))).toBe(false);
    expect(await store.schemas.append(schemas(2, 'hash-1'))).toBe(true);
    await expect(store.schemas.append({ ...schemas(2, 'hash-1'), hash: 'other' })).rejects.toThrow('stays as it is');
    await expect(store.schemas.append(schemas(4, 'hash-2'))).rejects.toThrow('does not follow the newest');
    await expect(store.schemas.append(schemas(3, 'hash-1'))).rejects.toThrow('does not follow the newest');
    expect(JSON.stringify(await store.schemas.get(2))).toBe(JSON.stringify(schemas(2, 'hash-1')));
    expect((await store.schemas.byHash('hash-1'))?.version).toBe(1);
    expect((await store.schemas.newest(1999))?.version).toBe(1);
    expect((await store.schemas.newest())?.version).toBe(2);
    expect((await store.schemas.list()).map(({ version }) => version)).toEqual([2, 1]);
    const { prisma } = store.database;
    await expect(prisma.$executeRaw`update schema_version set known_at = 0`).rejects.toThrow(/is final/);
    await expect(prisma.$executeRaw`delete from schema_version`).rejects.toThrow(/is final/);
    await expect(prisma.$executeRaw`truncate schema_version`).rejects.toThrow(/is final/);
  });

  it.skipIf(absent)('keeps preferences by key', async () => {
    await store.preferences.set('layout/runs', { panels: ['a'] }, 1);
    await store.preferences.set('layout/runs', { panels: ['b'] }, 2);
    await store.preferences.set('theme', 'dark', 3);
    expect(await store.preferences.get('layout/runs')).toEqual({
      key: 'layout/runs',
      value: { panels: ['b'] },
      updatedAt: 2,
    });
    expect((await store.preferences.list('layout/')).map(({ key }) => key)).toEqual(['layout/runs']);
    expect(await store.preferences.delete('theme')).toBe(true);
    expect(await store.preferences.delete('theme')).toBe(false);
  });

  it.skipIf(absent)('does a piece of work whole or not at all', async () => {
    const broken = store.atomically(async ({ runs, signals }) => {
      await runs.record(run('run-4'));
      await signals.record('run-4', [signal(0)]);
      throw new Error('in the middle');
    });
    await expect(broken).rejects.toThrow('in the middle');
    expect(await store.runs.get('run-4')).toBeNull();
    await store.atomically(async ({ runs, signals }) => {
      await runs.record(run('run-4'));
      await signals.record('run-4', [signal(0)]);
    });
    expect(await store.signals.list('run-4')).toHaveLength(1);
    await store.runs.purge('run-4');
    expect(await store.signals.list('run-4')).toEqual([]);
    await expect(store.runs.purge('run-4')).rejects.toThrow('no run run-4');
  });

  it.skipIf(absent)('opens again with all of it, and refuses a record of migrations that does not fit', async () => {
    await store.close();
    store = await open();
    expect((await store.runs.list()).map(({ runId }) => runId)).toEqual(['run-3', 'run-2', 'run-1']);
    const [first, ...others] = readMigrations();
    const { transact } = store.database;
    expect(await migrate(transact, [first!, ...others], 0)).toEqual([]);
    await expect(migrate(transact, [{ ...first!, checksum: 'altered' }, ...others], 0)).rejects.toThrow(
      /not the one that this database has been through/,
    );
    await expect(migrate(transact, others, 0)).rejects.toThrow(/used by a newer one/);
    const next = { name: '9999_next', checksum: 'x', sql: 'create table twice (a int); create table twice (a int);' };
    await expect(migrate(transact, [first!, ...others, next], 0)).rejects.toThrow(/already exists/);
    expect(await store.database.prisma.$queryRaw`select to_regclass('twice')::text as t`).toEqual([{ t: null }]);
    expect(await migrate(transact, [first!, ...others], 0)).toEqual([]);
  });
});

it('says what is wrong with an address, without the password', async () => {
  const open = (databaseUrl: string): Promise<Store> => openStore({ dataFolder: tmpdir(), databaseUrl });
  await expect(open('somewhere')).rejects.toThrow('is not an address');
  await expect(open('mysql://a:secret@b/c')).rejects.toThrow('mysql://');
  const unreachable = open('postgresql://janus:secret@127.0.0.1:1/none');
  await expect(unreachable).rejects.toThrow(/127\.0\.0\.1:1\/none cannot be used/);
  await expect(unreachable).rejects.not.toThrow(/secret/);
});
