'use client';
/** The Backtests page: launched, watched, compared with a baseline, and doubted. */
import { useEffect } from 'react';
import { Dock } from '../dock/dock.tsx';
import { usePage, type PageSpec } from '../shell/page-spec.ts';
import { askSets, followJobs, launch } from './launch-store.ts';
import { BACKTESTS_LINK } from './link.ts';
import { BACKTESTS_DOCK } from './panels.ts';
import { askRuns, focusHead, pin, toggle, useRuns } from './runs-store.ts';

const onFocus = (act: (runId: string) => void): void => {
  const run = focusHead(useRuns.getState());
  if (run) act(run.runId);
};

const PAGE: PageSpec = {
  id: 'backtests',
  link: BACKTESTS_LINK,
  actions: [
    { id: 'launch', label: 'Launch a backtest', keys: ['l'], group: 'Page', run: () => void launch() },
    {
      id: 'walk',
      label: 'Walk forward',
      keys: ['w'],
      group: 'Page',
      run: () => void launch('walkforward'),
    },
    { id: 'compare', label: 'Compare the run', keys: ['x'], group: 'Page', run: () => onFocus(toggle) },
    {
      id: 'pin',
      label: 'Pin the run as baseline',
      keys: ['b'],
      group: 'Page',
      run: () => onFocus((runId) => void pin(runId)),
    },
    { id: 'ask-runs', label: 'Read the backtests again', keys: ['r'], group: 'Page', run: () => void askRuns() },
  ],
  pointer: 'In the list: a click looks at a run, a double click or Enter lays it over the others.',
};

export function Backtests() {
  usePage(PAGE);
  const kind = useRuns((s) => s.kind);
  useEffect(() => {
    void askRuns();
    void askSets();
    return followJobs();
  }, []);
  return (
    <div style={{ height: '100%' }} data-ready={kind === 'asking' ? undefined : kind} data-page="backtests">
      <Dock spec={BACKTESTS_DOCK} />
    </div>
  );
}
