'use client';
/** The Regimes page: any data set labelled bar by bar, looked at in time and in sum. */
import { useEffect } from 'react';
import { Dock } from '../dock/dock.tsx';
import { usePage, type PageSpec } from '../shell/page-spec.ts';
import { REGIMES_LINK } from './link.ts';
import { exportShown, REGIMES_DOCK } from './panels.ts';
import { chosenSet, label, look, useRegimes } from './regime-store.ts';

const PAGE: PageSpec = {
  id: 'regimes',
  link: REGIMES_LINK,
  actions: [
    {
      id: 'label',
      label: 'Tell the regimes of the data set',
      keys: ['l'],
      group: 'Page',
      run() {
        const { looking } = useRegimes.getState();
        const set = chosenSet(useRegimes.getState());
        if (set && looking.kind === 'absent') void label(set);
      },
    },
    {
      id: 'show-all',
      label: 'Show the whole series',
      keys: ['a'],
      group: 'Page',
      run: () => useRegimes.setState({ span: null }),
    },
    { id: 'csv', label: 'Export the bars shown as CSV', keys: ['x'], group: 'Page', run: exportShown },
  ],
  pointer: 'In the plots: the wheel zooms, a drag moves, a click pins a bar, a double click shows the whole series.',
  // Where none was chosen, the data set follows the run.
  onRun() {
    if (useRegimes.getState().chosen === null) void look();
  },
};

export function Regimes() {
  usePage(PAGE);
  const kind = useRegimes((s) => s.looking.kind);
  useEffect(() => {
    void look();
  }, []);
  return (
    <div
      style={{ height: '100%' }}
      data-ready={kind === 'asking' || kind === 'loading' ? undefined : kind}
      data-page="regimes"
    >
      <Dock spec={REGIMES_DOCK} />
    </div>
  );
}
