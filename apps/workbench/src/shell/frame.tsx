'use client';
/** The frame of every page: top bar, rail, one time bar at the bottom, and the panels between. */
import { AppShell } from '@mantine/core';
import dynamic from 'next/dynamic';
import type { ReactNode } from 'react';
import { Rail } from './rail.tsx';
import { TopBar } from './top-bar.tsx';
import { useShortcuts } from './shortcuts.ts';
import styles from './frame.module.css';

const Palette = dynamic(() => import('./palette.tsx').then((m) => m.Palette), { ssr: false });
const Toasts = dynamic(() => import('./toasts.tsx').then((m) => m.Toasts), { ssr: false });
const KeySheet = dynamic(() => import('./key-sheet.tsx').then((m) => m.KeySheet), { ssr: false });

export function Frame({ children, foot }: { readonly children: ReactNode; readonly foot: ReactNode }) {
  useShortcuts();
  return (
    <AppShell
      header={{ height: 40 }}
      navbar={{ width: 48, breakpoint: 0 }}
      footer={{ height: 72 }}
      padding={0}
      withBorder={false}
      transitionDuration={0}
      offsetScrollbars={false}
    >
      <AppShell.Header className={styles['top']}>
        <TopBar />
      </AppShell.Header>
      <AppShell.Navbar className={styles['rail']} aria-label="Pages">
        <Rail />
      </AppShell.Navbar>
      <AppShell.Main className={styles['main']}>{children}</AppShell.Main>
      <AppShell.Footer className={styles['time']} aria-label="Time">
        {foot}
      </AppShell.Footer>
      <Palette />
      <KeySheet />
      <Toasts />
    </AppShell>
  );
}
