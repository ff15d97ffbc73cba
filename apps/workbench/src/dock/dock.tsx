'use client';
/** The panels of a page. What docks them comes in a chunk of its own; until then their shapes stand in their places. */
import dynamic from 'next/dynamic';
import { useState } from 'react';
import { DockGhost } from './dock-ghost.tsx';
import type { DockSpec } from './spec.ts';
import styles from './dock.module.css';

const DockView = dynamic(() => import('./dock-view.tsx').then((m) => m.DockView), { ssr: false });

/** @param spec a constant of the page's module */
export function Dock({ spec }: { readonly spec: DockSpec }) {
  const [ready, setReady] = useState(false);
  return (
    <div className={styles['dock']} data-dock={ready ? spec.page : undefined}>
      {!ready && <DockGhost spec={spec} />}
      <DockView spec={spec} onReady={() => setReady(true)} />
    </div>
  );
}
