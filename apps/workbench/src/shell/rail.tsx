'use client';
/** The pages, and at the foot what helps on every page. An entry appears when its page does. */
import { Tooltip } from '@mantine/core';
import { CandlestickChart, CircleHelp, Search } from 'lucide-react';
import type { ReactNode } from 'react';
import { act } from './actions.ts';
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

export function Rail() {
  return (
    <div className={styles['rail']}>
      <Entry label="Market" keys="g m" id="market" current>
        <CandlestickChart size={18} strokeWidth={1.5} aria-hidden />
      </Entry>
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
