'use client';
/** The Rules page: rules in text edited, held against the run as one types, kept as versions and put into force. */
import { useEffect } from 'react';
import { Dock } from '../dock/dock.tsx';
import { showPanel } from '../dock/dock-store.ts';
import { usePage, type PageSpec } from '../shell/page-spec.ts';
import { pause, seek, useTime } from '../state/time.ts';
import { RULES_LINK } from './link.ts';
import { exportTruths, RULES_DOCK } from './panels.ts';
import { useDraft } from './draft.ts';
import { nextViolation } from './list/next-violation.ts';
import { followTruths, ruleAt, useTruths } from './truths.ts';
import { open, useVersions } from './versions-store.ts';

function goToViolation(by: 1 | -1): void {
  const truths = useTruths.getState();
  const at = ruleAt(truths);
  if (!truths.judged || at < 0) return;
  const bar = nextViolation(truths.judged, at, useTime.getState().cursor, by);
  if (bar === null) return;
  pause();
  seek(bar);
}

const PAGE: PageSpec = {
  id: 'rules',
  link: RULES_LINK,
  actions: [
    { id: 'edit', label: 'Edit the rules', keys: ['e'], group: 'Page', run: () => focusEditor() },
    {
      id: 'next-violation',
      label: 'Next violation of the rule chosen',
      keys: ['b'],
      group: 'Page',
      run: () => goToViolation(1),
    },
    {
      id: 'previous-violation',
      label: 'Previous violation of the rule chosen',
      keys: ['B'],
      group: 'Page',
      run: () => goToViolation(-1),
    },
    { id: 'csv', label: 'Export the truths as CSV', keys: ['x'], group: 'Page', run: exportTruths },
  ],
  pointer: 'In the list a click chooses a rule, in the history a click moves the cursor, in the surface a drag turns.',
};

function focusEditor(): void {
  showPanel('rules', 'editor');
  setTimeout(() => document.querySelector<HTMLTextAreaElement>('[data-part="rule-text"]')?.focus(), 50);
}

export function Rules() {
  usePage(PAGE);
  const loaded = useDraft((s) => s.read !== null || s.faults.length > 0);
  const trouble = useVersions((s) => s.trouble !== null);
  useEffect(() => {
    void open();
    return followTruths();
  }, []);
  return (
    <div style={{ height: '100%' }} data-ready={loaded ? 'open' : trouble ? 'failed' : undefined} data-page="rules">
      <Dock spec={RULES_DOCK} />
    </div>
  );
}
