/**
 * The actions in force: those of the workbench, of time where the page has time, and of the page itself. Shortcuts,
 * palette and key sheet are three views of this one list.
 */
import { loadedRun } from '../data/run.ts';
import { isEvent, isRefused, isSent, neighbour } from '../data/events.ts';
import { pause, seek, shiftSpeed, step, togglePlay, useTime } from '../state/time.ts';
import type { Action } from './action.ts';
import { copyLink } from './export.ts';
import { goTo } from './navigate.ts';
import { PAGES, pageOf, type PageEntry } from './pages.ts';
import { currentPage } from './page-spec.ts';
import { useShell } from './shell-store.ts';
import { toggleTheme } from './theme.ts';
import { undoLast } from './undo.ts';

export function jump(by: 1 | -1, wants: (mark: number) => boolean): void {
  const run = loadedRun();
  if (!run) return;
  const to = neighbour(run.events, useTime.getState().cursor, by, wants);
  if (to === null) return;
  pause();
  seek(to);
}

const go = (page: PageEntry): Action => ({
  id: `go-${page.id}`,
  label: page.label,
  keys: [`g ${page.chord}`],
  group: 'Go to',
  run: () => goTo(page.id),
});

const EVERYWHERE: readonly Action[] = [
  ...PAGES.map(go),
  { id: 'link', label: 'Copy a link to this view', keys: ['c'], group: 'Workbench', run: copyLink },
  {
    id: 'bookmarks',
    label: 'Bookmarks',
    keys: ['m'],
    group: 'Workbench',
    run: () => useShell.setState(({ bookmarks }) => ({ bookmarks: !bookmarks })),
  },
  { id: 'theme', label: 'Dark or light', keys: ['t'], group: 'Workbench', run: toggleTheme },
  { id: 'undo', label: 'Undo what was removed last', keys: ['Mod+z'], group: 'Workbench', run: undoLast },
  {
    id: 'messages',
    label: 'Messages',
    keys: ['n'],
    group: 'Workbench',
    run: () => useShell.setState(({ bell }) => ({ bell: !bell })),
  },
  {
    id: 'palette',
    label: 'Command palette',
    keys: ['Mod+k'],
    group: 'Workbench',
    run: () => useShell.getState().openPalette(),
  },
  {
    id: 'keys',
    label: 'Keyboard shortcuts',
    keys: ['?'],
    group: 'Workbench',
    run: () => useShell.setState({ keySheet: true }),
  },
];

const TIME: readonly Action[] = [
  { id: 'play', label: 'Play or pause', keys: ['Space'], group: 'Time', run: togglePlay },
  { id: 'back', label: 'One bar back', keys: ['ArrowLeft'], group: 'Time', run: () => step(-1) },
  { id: 'forward', label: 'One bar forward', keys: ['ArrowRight'], group: 'Time', run: () => step(1) },
  { id: 'faster', label: 'Play faster', keys: ['+', '='], group: 'Time', run: () => shiftSpeed(1) },
  { id: 'slower', label: 'Play slower', keys: ['-', '_'], group: 'Time', run: () => shiftSpeed(-1) },
  { id: 'first', label: 'First bar', keys: ['Home'], group: 'Time', run: () => step(-useTime.getState().bars) },
  { id: 'last', label: 'Last bar', keys: ['End'], group: 'Time', run: () => step(useTime.getState().bars) },
  { id: 'next-event', label: 'Next event', keys: ['Shift+ArrowRight'], group: 'Events', run: () => jump(1, isEvent) },
  {
    id: 'previous-event',
    label: 'Previous event',
    keys: ['Shift+ArrowLeft'],
    group: 'Events',
    run: () => jump(-1, isEvent),
  },
  { id: 'next-trade', label: 'Next trade', keys: ['d'], group: 'Events', run: () => jump(1, isSent) },
  { id: 'previous-trade', label: 'Previous trade', keys: ['D'], group: 'Events', run: () => jump(-1, isSent) },
  { id: 'next-veto', label: 'Next veto', keys: ['v'], group: 'Events', run: () => jump(1, isRefused) },
  { id: 'previous-veto', label: 'Previous veto', keys: ['V'], group: 'Events', run: () => jump(-1, isRefused) },
];

/** A page may not take a key of the workbench: its own come last, so that the others win. */
export function actionsNow(): readonly Action[] {
  const page = currentPage();
  const time = pageOf(location.pathname).withTime ? TIME : [];
  return [...EVERYWHERE, ...time, ...(page?.actions ?? [])];
}

export function act(id: string): void {
  actionsNow()
    .find((action) => action.id === id)
    ?.run();
}
