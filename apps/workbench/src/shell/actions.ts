/**
 * Everything that a key or the palette can do, once. Shortcuts, palette and key sheet are three views of this list;
 * an action that cannot work yet is not in it.
 */
import { loadedRun } from '../data/run.ts';
import { isEvent, isRefused, isSent, neighbour } from '../data/events.ts';
import { pause, seek, shiftSpeed, step, togglePlay, useTime } from '../state/time.ts';
import { setView, useView } from '../state/view.ts';
import { copyLink, exportBars } from './export.ts';
import { useShell } from './shell-store.ts';
import { toggleTheme } from './theme.ts';

export interface Action {
  readonly id: string;
  readonly label: string;
  /** As shown on the key sheet; the first is the one that the palette prints. */
  readonly keys: readonly string[];
  readonly group: 'Time' | 'Events' | 'Page';
  run(): void;
}

export function jump(by: 1 | -1, wants: (mark: number) => boolean): void {
  const run = loadedRun();
  if (!run) return;
  const to = neighbour(run.events, useTime.getState().cursor, by, wants);
  if (to === null) return;
  pause();
  seek(to);
}

export const ACTIONS: readonly Action[] = [
  { id: 'play', label: 'Play or pause', keys: ['Space'], group: 'Time', run: togglePlay },
  { id: 'back', label: 'One bar back', keys: ['←'], group: 'Time', run: () => step(-1) },
  { id: 'forward', label: 'One bar forward', keys: ['→'], group: 'Time', run: () => step(1) },
  { id: 'faster', label: 'Play faster', keys: ['+'], group: 'Time', run: () => shiftSpeed(1) },
  { id: 'slower', label: 'Play slower', keys: ['−'], group: 'Time', run: () => shiftSpeed(-1) },
  { id: 'first', label: 'First bar', keys: ['Home'], group: 'Time', run: () => step(-useTime.getState().bars) },
  { id: 'last', label: 'Last bar', keys: ['End'], group: 'Time', run: () => step(useTime.getState().bars) },
  { id: 'next-event', label: 'Next event', keys: ['Shift →'], group: 'Events', run: () => jump(1, isEvent) },
  { id: 'previous-event', label: 'Previous event', keys: ['Shift ←'], group: 'Events', run: () => jump(-1, isEvent) },
  { id: 'next-trade', label: 'Next trade', keys: ['d'], group: 'Events', run: () => jump(1, isSent) },
  { id: 'previous-trade', label: 'Previous trade', keys: ['Shift D'], group: 'Events', run: () => jump(-1, isSent) },
  { id: 'next-veto', label: 'Next veto', keys: ['v'], group: 'Events', run: () => jump(1, isRefused) },
  { id: 'previous-veto', label: 'Previous veto', keys: ['Shift V'], group: 'Events', run: () => jump(-1, isRefused) },
  {
    id: 'market',
    label: 'Go to Market',
    keys: ['g m'],
    group: 'Page',
    run: () => setView({ brainTab: 'brain', decisionTab: 'decision' }),
  },
  {
    id: 'diagram',
    label: 'Brain as a plate or as a diagram',
    keys: ['b'],
    group: 'Page',
    run: () => setView({ brainTab: useView.getState().brainTab === 'diagram' ? 'brain' : 'diagram' }),
  },
  {
    id: 'run',
    label: 'Decision or results of the run',
    keys: ['r'],
    group: 'Page',
    run: () => setView({ decisionTab: useView.getState().decisionTab === 'run' ? 'decision' : 'run' }),
  },
  { id: 'link', label: 'Copy a link to this view', keys: ['c'], group: 'Page', run: copyLink },
  { id: 'csv', label: 'Export the bars shown as CSV', keys: ['x'], group: 'Page', run: exportBars },
  { id: 'theme', label: 'Dark or light', keys: ['t'], group: 'Page', run: toggleTheme },
  {
    id: 'palette',
    label: 'Command palette',
    keys: ['Ctrl K'],
    group: 'Page',
    run: () => useShell.getState().openPalette(),
  },
  {
    id: 'keys',
    label: 'Keyboard shortcuts',
    keys: ['?'],
    group: 'Page',
    run: () => useShell.setState({ keySheet: true }),
  },
];

const byId = new Map(ACTIONS.map((action) => [action.id, action]));
export function act(id: string): void {
  byId.get(id)?.run();
}
