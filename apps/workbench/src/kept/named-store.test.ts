import { describe, expect, it } from 'vitest';
import { changedNames, namedStore, type Remote } from './named-store.ts';

function memory(): Pick<Storage, 'getItem' | 'setItem'> {
  const kept = new Map<string, string>();
  return { getItem: (key) => kept.get(key) ?? null, setItem: (key, value) => void kept.set(key, value) };
}
/** A server that can be away, and refuses what is called 'bad'. */
function server() {
  const kept = new Map<string, unknown>([['other/x', 1]]);
  const state = { away: false, calls: 0 };
  const here = (): void => {
    state.calls += 1;
    if (state.away) throw new Error('Failed to fetch');
  };
  const remote: Remote = {
    async list(prefix) {
      here();
      return [...kept].filter(([key]) => key.startsWith(prefix)).map(([key, value]) => ({ key, value }));
    },
    async set(key, value) {
      here();
      if (key.endsWith('bad')) throw new Error('refused');
      kept.set(key, value);
    },
    async remove(key) {
      here();
      if (!kept.delete(key)) throw new Error('no such key');
    },
  };
  return { kept, state, remote };
}
const asNumber = (value: unknown): number | null => (typeof value === 'number' ? value : null);
function browser(remote: Remote, storage = memory()) {
  const told: (string | null)[] = [];
  const open = () =>
    namedStore({ prefix: 'it/', remote, storage: () => storage, parse: asNumber, tell: (why) => told.push(why) });
  return { open, told, store: open() };
}

describe('things with a name', () => {
  it('are in a second browser, which does not undo what the first changed', async () => {
    const { remote, kept } = server();
    const [a, b] = [browser(remote).store, browser(remote).store];
    await a.write({ one: 1 });
    await b.write({ two: 2 });
    expect(await a.read()).toEqual({ one: 1, two: 2 });
    await b.read();
    await b.write({ two: 3 });
    expect(await a.read()).toEqual({ two: 3 });
    expect([...kept]).toEqual([
      ['other/x', 1],
      ['it/two', 3],
    ]);
  });

  it('are kept here while the server is away, over a reload, and sent when it is back', async () => {
    const { remote, kept, state } = server();
    kept.set('it/old', 9);
    const { open, store, told } = browser(remote);
    await store.read();
    state.away = true;
    await store.write({ one: 1 });
    expect(told).toEqual([null, 'Failed to fetch']);
    const reloaded = open();
    expect(reloaded.local()).toEqual({ one: 1 });
    expect(reloaded.waiting()).toEqual(['old', 'one']);
    expect(await reloaded.read()).toEqual({ one: 1 });
    state.away = false;
    expect(await reloaded.read()).toEqual({ one: 1 });
    expect(kept.get('it/one')).toBe(1);
    expect(kept.has('it/old')).toBe(false);
    expect(reloaded.waiting()).toEqual([]);
    expect(told.at(-1)).toBeNull();
  });

  it('that the server refuses hold up no others', async () => {
    const { remote, kept } = server();
    const { store, told } = browser(remote);
    await store.write({ bad: 1, good: 2 });
    expect(kept.get('it/good')).toBe(2);
    expect(told).toEqual(['refused']);
    expect(store.waiting()).toEqual(['bad']);
    expect(await store.read()).toEqual({ bad: 1, good: 2 });
  });

  it('are lost nowhere in silence: neither server nor browser keeps them', async () => {
    const { remote, state } = server();
    const forbidden = {
      getItem: () => null,
      setItem: () => {
        throw new Error('no storage here');
      },
    };
    const { store } = browser(remote, forbidden);
    await store.write({ one: 1 });
    expect(await store.read()).toEqual({ one: 1 });
    state.away = true;
    await expect(store.write({ one: 2 })).rejects.toThrow('Failed to fetch');
  });

  it('change while an answer is on its way, and the change stays', async () => {
    const { remote } = server();
    const { store } = browser(remote);
    const reading = store.read();
    const writing = store.write({ late: 5 });
    expect(await reading).toEqual({ late: 5 });
    await writing;
    expect(await store.read()).toEqual({ late: 5 });
  });

  it('leave out what is damaged, here and there', async () => {
    const { remote, kept } = server();
    kept.set('it/a', 'text').set('it/b', 2);
    const storage = memory();
    storage.setItem('janus.kept.it/', '{"named":{"c":3,"d":"x"},"unsent":[]}');
    const { store } = browser(remote, storage);
    expect(store.local()).toEqual({ c: 3 });
    expect(await store.read()).toEqual({ b: 2 });
  });
});

it('tells which names changed', () => {
  expect(changedNames({ a: 1, b: { x: 1 }, c: 3 }, { a: 1, b: { x: 2 }, d: 4 }).toSorted()).toEqual(['b', 'c', 'd']);
});
