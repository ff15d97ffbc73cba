import { describe, expect, it } from 'vitest';
import type { Named, NamedStore } from '../kept/named-store.ts';
import { layoutStoreOf } from './layout-store.ts';
import { NO_LAYOUTS, changed, savedAs, type Drawn } from './layouts.ts';

function memory(): Pick<Storage, 'getItem' | 'setItem'> {
  const kept = new Map<string, string>();
  return { getItem: (key) => kept.get(key) ?? null, setItem: (key, value) => void kept.set(key, value) };
}
/** Named stores that every browser of a test shares. */
function shared(): (page: string) => NamedStore<Drawn> {
  const pages = new Map<string, Named<Drawn>>();
  return (page) => ({
    local: () => pages.get(page) ?? {},
    read: async () => pages.get(page) ?? {},
    write: async (next) => void pages.set(page, next),
    waiting: () => [],
  });
}

describe('the store of layouts', () => {
  it('keeps each page apart', async () => {
    const store = layoutStoreOf(shared(), memory);
    await store.write('market', savedAs(NO_LAYOUTS, 'Night', { grid: 1 }));
    expect(await store.named('market')).toEqual({ Night: { grid: 1 } });
    expect(await store.named('system')).toEqual({});
  });
  it('shares names between browsers, and neither the one in use nor how it was left', async () => {
    const server = shared();
    const [here, there] = [memory(), memory()];
    const first = layoutStoreOf(server, () => here);
    const second = layoutStoreOf(server, () => there);
    const left = changed(savedAs(NO_LAYOUTS, 'Night', { grid: 1 }), { grid: 2 });
    await first.write('market', left);
    expect(first.local('market')).toEqual(left);
    expect(second.local('market')).toEqual({ current: null, working: null, named: { Night: { grid: 1 } } });
  });
  it('shows the default where the text is damaged, names what is gone, or nothing may be kept', async () => {
    const storage = memory();
    const store = layoutStoreOf(shared(), () => storage);
    for (const text of ['{"current"', '{"current":"Dusk","working":null}', '[1]', 'null']) {
      storage.setItem('janus.layouts.market', text);
      expect(store.local('market')).toEqual(NO_LAYOUTS);
    }
    const forbidden = layoutStoreOf(shared(), () => {
      throw new Error('no storage here');
    });
    expect(forbidden.local('market')).toEqual(NO_LAYOUTS);
    await expect(forbidden.write('market', NO_LAYOUTS)).rejects.toThrow('no storage here');
  });
});
