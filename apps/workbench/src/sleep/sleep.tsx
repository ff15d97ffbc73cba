'use client';
/** The Sleep page: a night launched and watched, what it replayed, what passed the gate, what it taught. */
import { useEffect } from 'react';
import { Dock } from '../dock/dock.tsx';
import { usePage, type PageSpec } from '../shell/page-spec.ts';
import { SLEEP_LINK } from './link.ts';
import { askNights, findNight, startNight, useNights } from './nights.ts';
import { SLEEP_DOCK } from './panels.ts';

const PAGE: PageSpec = {
  id: 'sleep',
  link: SLEEP_LINK,
  actions: [
    {
      id: 'sleep',
      label: 'Sleep on the newest run',
      keys: ['s'],
      group: 'Page',
      run() {
        const run = useNights.getState().sleepable[0];
        if (run) void startNight(run.runId);
      },
    },
    { id: 'ask-nights', label: 'Read the nights again', keys: ['r'], group: 'Page', run: () => void askNights() },
  ],
  pointer: 'In the recall gate: click or arrow keys choose a schema. In the history: Enter opens the map.',
  onRun: () => void askNights(),
};

export function Sleep() {
  usePage(PAGE);
  const kind = useNights((s) => s.state.kind);
  useEffect(() => {
    void askNights();
    void findNight();
  }, []);
  return (
    <div style={{ height: '100%' }} data-ready={kind === 'asking' ? undefined : kind}>
      <Dock spec={SLEEP_DOCK} />
    </div>
  );
}
