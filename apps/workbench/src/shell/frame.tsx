'use client';
/** The frame of every page: top bar, rail, the time bar where the page has time, and the page's panels between. */
import dynamic from 'next/dynamic';
import { usePathname } from 'next/navigation';
import { useEffect, type ReactNode } from 'react';
import { useLoadedRun } from '../data/run.ts';
import { pause } from '../state/time.ts';
import { TimeBar } from '../time-bar/time-bar.tsx';
import { useNavigationDoor } from './navigate.ts';
import { pageOf } from './pages.ts';
import { Rail } from './rail.tsx';
import { useSession } from './session.ts';
import { useShortcuts } from './shortcuts.ts';
import { useThemeDoor } from './theme.ts';
import { TopBar } from './top-bar.tsx';
import styles from './frame.module.css';

const Palette = dynamic(() => import('./palette.tsx').then((m) => m.Palette), { ssr: false });
const Toasts = dynamic(() => import('./toasts.tsx').then((m) => m.Toasts), { ssr: false });
const KeySheet = dynamic(() => import('./key-sheet.tsx').then((m) => m.KeySheet), { ssr: false });

export function Frame({ children }: { readonly children: ReactNode }) {
  const page = pageOf(usePathname());
  const run = useLoadedRun();
  useThemeDoor();
  useNavigationDoor();
  useShortcuts();
  useSession(page.withTime);
  useEffect(() => {
    if (!page.withTime) pause();
    document.title = run && page.withTime ? `${run.info.symbol} · ${page.label} · JANUS` : `${page.label} · JANUS`;
  }, [page, run]);
  return (
    <div className={styles['frame']} data-time={page.withTime || undefined} data-page={page.id}>
      <header className={styles['top']}>
        <TopBar page={page} />
      </header>
      <nav className={styles['rail']} aria-label="Pages">
        <Rail current={page.id} />
      </nav>
      <main className={styles['main']}>{children}</main>
      {page.withTime && (
        <footer className={styles['time']} aria-label="Time">
          <TimeBar />
        </footer>
      )}
      <Palette />
      <KeySheet />
      <Toasts />
    </div>
  );
}
