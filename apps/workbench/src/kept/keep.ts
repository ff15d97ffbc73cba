/**
 * The server's preferences behind every named store, and whether they are in reach: shown where layouts and bookmarks
 * are, and told once when it changes.
 */
import { create } from 'zustand';
import { client } from '../data/client.ts';
import { useHealth } from '../data/health.ts';
import { notify } from '../shell/notify.ts';
import { namedStore, type NamedStore, type NamedStoreParts, type Remote } from './named-store.ts';

export interface Kept {
  /** Why the server does not have everything; null where it has. */
  readonly why: string | null;
}
export const useKept = create<Kept>(() => ({ why: null }));

const REMOTE: Remote = {
  list: (prefix) => client().preferences.list.query({ prefix }),
  set: (key, value) => client().preferences.set.mutate({ key, value }),
  remove: (key) => client().preferences.remove.mutate({ key }),
};

function tell(why: string | null): void {
  const before = useKept.getState().why;
  useKept.setState({ why });
  if (why !== null && before === null)
    notify('Layouts and bookmarks are kept in this browser until the server takes them', 'warn');
  if (why === null && before !== null) notify('Layouts and bookmarks are kept on the server again');
}

const stores: NamedStore<unknown>[] = [];
let watching = false;

/** As soon as the server answers anything it hears what it has missed. */
function watch(): void {
  if (watching) return;
  watching = true;
  useHealth.subscribe((now, before) => {
    if (now.state !== 'connected' || now.heardAt === before.heardAt || useKept.getState().why === null) return;
    for (const store of stores) void store.read();
  });
}

export function keptOnServer<T>(prefix: string, parse: NamedStoreParts<T>['parse']): NamedStore<T> {
  const store = namedStore<T>({ prefix, parse, tell, remote: REMOTE, storage: () => localStorage });
  stores.push(store);
  watch();
  return store;
}
