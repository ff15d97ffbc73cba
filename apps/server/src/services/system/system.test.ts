/** The process looked at from inside: stores, sizes, threads, the doctor, a backup. */
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { JobHealth, JobInfo } from '../jobs/api.ts';
import { gaf } from '@janus/visual-cortex';
import { openCard, type FpgaDevice } from '../card/index.ts';
import { openStore, type Store } from '../store/index.ts';
import { hotConfig } from '../state/hot-config.ts';
import { memoryOpStore } from '../state/memory.ts';
import { cardChecks } from './doctor/card.ts';
import { diagnose } from './doctor/index.ts';
import { systemService, type SystemService } from './service.ts';
import { partSizes } from './sizes.ts';
import { watchThreads } from './threads.ts';

const dataFolder = mkdtempSync(path.join(tmpdir(), 'janus-system-'));
const NOW = Date.UTC(2026, 0, 31);
const health = { state: 'ready', backend: 'pglite', workers: [] } as unknown as JobHealth;
let store: Store;
let service: SystemService;
let card: FpgaDevice;

beforeAll(async () => {
  store = await openStore({ dataFolder });
  mkdirSync(path.join(dataFolder, 'runs', 'abc'), { recursive: true });
  writeFileSync(path.join(dataFolder, 'runs', 'abc', 'x'), Buffer.alloc(1000));
  card = openCard(dataFolder, { JANUS_CARD: 'off' });
  service = systemService({
    dataFolder,
    env: {},
    jobs: { health: async () => health, seen: () => [] },
    store: async () => store,
    state: memoryOpStore(path.join(dataFolder, 'state.json')),
    card,
    defaults,
    ownThreads: () => new Map(),
    now: () => NOW,
  });
}, 120_000);
afterAll(async () => {
  service.close();
  await store?.close();
  rmSync(dataFolder, { recursive: true, force: true });
});

/** The file of defaults, read on the spot. */
function defaults() {
  const hot = hotConfig(path.join(dataFolder, 'janus.toml'), () => NOW);
  hot.close();
  return hot.health();
}

const named = async (name: string, env: NodeJS.ProcessEnv, folder = dataFolder) =>
  (await diagnose(folder, env)).find((check) => check.name === name)!;

describe('the stores', () => {
  it('are told with their health, sizes and backups', async () => {
    const before = await service.stores();
    expect(before.store).toMatchObject({ ok: true, backend: 'pglite', fault: null });
    expect(before.state).toMatchObject({ ok: true, backend: 'memory' });
    expect(before.defaults).toMatchObject({ state: 'absent', faults: [] });
    expect(before.parts.find((p) => p.name === 'runs')).toMatchObject({ files: 1, bytes: 1000 });
    expect(before.backups).toEqual([]);
    expect(before.free).toBeLessThanOrEqual(before.total);
    const made = await service.backup();
    expect(made.name).toBe('janus-20260131T000000Z.tar.gz');
    expect((await service.stores()).backups).toMatchObject([{ name: made.name, bytes: made.bytes }]);
    await expect(service.backup()).rejects.toThrow('is there already');
  });
  it('that cannot be opened say why', async () => {
    const failing = systemService({
      dataFolder,
      env: {},
      jobs: { health: async () => health, seen: () => [] },
      store: () => Promise.reject(new Error('belongs to process 7')),
      state: memoryOpStore(path.join(dataFolder, 'other.json')),
      card,
      defaults,
      ownThreads: () => new Map(),
      now: () => NOW,
    });
    expect((await failing.stores()).store).toEqual({ ok: false, opening: false, fault: 'belongs to process 7' });
    failing.close();
  });
  it('the sizes of a folder that is not there are none', async () => {
    expect(await partSizes(path.join(dataFolder, 'nowhere'))).toMatchObject([{ files: 0, bytes: 0 }]);
  });
});

describe('the card', () => {
  it('is told as it is: absent, with the cure; and nothing is tried on what is not there', async () => {
    expect(service.card()).toMatchObject({ present: false, driver: null, cure: 'unset JANUS_CARD', requests: 0 });
    await expect(service.tryCard(1)).rejects.toMatchObject({ code: 'refused' });
  });
  it('is not asked for fields that this process draws; both fields are those of double precision', async () => {
    const values = Float64Array.from({ length: 48 }, (_, i) => 100 + 10 * Math.sin(i / 5) + (i % 7));
    const { cells, simulated, tolerance } = await service.drawFields('wasm', values, 24);
    const wanted = (['gasf', 'gadf'] as const).flatMap((field) => [
      ...gaf({ values, size: 24, field, scale: 'minmax' }).matrix,
    ]);
    expect(cells).toHaveLength(wanted.length);
    expect(Math.max(...wanted.map((x, k) => Math.abs(x - cells[k]!)))).toBeLessThan(tolerance);
    expect(simulated).toBe(false);
    await expect(service.drawFields('wasm', values, 49)).rejects.toThrow('49 cells from 48 values');
    await expect(service.drawFields('card', values, 24)).rejects.toMatchObject({ code: 'refused' });
  });
  it('is a line of the doctor that never takes a simulation for a card', () => {
    expect(cardChecks({ JANUS_CARD: 'off' })).toMatchObject([{ health: 'degraded', cure: 'unset JANUS_CARD' }]);
    expect(cardChecks({ JANUS_CARD: 'abacus' })[0]!.detail).toContain('JANUS_CARD=abacus is none of csim, xrt, noop');
    expect(cardChecks({ CXX: '/nonexistent/g++' })[0]!.cure).toContain('apt-get install g++');
    // Node stands in for a compiler: only whether it runs is asked.
    const [simulated] = cardChecks({ CXX: process.execPath });
    expect(simulated).toMatchObject({ health: 'degraded' });
    expect(simulated!.detail).toContain('SIMULATED');
  });
});

