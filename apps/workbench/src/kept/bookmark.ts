/** What a bookmark is: a name for the address of a view on this workbench. Pure. */
import { PAGES, pageOf } from '../shell/pages.ts';
import type { Named } from './named-store.ts';

/** Path and query by name. */
export type Bookmarks = Named<string>;

/** What a store gave back; null for anything but the address of one of our pages: it is opened without a question. */
export function parseBookmark(value: unknown): string | null {
  if (typeof value !== 'string' || value.length > 4000) return null;
  const [path = ''] = value.split('?');
  return PAGES.some((page) => page.route === path) ? value : null;
}

/** The page that a bookmark is of. */
export const labelOf = (path: string): string => pageOf(path.split('?')[0] ?? '').label;

/** Why a view cannot get that name, in words, or null. */
export function bookmarkFault(all: Bookmarks, name: string): string | null {
  const bare = name.trim();
  if (bare === '') return 'A bookmark needs a name';
  if (bare.length > 60) return 'At most 60 characters';
  return bare in all ? `There is a bookmark ${bare} already: remove it first` : null;
}

/** A path that no page has (the root) is written as the page it shows. */
export function withBookmark(all: Bookmarks, name: string, address: string): Bookmarks {
  const [path = '', query] = address.split('?');
  const { route } = pageOf(path);
  return { ...all, [name.trim()]: query ? `${route}?${query}` : route };
}
export const withoutBookmark = (all: Bookmarks, name: string): Bookmarks =>
  Object.fromEntries(Object.entries(all).filter(([known]) => known !== name));
