/**
 * Where named layouts are kept. This browser by default; `setLayoutStore` puts another in its place, such as the
 * server's preferences, before the first page is shown.
 */
import { NO_LAYOUTS, parseLayouts, type Layouts } from './layouts.ts';

export interface LayoutStore {
  read(page: string): Promise<Layouts>;
  write(page: string, layouts: Layouts): Promise<void>;
}

const keyOf = (page: string): string => `janus.layouts.${page}`;

/** A browser that keeps nothing (private windows) shows the default and loses changes on reload: nothing breaks. */
export function browserStore(storage: () => Pick<Storage, 'getItem' | 'setItem'>): LayoutStore {
  return {
    async read(page) {
      try {
        const text = storage().getItem(keyOf(page));
        return (text === null ? null : parseLayouts(JSON.parse(text))) ?? NO_LAYOUTS;
      } catch {
        return NO_LAYOUTS;
      }
    },
    async write(page, layouts) {
      storage().setItem(keyOf(page), JSON.stringify(layouts));
    },
  };
}

let store: LayoutStore = browserStore(() => localStorage);
export function setLayoutStore(other: LayoutStore): void {
  store = other;
}
export const layoutStore = (): LayoutStore => store;
