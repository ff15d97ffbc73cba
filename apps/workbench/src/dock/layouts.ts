/**
 * Named layouts of one page, as one value: which is in use, whether it was changed since, and what they hold. Pure;
 * layout-store.ts keeps the value, dock-view.tsx draws it.
 */

/** What dockview's toJSON gives: kept and handed back, never looked into. */
export type Drawn = Readonly<Record<string, unknown>>;

export interface Layouts {
  /** Name of the layout in use, or null for the page's default. */
  readonly current: string | null;
  /** The arrangement as it was left, where it differs from the one named. */
  readonly working: Drawn | null;
  readonly named: Readonly<Record<string, Drawn>>;
}

export const NO_LAYOUTS: Layouts = { current: null, working: null, named: {} };

/** What is to be drawn; null stands for the page's default. */
export const drawn = ({ current, working, named }: Layouts): Drawn | null =>
  working ?? (current === null ? null : (named[current] ?? null));

/** Why a name cannot be given to a layout, in words, or null. */
export function nameFault(layouts: Layouts, name: string, renamed: string | null = null): string | null {
  const bare = name.trim();
  if (bare === '') return 'A layout needs a name';
  if (bare.length > 40) return 'At most 40 characters';
  if (bare.toLowerCase() === 'default') return 'Default is the name of the page’s own layout';
  return bare !== renamed && bare in layouts.named ? `There is a layout ${bare} already` : null;
}

export const changed = (layouts: Layouts, working: Drawn): Layouts => ({ ...layouts, working });
export const chosen = (layouts: Layouts, name: string | null): Layouts => ({
  ...layouts,
  current: name !== null && name in layouts.named ? name : null,
  working: null,
});
/** Saving under the name in use keeps the change. */
export const savedAs = (layouts: Layouts, name: string, now: Drawn): Layouts => ({
  current: name.trim(),
  working: null,
  named: { ...layouts.named, [name.trim()]: now },
});
export function renamed(layouts: Layouts, from: string, to: string): Layouts {
  const named = Object.fromEntries(
    Object.entries(layouts.named).map(([name, value]) => [name === from ? to.trim() : name, value]),
  );
  return { ...layouts, named, current: layouts.current === from ? to.trim() : layouts.current };
}
export function removed(layouts: Layouts, name: string): Layouts {
  const named = Object.fromEntries(Object.entries(layouts.named).filter(([known]) => known !== name));
  return layouts.current === name ? { current: null, working: null, named } : { ...layouts, named };
}

/** The names as somebody else has them now; what is in use goes on where its name is still there. */
export const withNames = (layouts: Layouts, named: Layouts['named']): Layouts => ({
  ...layouts,
  named,
  current: layouts.current !== null && layouts.current in named ? layouts.current : null,
});

const isRecord = (x: unknown): x is Readonly<Record<string, unknown>> =>
  typeof x === 'object' && x !== null && !Array.isArray(x);
export const isDrawn = (x: unknown): x is Drawn => isRecord(x);

/** What a store gave back; null where it is not a set of layouts, so that a damaged one is not half believed. */
export function parseLayouts(value: unknown): Layouts | null {
  if (!isRecord(value) || !isRecord(value['named'])) return null;
  const { current, working, named } = value;
  if (!Object.values(named).every(isRecord)) return null;
  if (current !== null && (typeof current !== 'string' || !(current in named))) return null;
  if (working !== null && !isRecord(working)) return null;
  return { current, working, named: named as Layouts['named'] };
}
