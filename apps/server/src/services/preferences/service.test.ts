import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Context } from '../../context.ts';
import { preferencesRouter } from '../../routers/preferences.ts';
import { openStore, type Store } from '../store/index.ts';
import { LARGEST_VALUE, preferenceService } from './service.ts';

const dataFolder = mkdtempSync(path.join(tmpdir(), 'janus preferences '));
let store: Store;
const caller = (mayChange: boolean) =>
  preferencesRouter.createCaller({
    preferences: preferenceService(
      async () => store,
      () => 7,
    ),
    mayChange,
  } as Partial<Context> as Context);

beforeAll(async () => {
  store = await openStore({ dataFolder });
}, 120_000);
afterAll(async () => {
  await store?.close();
  rmSync(dataFolder, { recursive: true, force: true });
});

describe('preferences', () => {
  it('are kept by key, told apart by prefix, and removed', async () => {
    const api = caller(true);
    await api.set({ key: 'layout/market/Night / Day', value: { grid: [1, 2] } });
    await api.set({ key: 'layout/system/Night', value: { grid: [] } });
    await api.set({ key: 'bookmark/Crash of 2008', value: { path: '/market?bar=2200' } });
    expect(await api.list({ prefix: 'layout/market/' })).toEqual([
      { key: 'layout/market/Night / Day', value: { grid: [1, 2] }, updatedAt: 7 },
    ]);
    await api.set({ key: 'layout/system/Night', value: { grid: [3] } });
    expect((await api.list({ prefix: 'layout/' })).map(({ value }) => value)).toEqual([
      { grid: [1, 2] },
      { grid: [3] },
    ]);
    await api.remove({ key: 'bookmark/Crash of 2008' });
    expect(await api.list({ prefix: 'bookmark/' })).toEqual([]);
    await expect(api.remove({ key: 'bookmark/Crash of 2008' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('are read by whoever may look and changed by whoever has the token', async () => {
    const looker = caller(false);
    expect((await looker.list({ prefix: 'layout/system/' })).length).toBe(1);
    await expect(looker.set({ key: 'layout/x/y', value: 1 })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(looker.remove({ key: 'layout/system/Night' })).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  it.each(['Layout/a', 'layout', 'layout/', 'layout/a\u0000b', `layout/${'x'.repeat(81)}`, '../x'])(
    'refuse %j as a key',
    async (key) => {
      await expect(caller(true).set({ key, value: 1 })).rejects.toMatchObject({ code: 'BAD_REQUEST' });
    },
  );

  it('refuse what is too large, and nothing at all', async () => {
    const most = 'x'.repeat(LARGEST_VALUE - 2);
    await caller(true).set({ key: 'layout/a/b', value: most });
    await expect(caller(true).set({ key: 'layout/a/b', value: `${most}x` })).rejects.toThrow('200001 characters');
    await expect(caller(true).set({ key: 'layout/a/b', value: undefined })).rejects.toThrow('remove it instead');
  });
});
