'use client';
/** The Market page: candles and field on the left, brain and decision on the right, one cursor through all of them. */
import { useLoadedRun } from '../data/run.ts';
import { Dock } from '../dock/dock.tsx';
import { isShown, showPanel } from '../dock/dock-store.ts';
import { exportBars } from '../shell/export.ts';
import { usePage, type PageSpec } from '../shell/page-spec.ts';
import { MARKET_LINK } from './link.ts';
import { MARKET_DOCK } from './panels.ts';
import styles from './market.module.css';

const swap = (one: string, other: string): void => showPanel('market', isShown('market', one) ? other : one);

const PAGE: PageSpec = {
  id: 'market',
  link: MARKET_LINK,
  actions: [
    {
      id: 'diagram',
      label: 'Brain as a plate or as a diagram',
      keys: ['b'],
      group: 'Page',
      run: () => swap('diagram', 'brain'),
    },
    {
      id: 'run',
      label: 'Decision or results of the run',
      keys: ['r'],
      group: 'Page',
      run: () => swap('run', 'decision'),
    },
    {
      id: 'flip',
      label: 'Find the smallest change of this decision',
      keys: ['w'],
      group: 'Page',
      run: () => {
        showPanel('market', 'decision');
        void import('./decision/flip-store.ts').then((m) => m.askFlipHere());
      },
    },
    { id: 'csv', label: 'Export the bars shown as CSV', keys: ['x'], group: 'Page', run: exportBars },
  ],
  pointer:
    'In the candles: click sets the cursor, drag pans, wheel zooms, double-click shows the bars around the cursor ' +
    'again. On the time bar: drag moves the cursor, drag inside the frame moves the window.',
};

export function Market() {
  const run = useLoadedRun();
  usePage(PAGE);
  return (
    <div className={styles['market']} data-ready={run ? run.info.runId : undefined}>
      <Dock spec={MARKET_DOCK} />
    </div>
  );
}
