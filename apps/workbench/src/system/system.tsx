'use client';
/** The System page: what runs where, in which version, on which engines, and what it holds. */
import { Dock } from '../dock/dock.tsx';
import { usePage, type PageSpec } from '../shell/page-spec.ts';
import { SYSTEM_DOCK } from './panels.ts';
import { askSystem, useSystem } from './system-store.ts';
import { useEffect } from 'react';

const PAGE: PageSpec = {
  id: 'system',
  actions: [
    { id: 'ask-again', label: 'Ask the server again', keys: ['r'], group: 'Page', run: () => void askSystem() },
  ],
};

/** ms between two questions while the page is open. */
const EVERY = 5000;

export function System() {
  usePage(PAGE);
  const kind = useSystem((s) => s.state.kind);
  useEffect(() => {
    void askSystem();
    const timer = setInterval(() => void askSystem(), EVERY);
    return () => clearInterval(timer);
  }, []);
  return (
    <div style={{ height: '100%' }} data-ready={kind === 'asking' ? undefined : kind}>
      <Dock spec={SYSTEM_DOCK} />
    </div>
  );
}
