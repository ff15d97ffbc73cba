/**
 * What people have chosen and want to find again in another browser: layouts of the panels, bookmarks. A document by
 * its key, such as `layout/market/Night`; what is in it is the page's business.
 */
import { badInput, noData } from '@janus/domain';
import type { Store } from '../store/index.ts';
import type { Preference } from '../store/preferences.ts';

export interface PreferenceService {
  /** Those whose key begins so, by key. */
  list(prefix: string): Promise<Preference[]>;
  /** @throws JanusError bad-input for a key or a value that cannot be kept */
  set(key: string, value: unknown): Promise<void>;
  /** @throws JanusError no-data where there is none */
  remove(key: string): Promise<void>;
}

/** Parts between slashes; the last may be any name. */
const KEY = /^[a-z]+(?:\/[^\p{Cc}]{1,80}){1,2}$/u;
/** Characters of the value as JSON. */
export const LARGEST_VALUE = 200_000;

/** @param now epoch ms */
export function preferenceService(store: () => Promise<Store>, now: () => number): PreferenceService {
  return {
    list: async (prefix) => (await store()).preferences.list(prefix),
    async set(key, value) {
      if (!KEY.test(key))
        throw badInput(`preference '${key}': a key is a kind, a slash and a name of up to 80 characters`);
      const size = (JSON.stringify(value) ?? '').length;
      if (size === 0) throw badInput(`preference '${key}' has no value: remove it instead`);
      if (size > LARGEST_VALUE)
        throw badInput(`preference '${key}' takes ${size} characters; ${LARGEST_VALUE} are kept at most`);
      await (await store()).preferences.set(key, value, now());
    },
    async remove(key) {
      if (!(await (await store()).preferences.delete(key))) throw noData(`there is no preference '${key}'`);
    },
  };
}
