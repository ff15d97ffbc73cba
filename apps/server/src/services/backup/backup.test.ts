/** Backup, restore and rotation on data folders of the test's own; across databases where PostgreSQL is there. */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { EXPERIENCE_WIDTH, type SchemaVersion } from '@janus/domain';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { takeLock } from '../../../../../tools/lock.mjs';
import { hasPostgres, startPostgres } from '../../testing/postgres.ts';
import { runFolder } from '../runs/layout.ts';
import { openStore, type Store } from '../store/index.ts';
import { backup, backupName, backupsFolder, owning, restore, rotate, type BackupResult } from './index.ts';

const DAY = 86_400_000;
const NOW = Date.UTC(2026, 0, 31);
const scratch = mkdtempSync(path.join(tmpdir(), 'janus-backup-'));
const dataFolder = path.join(scratch, 'data');
let store: Store;
let made: BackupResult;

const idOf = (i: number): string => `abcdef${String(i).padStart(10, '0')}`;
const put = (folder: string, name: string, content: string): void => {
  mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
  writeFileSync(path.join(folder, name), content);
};

async function addRun(to: Store, folder: string, i: number, createdAt: number): Promise<void> {
  const empty = { config: { z: 1, a: [0.1] }, metrics: { sharpe: 0.1 + 0.2 }, perRegime: {}, baseline: {} };
  const names = {
    kind: 'brain',
    dataSet: 'd',
    symbol: 's',
    configHash: 'c',
    dataHash: 'd',
    version: 'v',
    status: 'done',
  };
  await to.runs.record({ runId: idOf(i), seed: i, trades: 0, createdAt, ...names, ...empty });
  put(folder, `runs/${idOf(i)}/run.json`, JSON.stringify({ summary: { run: { createdAt } } }));
}

/** All that the store says, as one document. */
async function contentOf(from: Store): Promise<unknown> {
  const runs = await from.runs.list();
  const experiences: number[][] = [];
  for await (const rows of from.experiences.read(idOf(1))) experiences.push([...rows]);
  return {
    runs,
    signals: await from.signals.list(idOf(1)),
    portfolio: await from.portfolio.list(idOf(1)),
    performance: await from.performance.get(idOf(1)),
    experiences,
    schemas: JSON.stringify(await from.schemas.newest()),
    map: await from.maps.get('sleep-1'),
    preferences: await from.preferences.list(),
  };
}

beforeAll(async () => {
  store = await openStore({ dataFolder });
  for (let i = 1; i <= 3; i += 1) await addRun(store, dataFolder, i, NOW - i * DAY);
  const told = { strategy: 'ema', side: 'buy', strength: 1 / 3, stage: 's', decider: 'none' };
  await store.signals.record(
    idOf(1),
    Array.from({ length: 2500 }, (_, i) => ({ ...told, time: i, bar: i, outcome: 'vetoed', reason: 'a "\\\n\tü' })),
  );
  await store.portfolio.record(idOf(1), [{ time: 1, equity: 1e5 / 3, exposure: -0.1, position: 0, drawdown: 1e-17 }]);
  await store.performance.record(idOf(1), { all: { sharpe: 0.3, sortino: null }, perRegime: {} });
  const rows = Float64Array.from({ length: 600 * EXPERIENCE_WIDTH }, (_, i) =>
    i % EXPERIENCE_WIDTH === 0 ? i : Math.sin(i),
  );
  await store.experiences.record(idOf(1), 's', rows);
  const version = { version: 1, hash: 'h', parent: null, knownAt: 5, sleepId: 'sleep-1', zebra: 1e-300, alpha: 0.1 };
  await store.schemas.append(version as unknown as SchemaVersion);
  const points = Float32Array.of(0.1, Number.NaN);
  await store.maps.put({
    sleepId: 'sleep-1',
    seed: 1,
    n: 1,
    points,
    labels: Uint8Array.of(9),
    quality: {},
    createdAt: 1,
  });
  await store.preferences.set('theme', { name: 'dark' }, 1);
  put(dataFolder, 'bars/btc.parquet', 'bars of BTC');
  put(dataFolder, 'trials.jsonl', '{"data":"d","config":"c"}\n');
  put(dataFolder, 'state.json', '{"kill":true}');
  put(dataFolder, 'token', 'secret');
  put(dataFolder, 'server.lock', '1 1');
  put(dataFolder, `runs/.part-${idOf(9)}-1/bars.bin`, 'half');
  put(dataFolder, 'jobs/PG_VERSION', '18');
  made = await backup({ dataFolder, store, file: path.join(scratch, 'one.tar.gz'), now: NOW });
});
afterAll(async () => {
  await store.close();
  rmSync(scratch, { recursive: true });
});
/** Whatever happens, nothing half made stays beside what was made. */
afterEach(() => expect(readdirSync(scratch).filter((name) => name.includes('.part'))).toEqual([]));

