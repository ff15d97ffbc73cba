/**
 * Everything that lives as long as one dock is mounted: draws the named layout in use or the page's default, keeps
 * what the visitor changes, and is the door through which links, keys and the layout menu reach the panels.
 */
import type { DockviewApi, SerializedDockview } from 'dockview-react';
import { notify } from '../shell/notify.ts';
import { destructive } from '../shell/undo.ts';
import { frontOf, useDock, type Door } from './dock-store.ts';
import { layoutStore } from './layout-store.ts';
import { frontsOf, gridOf, groupOf, panelsOf, type Tree } from './layout-tree.ts';
import {
  changed,
  chosen,
  drawn,
  NO_LAYOUTS,
  removed,
  renamed,
  savedAs,
  withNames,
  type Drawn,
  type Layouts,
} from './layouts.ts';
import { WIDE_FROM, type DockSpec } from './spec.ts';

/** ms after the last change before a layout is kept. */
const PAUSE = 300;
/** A window rests that has not been resized for so long, ms. */
const REST = 250;

const treeOf = (spec: DockSpec): Tree => (innerWidth >= WIDE_FROM ? spec.layouts.wide : spec.layouts.narrow);

function serialised(spec: DockSpec, tree: Tree, width: number, height: number): SerializedDockview {
  const panels = panelsOf(tree).map((id) => [id, { id, contentComponent: id, title: titleOf(spec, id) }] as const);
  return { grid: gridOf(tree, width, height), panels: Object.fromEntries(panels) } as unknown as SerializedDockview;
}
const titleOf = (spec: DockSpec, id: string): string => spec.panels.find((p) => p.id === id)?.title ?? id;

/** A layout kept by an older version may name panels that are gone; it is not drawn then. */
function fits(spec: DockSpec, value: Drawn): boolean {
  const panels = value['panels'];
  return (
    typeof panels === 'object' &&
    panels !== null &&
    Object.keys(panels).every((id) => spec.panels.some((p) => p.id === id))
  );
}

