/**
 * Bookmarks: views under a name, kept on the server. A view is its address, so that a bookmark shows what a link
 * would: run, bars, panels in front, options of the page.
 */
import { create } from 'zustand';
import { notify } from '../shell/notify.ts';
import { destructive } from '../shell/undo.ts';
import { parseBookmark, withBookmark, withoutBookmark, type Bookmarks } from './bookmark.ts';
import { keptOnServer } from './keep.ts';
import type { NamedStore } from './named-store.ts';

let store: NamedStore<string> | null = null;
const kept = (): NamedStore<string> => (store ??= keptOnServer('bookmark/', parseBookmark));

export const useBookmarks = create<{ readonly all: Bookmarks }>(() => ({ all: {} }));

/** The copy at once, then what the server has. */
export async function askBookmarks(): Promise<void> {
  useBookmarks.setState({ all: kept().local() });
  useBookmarks.setState({ all: await kept().read() });
}

function keep(all: Bookmarks): void {
  useBookmarks.setState({ all });
  kept()
    .write(all)
    .catch((cause: unknown) => notify(`The bookmark was not kept: ${String(cause)}`, 'warn'));
}

/** The view as the address bar has it. */
export const addBookmark = (name: string): void =>
  keep(withBookmark(useBookmarks.getState().all, name, location.pathname + location.search));

export function removeBookmark(name: string): void {
  const path = useBookmarks.getState().all[name];
  if (path === undefined) return;
  destructive({
    label: `Bookmark ${name} removed`,
    do: () => keep(withoutBookmark(useBookmarks.getState().all, name)),
    undo: () => keep(withBookmark(useBookmarks.getState().all, name, path)),
  });
}

/** Loads the address anew: a view is restored whole from its link, and from nothing else. */
export const openBookmark = (path: string): void => location.assign(path);