describe('the threads', () => {
  it('are followed from their start: a busy one is busy, an idle one is not', async () => {
    const watch = watchThreads(() => NOW);
    const busy = new Worker('for (;;);', { eval: true });
    const idle = new Worker('setInterval(() => {}, 1000);', { eval: true });
    await Promise.all([once(busy, 'online'), once(idle, 'online')]);
    await after(400);
    const job = { title: 'Backtest of X', stage: 'replaying', status: 'active', startedAt: 1 } as JobInfo;
    const { threads, processors } = watch.look(
      [{ ...job, worker: `${process.pid}@here` }],
      new Map([[idle.threadId, { name: 'survey', does: 'reads' }]]),
    );
    expect(threads.find((t) => t.id === busy.threadId)).toMatchObject({
      name: 'job',
      does: 'Backtest of X: replaying',
    });
    expect(threads.find((t) => t.id === busy.threadId)!.busy).toBeGreaterThan(0.5);
    expect(threads.find((t) => t.id === idle.threadId)).toMatchObject({ name: 'survey', does: 'reads' });
    expect(threads.find((t) => t.id === idle.threadId)!.busy).toBeLessThan(0.9);
    expect(threads[0]).toMatchObject({ id: 0, name: 'main' });
    expect(processors).toBeGreaterThan(0);
    await Promise.all([busy.terminate(), idle.terminate()]);
    expect(watch.look([], new Map()).threads).toHaveLength(1);
    watch.close();
  });
});

describe('the doctor', () => {
  it('names the process that has the embedded store open', async () => {
    expect(await named('store', {})).toMatchObject({ health: 'ok', cure: null });
    expect((await named('store', {})).detail).toContain(`process ${process.pid} has it open`);
  });
  it('says of a PostgreSQL and of a Redis that do not answer which variable to correct', async () => {
    const store = await named('store', { DATABASE_URL: 'postgresql://me:secret@127.0.0.1:1/x' });
    expect(store).toMatchObject({ health: 'broken' });
    expect(store.cure).toContain('DATABASE_URL');
    expect(JSON.stringify(store)).not.toContain('secret');
    const jobs = await named('jobs', { JANUS_JOBS_URL: 'redis://:secret@127.0.0.1:1/0' });
    expect(jobs).toMatchObject({ health: 'broken' });
    expect(jobs.cure).toContain('JANUS_JOBS_URL');
    const state = await named('state', { REDIS_URL: 'redis://:secret@127.0.0.1:1' });
    expect(state.health).toBe('broken');
    expect(JSON.stringify([jobs, state])).not.toContain('secret');
  });
  it('says of a folder that holds no database to move it away', async () => {
    const other = mkdtempSync(path.join(tmpdir(), 'janus-doctor-test-'));
    mkdirSync(path.join(other, 'jobs'));
    expect(await named('jobs', {}, other)).toMatchObject({ health: 'broken' });
    expect(await named('store', {}, other)).toMatchObject({ health: 'ok' });
    writeFileSync(path.join(other, 'state.json'), '{"a"');
    expect(await named('state', {}, other)).toMatchObject({ health: 'broken' });
    rmSync(other, { recursive: true });
  });
  it('wants an address that it knows', async () => {
    expect(await named('jobs', { JANUS_JOBS_URL: 'ftp://x' })).toMatchObject({ health: 'broken' });
  });
  it('says on what models train and why, or which variable keeps them from it', async () => {
    const [plain, absent, unknown] = await Promise.all([
      diagnose(dataFolder, {}),
      diagnose(dataFolder, { JANUS_TENSORS: 'node-gpu' }),
      diagnose(dataFolder, { JANUS_TENSORS: 'abacus' }),
    ]);
    const of = (checks: typeof plain, name: string) => checks.find((check) => check.name === name)!;
    expect(of(plain, 'backend tensors')).toMatchObject({ health: 'ok', cure: null });
    expect(of(plain, 'backend tensors').detail).toContain('models train on wasm');
    const none = of(absent, 'backend tensors');
    expect(none).toMatchObject({ health: 'degraded', cure: 'unset JANUS_TENSORS to train on wasm' });
    expect(none.detail).toContain('npm install');
    expect(of(unknown, 'backend tensors').detail).toContain("'abacus' is none of auto");
    const webgpu = of(plain, 'backend webgpu');
    expect(webgpu.detail).toMatch(/^in Node: /);
    expect(webgpu.cure === null).toBe(webgpu.health === 'ok');
  });
});
