/** Operational state: one body in this process and on a Redis of the test's own; then what only one of them has. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasRedis, startRedis, type TestRedis } from '../../testing/redis.ts';
import { openOpStore, stateFile, type OpStore, type OpStoreHealth, type Watcher } from './index.ts';

const scratch = mkdtempSync(path.join(tmpdir(), 'janus-state-'));
afterAll(() => rmSync(scratch, { recursive: true }));

/** Waits for what another process tells us; fails with what is there after two seconds. */
async function eventually(expected: unknown, seen: () => unknown): Promise<void> {
  for (let i = 0; i < 100 && JSON.stringify(seen()) !== JSON.stringify(expected); i += 1) await sleep(20);
  expect(seen()).toEqual(expected);
}

function notes(): Watcher & { readonly heard: unknown[] } {
  const heard: unknown[] = [];
  return { heard, changed: (value) => void heard.push(value), lost: () => void heard.push('LOST') };
}

describe.each<OpStoreHealth['backend']>(['memory', 'redis'])('operational state: %s', (backend) => {
  const absent = backend === 'redis' && !hasRedis();
  let server: TestRedis | null = null;
  let store: OpStore;

  beforeAll(async () => {
    if (absent) return;
    if (backend === 'redis') server = await startRedis();
    store = await openOpStore(scratch, server?.url);
  });
  afterAll(async () => {
    if (absent) return;
    await store.close();
    await server?.stop();
  });

  it.skipIf(absent)('keeps documents by key, and a copy of them', async () => {
    const value = { on: true, scope: ['venue', 1.5], why: null };
    expect(await store.get('kill')).toBeNull();
    await store.set('kill', value);
    value.on = false;
    expect(await store.get('kill')).toEqual({ on: true, scope: ['venue', 1.5], why: null });
    expect(await store.delete('kill')).toBe(true);
    expect(await store.delete('kill')).toBe(false);
    expect(await store.get('kill')).toBeNull();
    expect(await store.health()).toMatchObject({ backend, ok: true, fault: null });
  });

  it.skipIf(absent)('tells a watcher the value at the start and after each change, until it ends', async () => {
    const watcher = notes();
    await store.set('limit', 1);
    const end = store.watch('limit', watcher);
    await eventually([1], () => watcher.heard);
    await store.set('limit', 2);
    await eventually([1, 2], () => watcher.heard);
    await store.set('limit', 2);
    await store.set('another', 7);
    await store.delete('limit');
    await eventually([1, 2, null], () => watcher.heard);
    end();
    await store.set('limit', 3);
    await sleep(50);
    expect(watcher.heard).toEqual([1, 2, null]);
  });
});

describe('operational state in this process', () => {
  it('is there again after a restart; has one owner; a damaged file is refused, not forgotten', async () => {
    const folder = path.join(scratch, 'own');
    const first = await openOpStore(folder, undefined);
    await first.set('kill', { on: true });
    await expect(openOpStore(folder, undefined)).rejects.toThrow(`belongs to process ${process.pid}`);
    await first.close();
    await expect(first.get('kill')).rejects.toThrow('closed');
    const second = await openOpStore(folder, undefined);
    expect(await second.get('kill')).toEqual({ on: true });
    await second.close();
    writeFileSync(stateFile(folder), readFileSync(stateFile(folder)).subarray(0, 9));
    await expect(openOpStore(folder, undefined)).rejects.toThrow(/is damaged/);
  });

  it('refuses what it cannot put on the disk, and says so until it can', async () => {
    const folder = path.join(scratch, 'full');
    const store = await openOpStore(folder, undefined);
    await store.set('a', 1);
    // A folder where the draft would go: the disk refuses, whoever we are.
    mkdirSync(`${stateFile(folder)}.part`);
    await expect(store.set('a', 2)).rejects.toThrow(/cannot be written/);
    expect(await store.get('a')).toBe(1);
    expect((await store.health()).ok).toBe(false);
    rmSync(`${stateFile(folder)}.part`, { recursive: true });
    await store.set('a', 3);
    expect(await store.health()).toMatchObject({ ok: true, fault: null });
    await store.close();
  });
});

describe('operational state in Redis', () => {
  it.skipIf(!hasRedis())(
    'is shared by processes; away it answers nobody; back, every watched key is read',
    async () => {
      const server = await startRedis();
      const one = await openOpStore(scratch, server.url);
      const other = await openOpStore(scratch, server.url);
      try {
        const watcher = notes();
        one.watch('kill', watcher);
        await eventually([null], () => watcher.heard);
        await other.set('kill', true);
        await eventually([null, true], () => watcher.heard);

        await server.halt();
        await eventually([null, true, 'LOST'], () => watcher.heard);
        await expect(one.get('kill')).rejects.toThrow(/does not answer/);
        await expect(one.set('kill', false)).rejects.toThrow(/does not answer/);
        expect((await one.health()).ok).toBe(false);
        const late = notes();
        one.watch('kill', late);
        expect(late.heard).toEqual(['LOST']);

        // The new one is empty: the change happened while nobody could listen.
        await server.start();
        await eventually([null, true, 'LOST', null], () => watcher.heard);
        await eventually(['LOST', null], () => late.heard);
        expect(await one.health()).toMatchObject({ ok: true, fault: null });
      } finally {
        await one.close();
        await other.close();
        await server.stop();
      }
    },
  );

  it('refuses to begin without an answer, and keeps the password to itself', async () => {
    await expect(openOpStore(scratch, 'redis://:secret@127.0.0.1:1')).rejects.toThrow(/127\.0\.0\.1:1 cannot be used/);
    await expect(openOpStore(scratch, 'http://a')).rejects.toThrow('REDIS_URL is not an address');
  });
});
