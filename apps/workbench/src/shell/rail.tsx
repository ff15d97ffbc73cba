'use client';
/** The pages of pages.ts, and at the foot what helps on every page. */
import { Tooltip } from '@mantine/core';
import { CircleHelp, Search } from 'lucide-react';
import type { ReactNode } from 'react';
import { act } from './actions.ts';
import { PAGES } from './pages.ts';
import styles from './rail.module.css';

function Entry(props: {
  readonly label: string;
  readonly keys: string;
  readonly id: string;
  readonly current?: boolean;
  readonly children: ReactNode;
}) {
  return (
    <Tooltip
      label={`${props.label}  (${props.keys})`}
      position="right"
      openDelay={300}
      transitionProps={{ duration: 0 }}
    >
      <button
        type="button"
        className={styles['entry']}
        aria-label={props.label}
        aria-current={props.current ? 'page' : undefined}
        onClick={() => act(props.id)}
      >
        {props.children}
      </button>
    </Tooltip>
  );
}

export function Rail({ current }: { readonly current: string }) {
  return (
    <div className={styles['rail']}>
      {PAGES.map((page) => (
        <Entry
          key={page.id}
          label={page.label}
          keys={`g ${page.chord}`}
          id={`go-${page.id}`}
          current={page.id === current}
        >
          <page.icon size={18} strokeWidth={1.5} aria-hidden />
        </Entry>
      ))}
      <span className={styles['space']} />
      <Entry label="Command palette" keys="Ctrl K" id="palette">
        <Search size={18} strokeWidth={1.5} aria-hidden />
      </Entry>
      <Entry label="Keyboard shortcuts" keys="?" id="keys">
        <CircleHelp size={18} strokeWidth={1.5} aria-hidden />
      </Entry>
    </div>
  );
}