/** @returns how to let go */
export function controlDock(spec: DockSpec, api: DockviewApi): () => void {
  let layouts: Layouts = layoutStore.local(spec.page);
  /** While we draw, changes are ours and are not kept. */
  let drawing = true;
  let timer: ReturnType<typeof setTimeout> | null = null;
  let over = false;

  const tell = (): void => {
    const front = api.groups.flatMap((group) => (group.activePanel ? [group.activePanel.id] : []));
    const usual = new Set(frontsOf(treeOf(spec)));
    useDock.setState((s) => ({
      layouts,
      open: { ...s.open, [spec.page]: api.panels.map((p) => p.id) },
      front: { ...s.front, [spec.page]: front },
      moved: { ...s.moved, [spec.page]: front.filter((id) => !usual.has(id)) },
    }));
  };
  /** What is kept now includes or overrules a change that still waits to be kept. */
  const keep = (next: Layouts): void => {
    if (timer) clearTimeout(timer);
    timer = null;
    layouts = next;
    tell();
    layoutStore
      .write(spec.page, next)
      .catch((cause: unknown) => notify(`The layout was not kept: ${String(cause)}`, 'warn'));
  };
  const draw = (): void => {
    drawing = true;
    const saved = drawn(layouts);
    const standard = (): void => api.fromJSON(serialised(spec, treeOf(spec), api.width, api.height));
    try {
      if (saved && fits(spec, saved)) api.fromJSON(saved as unknown as SerializedDockview);
      else standard();
    } catch {
      notify('The saved layout could not be drawn; the default is shown', 'warn');
      standard();
    }
    drawing = false;
    tell();
  };
  const roomiest = (): string | undefined =>
    api.groups.filter((g) => g.activePanel).toSorted((a, b) => b.width * b.height - a.width * a.height)[0]?.activePanel
      ?.id;
  const show = (id: string): void => {
    const panel = api.getPanel(id);
    if (panel) panel.api.setActive();
    else if (spec.panels.some((p) => p.id === id)) {
      // Beside its usual neighbour where that is open, else in front of the group with the most room: a new group
      // would squeeze all the others.
      const group = groupOf(treeOf(spec), id)?.find((other) => api.getPanel(other)) ?? roomiest();
      api.addPanel({
        id,
        component: id,
        title: titleOf(spec, id),
        ...(group ? { position: { referencePanel: group, direction: 'within' } } : {}),
      });
    }
  };
  /** The names as the server has them: a layout that another browser has saved is there. */
  const fetchNames = async (): Promise<void> => {
    const named = await layoutStore.named(spec.page);
    if (over) return;
    const before = drawn(layouts);
    layouts = withNames(layouts, named);
    if (JSON.stringify(drawn(layouts)) === JSON.stringify(before)) tell();
    else {
      draw();
      for (const id of frontOf(spec.page)) show(id);
    }
  };
  const door: Door = {
    show,
    refresh: () => void fetchNames(),
    close: (id) => api.getPanel(id)?.api.close(),
    choose(name) {
      keep(chosen(layouts, name));
      draw();
    },
    saveAs: (name) => keep(savedAs(layouts, name, api.toJSON() as unknown as Drawn)),
    rename: (from, to) => keep(renamed(layouts, from, to)),
    remove(name) {
      const before = layouts;
      destructive({
        label: `Layout ${name} removed`,
        do: () => {
          keep(removed(layouts, name));
          if (before.current === name) draw();
        },
        undo: () => {
          keep({ ...before });
          if (before.current === name && !over) draw();
        },
      });
    },
    reset() {
      const before = layouts;
      const now = api.toJSON() as unknown as Drawn;
      destructive({
        label: 'Layout put back to its default',
        do: () => door.choose(null),
        undo: () => {
          keep({ ...before, working: before.working ?? now });
          if (!over) draw();
        },
      });
    },
  };

  /** A change of the visitor's: kept a moment later, unless a panel is in a window that a reload cannot open again. */
  const soon = (): void => {
    if (drawing) return;
    if (timer) clearTimeout(timer);
    timer = setTimeout(() => {
      timer = null;
      if (over || drawing || api.getPopouts().length > 0 || api.hasMaximizedGroup()) return;
      keep(changed(layouts, api.toJSON() as unknown as Drawn));
    }, PAUSE);
  };
  let dragging = false;
  const grab = (event: Event): void => {
    dragging = event.target instanceof Element && event.target.closest('.dv-sash') !== null;
  };
  const drop = (): void => {
    if (dragging) soon();
    dragging = false;
  };
  addEventListener('pointerdown', grab, true);
  addEventListener('pointerup', drop, true);
  // An untouched default follows the window; what the visitor arranged keeps its shares.
  let tree = treeOf(spec);
  /** Runs once a window that is being dragged rests: the dock itself learns its new size a while after the event. */
  let resting: ReturnType<typeof setTimeout> | null = null;
  const refit = (): void => {
    if (!over && drawn(layouts) === null && !api.hasMaximizedGroup() && api.getPopouts().length === 0) draw();
  };
  const resize = (): void => {
    if (treeOf(spec) === tree) return;
    tree = treeOf(spec);
    if (resting) clearTimeout(resting);
    resting = setTimeout(refit, REST);
  };
  addEventListener('resize', resize);
  const stops = [
    api.onDidAddPanel(soon),
    api.onDidRemovePanel(soon),
    api.onDidMovePanel(soon),
    api.onDidLayoutChange(() => {
      if (!drawing) tell();
    }),
    api.onDidActivePanelChange(() => {
      if (!drawing) tell();
    }),
  ];

  draw();
  useDock.setState({ page: spec.page, door, panels: spec.panels.map(({ id, title }) => ({ id, title })) });
  const wanted = frontOf(spec.page);
  drawing = true;
  for (const id of wanted) show(id);
  drawing = false;
  useDock.setState((s) => ({ wanted: Object.fromEntries(Object.entries(s.wanted).filter(([p]) => p !== spec.page)) }));
  tell();
  void fetchNames();
  return () => {
    over = true;
    if (timer) {
      clearTimeout(timer);
      keep(changed(layouts, api.toJSON() as unknown as Drawn));
    }
    removeEventListener('pointerdown', grab, true);
    removeEventListener('pointerup', drop, true);
    removeEventListener('resize', resize);
    if (resting) clearTimeout(resting);
    for (const stop of stops) stop.dispose();
    if (useDock.getState().door === door) useDock.setState({ page: null, door: null, panels: [], layouts: NO_LAYOUTS });
  };
}
