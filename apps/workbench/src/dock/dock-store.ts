/**
 * What is known of the panels outside of the dock itself: which are shown, which layouts there are, and the door to
 * the dock once its chunk is here. Small: links, keys and the layout menu come with the first screen.
 */
import { create } from 'zustand';
import { NO_LAYOUTS, type Layouts } from './layouts.ts';

export interface PanelInfo {
  readonly id: string;
  readonly title: string;
}

/** What the dock of the page shown can do. */
export interface Door {
  /** Brings a panel to the front; adds it where it is closed. */
  show(panel: string): void;
  close(panel: string): void;
  choose(name: string | null): void;
  saveAs(name: string): void;
  rename(from: string, to: string): void;
  remove(name: string): void;
  /** The page's default again; the names stay. */
  reset(): void;
  /** Asks for the names once more: another browser may have saved one. */
  refresh(): void;
}

export interface DockStore {
  /** Page whose dock is shown, or null. */
  readonly page: string | null;
  readonly door: Door | null;
  readonly layouts: Layouts;
  readonly panels: readonly PanelInfo[];
  /** Panels that are open, by page; of a page never shown there is none. */
  readonly open: Readonly<Record<string, readonly string[]>>;
  /** Panels in front of their group, by page. */
  readonly front: Readonly<Record<string, readonly string[]>>;
  /** Those of them that are not in front by default, by page: what a link tells. */
  readonly moved: Readonly<Record<string, readonly string[]>>;
  /** Asked for before the dock was there. */
  readonly wanted: Readonly<Record<string, readonly string[]>>;
}

export const useDock = create<DockStore>(() => ({
  page: null,
  door: null,
  layouts: NO_LAYOUTS,
  panels: [],
  open: {},
  front: {},
  moved: {},
  wanted: {},
}));

/** Panels that a link of the page names. */
export function frontOf(page: string): readonly string[] {
  const { moved, wanted } = useDock.getState();
  return wanted[page] ?? moved[page] ?? [];
}
/** Whether a panel is in front; false while the page is not shown. */
export const isShown = (page: string, panel: string): boolean =>
  useDock.getState().front[page]?.includes(panel) ?? false;

/** From a link: these panels come to the front as soon as the page's dock is there. */
export function wantPanels(page: string, panels: readonly string[]): void {
  if (panels.length === 0) return;
  const { page: shown, door } = useDock.getState();
  if (shown === page && door) for (const panel of panels) door.show(panel);
  else useDock.setState(({ wanted }) => ({ wanted: { ...wanted, [page]: panels } }));
}
export const showPanel = (page: string, panel: string): void => wantPanels(page, [panel]);
