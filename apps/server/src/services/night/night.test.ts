/** Nights and maps on a data folder of the test's own, with the embedded database. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { EXPERIENCE_WIDTH, experienceSlot } from '@janus/domain';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { configHash } from '../provenance.ts';
import { keepRun } from '../records/keep-run.ts';
import { openStore, type Store } from '../store/index.ts';
import { readStage, stageWords } from '@janus/views';
import { MEMORY_COLUMNS } from './api.ts';
import { executeMap, type MapDocument } from './execute-map.ts';
import { executeSleep, type NightConfig, type NightOutcome } from './execute.ts';
import { barLength, knownBy } from './known-by.ts';
import { readColumns, sleepFolder } from './layout.ts';
import { nearestMemories } from './nearest.ts';
import { nightStore } from './night-store.ts';
import { CREATED, liveDay, QUIET } from './scenario.ts';
import { nightService, type NightService } from './service.ts';
import { makeLogger } from '../../log.ts';

const dataFolder = mkdtempSync(path.join(tmpdir(), 'janus-night-'));
const at = { dataFolder, createdAt: CREATED, jobId: null };
const stages: string[] = [];
const hooks = { ...QUIET, progress: (stage: string) => void stages.push(stage) };
let store: Store;
let runId: string;
let first: NightOutcome;
let service: NightService;

beforeAll(async () => {
  store = await openStore({ dataFolder });
  runId = liveDay(dataFolder, 3000, 1);
  first = await executeSleep(nightStore(store, dataFolder), { runId, until: null, seed: 1, config: {} }, at, hooks);
  service = nightService({
    dataFolder,
    store: async () => store,
    jobs: { async *watchAll() {} },
    log: makeLogger({ JANUS_LOG: 'silent' }),
  });
}, 120_000);
afterAll(async () => {
  service?.close();
  await store?.close();
  rmSync(dataFolder, { recursive: true, force: true });
});

const request = (map: Partial<Parameters<typeof executeMap>[1]> = {}) => {
  return { sleepId: first.record.sleepId, neighbours: 15, minDist: 0.1, epochs: 60, seed: 1, ...map };
};

describe('the experiences of a run', () => {
  it('are stored once, however often it is asked', async () => {
    expect(await keepRun(store, dataFolder, runId)).toBe(false);
    const batches = await store.experiences.batches(runId);
    expect(batches.reduce((sum, b) => sum + b.count, 0)).toBe((first.record.config as NightConfig).experiences);
  });
  it('of an unknown run are an error that names it', async () => {
    await expect(keepRun(store, dataFolder, 'feedfeed')).rejects.toThrow('no run feedfeed');
  });
  it('known by a moment leave out decisions whose reward came later', () => {
    const rows = new Float64Array(3 * EXPERIENCE_WIDTH);
    [0, 1, 2].forEach((i) => {
      rows[i * EXPERIENCE_WIDTH + experienceSlot('time')] = 1000 + 100 * i;
      rows[i * EXPERIENCE_WIDTH + experienceSlot('bar')] = i;
      rows[i * EXPERIENCE_WIDTH + experienceSlot('horizon')] = 1;
    });
    expect(barLength(rows)).toBe(100);
    // Decided at 1000, 1100, 1200; known a bar later each.
    expect(knownBy(rows, 1200).length).toBe(2 * EXPERIENCE_WIDTH);
    expect(knownBy(rows, 1199).length).toBe(EXPERIENCE_WIDTH);
    expect(knownBy(rows, 1300)).toBe(rows);
  });
});

describe('a night', () => {
  it('publishes an immutable version whose hash can be checked', async () => {
    const version = (await store.schemas.newest())!;
    const { hash, ...content } = version;
    expect(configHash(content)).toBe(hash);
    expect(version.version).toBe(1);
    expect(version.sleepId).toBe(first.record.sleepId);
    expect(version.schemas.length).toBeGreaterThan(0);
  });
  it('[E42] tells its five phases while it goes on', () => {
    const told = stages.flatMap((stage) => readStage(stage) ?? []);
    expect(new Set(told.map((s) => s.phase)).size).toBe(5);
    expect(told.every((s) => s.done >= 0 && s.total > 0)).toBe(true);
  });
  it('keeps a column for every memory', () => {
    const { columns, rows } = readColumns(dataFolder, first.record.sleepId, 'memories', ['priority', 'replayed']);
    expect(rows).toBe((first.record.config as NightConfig).experiences);
    expect(columns.subarray(0, rows).reduce((a, b) => a + b)).toBeCloseTo(1, 9);
    const phases = first.record.phases as { replayed: number }[];
    expect(columns.subarray(rows).reduce((a, b) => a + b)).toBe(phases.reduce((sum, p) => sum + p.replayed, 0));
    expect(() => readColumns(dataFolder, first.record.sleepId, 'memories', ['luck'])).toThrow("'luck'");
  });
  it('is the same night, byte for byte, from the same five', async () => {
    const other = mkdtempSync(path.join(tmpdir(), 'janus-night-'));
    const again = await openStore({ dataFolder: other });
    try {
      const id = liveDay(other, 3000, 1);
      const night = await executeSleep(
        nightStore(again, other),
        { runId: id, until: null, seed: 1, config: {} },
        { dataFolder: other, createdAt: CREATED + 5, jobId: null },
        QUIET,
      );
      expect(night.record.sleepId).toBe(first.record.sleepId);
      expect(night.version).toEqual(first.version);
      for (const file of ['memories.bin', 'embedding.bin', 'recalls.bin'])
        expect(
          readFileSync(path.join(sleepFolder(other, night.record.sleepId), file)).equals(
            readFileSync(path.join(sleepFolder(dataFolder, night.record.sleepId), file)),
          ),
        ).toBe(true);
    } finally {
      await again.close();
      rmSync(other, { recursive: true, force: true });
    }
  }, 60_000);
  it('on too few experiences names the number and the cure', async () => {
    const task = executeSleep(
      nightStore(store, dataFolder),
      { runId, until: null, seed: 1, config: { minExperiences: 100_000 } },
      at,
      QUIET,
    );
    await expect(task).rejects.toMatchObject({ code: 'no-data' });
    await expect(task).rejects.toThrow(/\d+ experiences are too few to sleep on, 100000 are needed: run a longer day/);
  });
  it('until a moment before the first decision has nothing', async () => {
    const task = executeSleep(nightStore(store, dataFolder), { runId, until: 5, seed: 1, config: {} }, at, QUIET);
    await expect(task).rejects.toThrow('0 experiences known by 1970-01-01');
  });
  it('that is cancelled publishes nothing', async () => {
    const before = await store.schemas.list();
    const task = executeSleep(nightStore(store, dataFolder), { runId, until: null, seed: 2, config: {} }, at, {
      ...QUIET,
      shouldStop: () => true,
    });
    await expect(task).rejects.toMatchObject({ code: 'cancelled' });
    expect(await store.schemas.list()).toEqual(before);
  });
});

describe('a map', () => {
  it('[E47] has a point a memory, labelled by regime, and says how far to believe it', async () => {
    const map = await executeMap(nightStore(store, dataFolder), request(), at, QUIET);
    expect(map.n).toBe((first.record.config as NightConfig).experiences);
    const quality = map.quality as MapDocument;
    expect(quality.at.map((x) => x.k)).toEqual([5, 10, 20, 50]);
    expect(quality.at[0]!.trustworthiness).toBeGreaterThan(0.8);
    expect(quality.alignedTo).toBeNull();
    const again = await executeMap(nightStore(store, dataFolder), request(), at, QUIET);
    expect(again.points).toEqual(map.points);
    const { columns, rows } = await service.points(first.record.sleepId);
    expect(columns.length).toBe(3 * rows);
    expect((await service.map(first.record.sleepId)).neighbours).toBe(15);
  }, 60_000);
  it('of the night after begins where the one before had its memories', async () => {
    const second = await executeSleep(
      nightStore(store, dataFolder),
      { runId, until: null, seed: 1, config: {} },
      at,
      QUIET,
    );
    expect(second.version.version).toBe(2);
    expect(second.version.parent).toBe(first.version.hash);
    const sleepId = second.record.sleepId;
    const map = await executeMap(nightStore(store, dataFolder), request({ sleepId }), at, QUIET);
    const { alignedTo, placed } = map.quality as MapDocument;
    expect(alignedTo).toBe(first.record.sleepId);
    expect(placed).toBe(map.n);
    const before = (await store.maps.get(first.record.sleepId))!;
    const spread = Math.max(...before.points) - Math.min(...before.points);
    let moved = 0;
    for (let i = 0; i < map.n; i++)
      moved += Math.hypot(
        map.points[2 * i]! - before.points[2 * i]!,
        map.points[2 * i + 1]! - before.points[2 * i + 1]!,
      );
    expect(moved / map.n).toBeLessThan(0.1 * spread);
    const view = await service.version(2, null);
    expect(view.against).toBe(1);
    expect(view.schemas.some((s) => s.moved !== null)).toBe(true);
  }, 60_000);
  it('finds the neighbours of a memory on the plane and in memory', () => {
    // Four memories on a circle in two dimensions; the map puts the third beside the first.
    const data = Float32Array.from([1, 0, 0.9, 0.1, -1, 0, 0, 1]);
    const points = Float32Array.from([0, 0, 5, 5, 0.1, 0, 9, 9]);
    const near = nearestMemories(data, points, 4, 0, 1);
    expect(near.onMap.map((x) => x.memory)).toEqual([2]);
    expect(near.inMemory.map((x) => x.memory)).toEqual([1]);
    expect(near.kept).toBe(0);
    expect(near.onMap[0]!.apart).toBeCloseTo(2, 6);
  });
});

describe('the list of nights', () => {
  it('loses one that is removed until it is restored, and keeps what it published', async () => {
    const ids = (await service.list()).map((night) => night.sleepId);
    expect(ids).toContain(first.record.sleepId);
    await service.remove(first.record.sleepId);
    expect((await service.list()).map((night) => night.sleepId)).toEqual(
      ids.filter((id) => id !== first.record.sleepId),
    );
    expect((await service.list({ removed: true })).map((night) => night.sleepId)).toEqual([first.record.sleepId]);
    expect((await service.versions()).map((v) => v.version)).toEqual([2, 1]);
    await service.restore(first.record.sleepId);
    expect(await service.list({ removed: true })).toEqual([]);
    const night = await service.get(first.record.sleepId);
    expect(night.phases).toHaveLength(5);
    expect(night.histogram.inMemory.reduce((a, b) => a + b)).toBe(night.experiences);
    expect(night.recall.passed + night.recall.blocked).toBe(night.recall.logged);
  });
  it('knows which runs can be slept on', () => {
    expect(service.sleepable().map((run) => run.runId)).toEqual([runId]);
    expect(MEMORY_COLUMNS).toContain('similarity');
  });
});

it('says a stage in words that can be read back', () => {
  const stage = { phase: 'deep', done: 12, total: 300, replayed: 90, ripples: 4 } as const;
  expect(readStage(stageWords(stage))).toEqual(stage);
  expect(readStage('laying out the map')).toBeNull();
});
