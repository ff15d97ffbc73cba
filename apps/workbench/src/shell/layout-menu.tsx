'use client';
/** Which layout the panels stand in. The list behind it comes with the first click. */
import { Popover } from '@mantine/core';
import { ChevronDown } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useDock } from '../dock/dock-store.ts';
import { useShell } from './shell-store.ts';
import bar from './top-bar.module.css';

const LayoutList = dynamic(() => import('./layout-list.tsx').then((m) => m.LayoutList), { ssr: false });

export function LayoutMenu() {
  const { current, working } = useDock((d) => d.layouts);
  const there = useDock((d) => d.door !== null);
  const open = useShell((s) => s.layouts);
  return (
    <Popover
      position="bottom-start"
      offset={0}
      width={300}
      opened={open && there}
      onChange={(layouts) => useShell.setState({ layouts })}
      trapFocus
      returnFocus
      transitionProps={{ duration: 0 }}
    >
      <Popover.Target>
        <button
          type="button"
          className={bar['button']}
          data-part="layout"
          onClick={() => useShell.setState(({ layouts }) => ({ layouts: !layouts }))}
        >
          <span>Layout</span>
          <span className="dim">
            {current ?? 'Default'}
            {working && ', changed'}
          </span>
          <ChevronDown size={14} strokeWidth={1.5} aria-hidden />
        </button>
      </Popover.Target>
      <Popover.Dropdown aria-label="Layouts and panels" p={0}>
        <LayoutList />
      </Popover.Dropdown>
    </Popover>
  );
}
