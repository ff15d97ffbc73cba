'use client';
/** Mode, data set and run on the left; connection, backend and clock on the right. Nothing here is decoration. */
import { Tooltip } from '@mantine/core';
import { Moon, Search, Sun } from 'lucide-react';
import { act } from './actions.ts';
import { Bell } from './bell.tsx';
import { BookmarkMenu } from './bookmark-menu.tsx';
import { Clock } from './clock.tsx';
import { Connection } from './connection.tsx';
import { LayoutMenu } from './layout-menu.tsx';
import { Logo } from './logo.tsx';
import { ModeBadge } from './mode-badge.tsx';
import type { PageEntry } from './pages.ts';
import { RunMenu } from './run-menu.tsx';
import { BackendBadge } from './backend-badge.tsx';
import styles from './top-bar.module.css';

export function TopBar({ page }: { readonly page: PageEntry }) {
  return (
    <div className={styles['bar']}>
      <div className={styles['mark']}>
        <Logo />
        <h1 className="sr">JANUS, {page.label}</h1>
      </div>
      <Tooltip
        label="Recorded or generated data through paper fills. No order leaves this machine."
        transitionProps={{ duration: 0 }}
      >
        <div className={styles['item']}>
          <ModeBadge />
        </div>
      </Tooltip>
      <RunMenu />
      <LayoutMenu />
      <BookmarkMenu />
      <div className={styles['grow']} />
      <Connection />
      <BackendBadge />
      <Clock />
      <Bell />
      <button type="button" className={styles['button']} onClick={() => act('palette')}>
        <span className="sr">Command palette</span>
        <Search size={14} strokeWidth={1.75} aria-hidden />
        <kbd>Ctrl K</kbd>
      </button>
      <button type="button" className={styles['button']} onClick={() => act('theme')} aria-label="Dark or light">
        <Sun size={15} strokeWidth={1.5} className={styles['sun']} aria-hidden />
        <Moon size={15} strokeWidth={1.5} className={styles['moon']} aria-hidden />
      </button>
    </div>
  );
}