describe('a backup', () => {
  it('names what is in it; the token, locks, drafts and the files of the databases are not', () => {
    expect(made.manifest.rows).toMatchObject({ run: 3, signal: 2500, experience_batch: 2, schema_version: 1 });
    expect(made.manifest.files.map(({ name }) => name).filter((name) => name.startsWith('files/'))).toEqual([
      'files/bars/btc.parquet',
      `files/runs/${idOf(1)}/run.json`,
      `files/runs/${idOf(2)}/run.json`,
      `files/runs/${idOf(3)}/run.json`,
      'files/state.json',
      'files/trials.jsonl',
    ]);
  });

  it('is restored with every row and every file the same', async () => {
    const folder = path.join(scratch, 'restored');
    mkdirSync(folder);
    await restore({ file: made.file, dataFolder: folder, now: NOW });
    expect(readFileSync(path.join(folder, 'bars/btc.parquet'), 'utf8')).toBe('bars of BTC');
    expect(existsSync(path.join(folder, 'token'))).toBe(false);
    const other = await openStore({ dataFolder: folder });
    expect(await contentOf(other)).toEqual(await contentOf(store));
    await other.close();
    await expect(restore({ file: made.file, dataFolder: folder, now: NOW })).rejects.toThrow('is not empty');
  });

  it.skipIf(!hasPostgres())('goes from the embedded database to PostgreSQL and back', async () => {
    const server = await startPostgres();
    try {
      const databaseUrl = server.database();
      const folder = path.join(scratch, 'to-postgres');
      await restore({ file: made.file, dataFolder: folder, databaseUrl, now: NOW });
      const second = { file: made.file, dataFolder: path.join(scratch, 'second'), databaseUrl, now: NOW };
      await expect(restore(second)).rejects.toThrow(/database at .* is not empty/);
      expect(existsSync(second.dataFolder)).toBe(false);
      const there = await openStore({ dataFolder: folder, databaseUrl });
      expect(await contentOf(there)).toEqual(await contentOf(store));
      const file = path.join(scratch, 'two.tar.gz');
      await backup({ dataFolder: folder, store: there, file, now: NOW });
      await there.close();
      const home = path.join(scratch, 'home');
      await restore({ file, dataFolder: home, now: NOW });
      const back = await openStore({ dataFolder: home });
      expect(await contentOf(back)).toEqual(await contentOf(store));
      await back.close();
    } finally {
      server.stop();
    }
  });

  it('never replaces a file, and leaves nothing where it is cancelled', async () => {
    await expect(backup({ dataFolder, store, file: made.file, now: NOW })).rejects.toThrow('is there already');
    const file = path.join(scratch, 'cancelled.tar.gz');
    await expect(backup({ dataFolder, store, file, now: NOW, signal: AbortSignal.abort() })).rejects.toThrow(
      'cancelled',
    );
    expect(existsSync(file)).toBe(false);
  });

  const damaged = (name: string, change: (tar: Buffer) => Buffer): string => {
    const file = path.join(scratch, `${name}.tar.gz`);
    writeFileSync(file, gzipSync(change(gunzipSync(readFileSync(made.file)))));
    return file;
  };
  const swap = (tar: Buffer, from: string, to: string): Buffer => {
    expect(tar.includes(from)).toBe(true);
    return Buffer.from(tar.toString('latin1').replace(from, to), 'latin1');
  };

  it('that is damaged is refused with the file at fault, and nothing is restored', async () => {
    const folder = path.join(scratch, 'none');
    const attempt = (file: string) => restore({ file, dataFolder: folder, now: NOW });
    await expect(attempt(damaged('altered', (tar) => swap(tar, 'bars of BTC', 'bars of ETH')))).rejects.toThrow(
      'files/bars/btc.parquet is not what was backed up',
    );
    await expect(attempt(damaged('newer', (tar) => swap(tar, '0001_init', '9001_init')))).rejects.toThrow(
      '9001_init, which is not known here',
    );
    await expect(attempt(damaged('cut', (tar) => tar.subarray(0, tar.length / 2)))).rejects.toThrow('cut off');
    const half = path.join(scratch, 'half.tar.gz');
    writeFileSync(half, readFileSync(made.file).subarray(0, made.bytes / 2));
    await expect(attempt(half)).rejects.toThrow(/damaged or cut off/);
    writeFileSync(half, 'not a backup');
    await expect(attempt(half)).rejects.toThrow(/damaged or cut off/);
    await expect(attempt(path.join(scratch, 'nowhere'))).rejects.toThrow('is not there');
    expect(existsSync(folder)).toBe(false);
  });

  it('is refused while another process serves the folder, which is named', async () => {
    const folder = path.join(scratch, 'served');
    const lock = takeLock(path.join(folder, 'server.lock'));
    await expect(owning(folder, async () => 1)).rejects.toThrow(`process ${process.pid} serves the data`);
    lock.release?.();
    expect(await owning(folder, async () => existsSync(path.join(folder, 'server.lock')))).toBe(true);
    expect(existsSync(path.join(folder, 'server.lock'))).toBe(false);
  });
});

