'use client';
/** The System page: what runs where, in which version, on which engines, and what it holds. */
import { Dock } from '../dock/dock.tsx';
import { usePage, type PageSpec } from '../shell/page-spec.ts';
import { SYSTEM_DOCK } from './panels.ts';
import { askCard, askDoctor, askJobs, askRuntime, askStores, askVersions, followJobs } from './answers.ts';
import { askSystem, useSystem } from './system-store.ts';
import { useEffect } from 'react';

function askAll(): void {
  void askSystem();
  void askStores();
  void askJobs();
  void askCard();
}

const PAGE: PageSpec = {
  id: 'system',
  actions: [
    { id: 'ask-again', label: 'Ask the server again', keys: ['r'], group: 'Page', run: askAll },
    { id: 'doctor', label: 'Let the doctor look again', keys: ['e'], group: 'Page', run: () => void askDoctor() },
  ],
};

/** ms between two questions while the page is open: everything, and the threads alone. */
const EVERY = 5000;
const THREADS_EVERY = 2000;

export function System() {
  usePage(PAGE);
  const kind = useSystem((s) => s.state.kind);
  useEffect(() => {
    askAll();
    void askRuntime();
    void askVersions();
    void askDoctor();
    const timers = [setInterval(askAll, EVERY), setInterval(() => void askRuntime(), THREADS_EVERY)];
    const stop = followJobs();
    return () => {
      timers.forEach((timer) => clearInterval(timer));
      stop();
    };
  }, []);
  return (
    <div style={{ height: '100%' }} data-ready={kind === 'asking' ? undefined : kind}>
      <Dock spec={SYSTEM_DOCK} />
    </div>
  );
}
