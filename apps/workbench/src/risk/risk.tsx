'use client';
/** The Risk page: what threatens at the cursor, how far every limit is, what is feared, which breakers are on. */
import { useEffect } from 'react';
import { loadedRun, useLoadedRun } from '../data/run.ts';
import { Dock } from '../dock/dock.tsx';
import { notify } from '../shell/notify.ts';
import { usePage, type PageSpec } from '../shell/page-spec.ts';
import { pause, seek, useTime } from '../state/time.ts';
import { RISK_LINK } from './link.ts';
import { nextThreat } from './next-threat.ts';
import { RISK_DOCK } from './panels.ts';
import { nextSignal, risk } from './stores.ts';

function goToThreat(by: 1 | -1): void {
  const run = loadedRun();
  if (!run) return;
  const bar = nextThreat(run.audit.severity, useTime.getState().cursor, by);
  if (bar === null) {
    notify(`No severity of high or worse ${by > 0 ? 'after' : 'before'} this bar`);
    return;
  }
  pause();
  seek(bar);
}

const PAGE: PageSpec = {
  id: 'risk',
  link: RISK_LINK,
  actions: [
    { id: 'next-threat', label: 'Next threat, high or worse', keys: ['a'], group: 'Page', run: () => goToThreat(1) },
    { id: 'previous-threat', label: 'Previous threat', keys: ['A'], group: 'Page', run: () => goToThreat(-1) },
    { id: 'signal-x', label: 'Ellipse: next signal across', keys: ['x'], group: 'Page', run: () => nextSignal('x') },
    { id: 'signal-y', label: 'Ellipse: next signal upward', keys: ['y'], group: 'Page', run: () => nextSignal('y') },
  ],
  pointer:
    'Over time a click moves the cursor; a moment in a table goes there; over the ellipse the nearest state is told.',
};

export function Risk() {
  const run = useLoadedRun();
  const answered = risk.use((s) => s.answer?.runId ?? null);
  usePage(PAGE);
  // Asked while the page is open, whichever panels are in front: most of them tell the same answer.
  useEffect(() => risk.follow(), []);
  return (
    <div
      style={{ height: '100%' }}
      data-ready={run && answered === run.info.runId ? answered : undefined}
      data-page="risk"
    >
      <Dock spec={RISK_DOCK} />
    </div>
  );
}
