/**
 * Where layouts are kept. Those with a name are on the server, the same in every browser; which of them is in use and
 * how it was left is this browser's own: another screen has another size.
 */
import { keptOnServer } from '../kept/keep.ts';
import type { NamedStore } from '../kept/named-store.ts';
import { isDrawn, parseLayouts, type Drawn, type Layouts } from './layouts.ts';

export interface LayoutStore {
  /** As this browser knows them, at once. */
  local(page: string): Layouts;
  /** The named ones as the server has them; this browser's copy where it does not answer. */
  named(page: string): Promise<Layouts['named']>;
  /** @throws Error where nobody keeps them */
  write(page: string, layouts: Layouts): Promise<void>;
}

const keyOf = (page: string): string => `janus.layouts.${page}`;

/** @param named the store of a page's named layouts */
export function layoutStoreOf(
  named: (page: string) => NamedStore<Drawn>,
  storage: () => Pick<Storage, 'getItem' | 'setItem'>,
): LayoutStore {
  return {
    local(page) {
      const all = named(page).local();
      try {
        const own: unknown = JSON.parse(storage().getItem(keyOf(page)) ?? '{}');
        return parseLayouts({ current: null, working: null, ...(own as object), named: all }) ?? empty(all);
      } catch {
        return empty(all);
      }
    },
    named: (page) => named(page).read(),
    async write(page, { current, working, named: all }) {
      let fault: unknown = null;
      try {
        storage().setItem(keyOf(page), JSON.stringify({ current, working }));
      } catch (cause) {
        fault = cause;
      }
      await named(page).write(all);
      if (fault) throw fault;
    },
  };
}
const empty = (named: Layouts['named']): Layouts => ({ current: null, working: null, named });

const stores = new Map<string, NamedStore<Drawn>>();
function onServer(page: string): NamedStore<Drawn> {
  let store = stores.get(page);
  if (!store) {
    store = keptOnServer(`layout/${page}/`, (value) => (isDrawn(value) ? value : null));
    stores.set(page, store);
  }
  return store;
}
export const layoutStore = layoutStoreOf(onServer, () => localStorage);
