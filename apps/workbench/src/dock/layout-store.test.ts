import { describe, expect, it } from 'vitest';
import { browserStore } from './layout-store.ts';
import { NO_LAYOUTS, savedAs } from './layouts.ts';

function memory(): Pick<Storage, 'getItem' | 'setItem'> {
  const kept = new Map<string, string>();
  return { getItem: (key) => kept.get(key) ?? null, setItem: (key, value) => void kept.set(key, value) };
}

describe('the store of this browser', () => {
  it('keeps each page apart', async () => {
    const storage = memory();
    const store = browserStore(() => storage);
    const layouts = savedAs(NO_LAYOUTS, 'Night', { grid: 1 });
    await store.write('market', layouts);
    expect(await store.read('market')).toEqual(layouts);
    expect(await store.read('system')).toEqual(NO_LAYOUTS);
  });
  it('shows the default where the text is damaged or nothing may be kept', async () => {
    const storage = memory();
    storage.setItem('janus.layouts.market', '{"current"');
    expect(await browserStore(() => storage).read('market')).toEqual(NO_LAYOUTS);
    const forbidden = browserStore(() => {
      throw new Error('no storage here');
    });
    expect(await forbidden.read('market')).toEqual(NO_LAYOUTS);
    await expect(forbidden.write('market', NO_LAYOUTS)).rejects.toThrow('no storage here');
  });
});