describe('rotation', () => {
  const folder = path.join(scratch, 'rotated');
  let rotated: Store;
  const names = (gone: readonly { name: string }[]): string[] => gone.map(({ name }) => name);
  const turn = (rules: { keepRuns?: number; keepDays?: number; keepBackups?: number }, dryRun = true) =>
    rotate({ dataFolder: folder, store: rotated, now: NOW, dryRun, ...rules });

  beforeAll(async () => {
    rotated = await openStore({ dataFolder: folder });
    for (let i = 1; i <= 6; i += 1) await addRun(rotated, folder, i, NOW - i * DAY);
    await rotated.runs.annotate(idOf(5), { pinned: true });
    await rotated.runs.remove(idOf(2), NOW - DAY / 2);
    // Files without a row: a run made while no server was there.
    put(folder, `runs/${idOf(7)}/run.json`, JSON.stringify({ summary: { run: { createdAt: NOW - 7 * DAY } } }));
    for (let i = 0; i < 3; i += 1) put(backupsFolder(folder), backupName(NOW + i * 1000), 'x');
  });
  afterAll(() => rotated.close());

  it('says what would go: what each rule keeps stays, a pinned run always, one removed by hand has no place', async () => {
    expect(names((await turn({ keepRuns: 2 })).runs)).toEqual([idOf(2), idOf(4), idOf(6), idOf(7)]);
    expect(names((await turn({ keepRuns: 2, keepDays: 5 })).runs)).toEqual([idOf(6), idOf(7)]);
    expect(names((await turn({ keepDays: 0 })).runs)).toHaveLength(6);
    expect(await turn({ keepBackups: 2 })).toMatchObject({ runs: [], backups: [{ name: backupName(NOW) }], pinned: 1 });
    await expect(turn({})).rejects.toThrow('say what is to stay');
    await expect(turn({ keepRuns: -1 })).rejects.toThrow('keepRuns -1');
    expect(await rotated.runs.list()).toHaveLength(5);
  });

  it('removes rows and files of what goes, and of nothing else', async () => {
    await turn({ keepRuns: 2, keepBackups: 1 }, false);
    expect((await rotated.runs.list()).map(({ runId }) => runId)).toEqual([idOf(1), idOf(3), idOf(5)]);
    expect(await rotated.runs.list({ deleted: true })).toEqual([]);
    for (const i of [2, 4, 6, 7]) expect(existsSync(runFolder(folder, idOf(i)))).toBe(false);
    expect(readdirSync(path.join(folder, 'runs')).sort()).toEqual([idOf(1), idOf(3), idOf(5)]);
    expect(readdirSync(backupsFolder(folder))).toEqual([backupName(NOW + 2000)]);
    expect((await turn({ keepRuns: 2, keepBackups: 1 })).runs).toEqual([]);
  });
});
