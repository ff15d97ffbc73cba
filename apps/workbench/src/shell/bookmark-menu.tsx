'use client';
/** Bookmarks: views under a name. The list behind the button comes with the first click. */
import { Popover } from '@mantine/core';
import { Bookmark } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useShell } from './shell-store.ts';
import bar from './top-bar.module.css';

const BookmarkList = dynamic(() => import('./bookmark-list.tsx').then((m) => m.BookmarkList), { ssr: false });

export function BookmarkMenu() {
  const open = useShell((s) => s.bookmarks);
  const show = (bookmarks: boolean): void => useShell.setState({ bookmarks });
  return (
    <Popover
      position="bottom-start"
      offset={0}
      width={340}
      opened={open}
      onChange={show}
      trapFocus
      returnFocus
      transitionProps={{ duration: 0 }}
    >
      <Popover.Target>
        <button type="button" className={bar['button']} aria-label="Bookmarks" onClick={() => show(!open)}>
          <Bookmark size={14} strokeWidth={1.5} aria-hidden />
        </button>
      </Popover.Target>
      <Popover.Dropdown aria-label="Bookmarks" p={0}>
        <BookmarkList />
      </Popover.Dropdown>
    </Popover>
  );
}
