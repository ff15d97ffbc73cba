'use client';
/** The bell: how many messages nobody has looked at, and the last fifty of them. */
import { Popover } from '@mantine/core';
import { clockSeconds } from '@janus/views';
import { Bell as BellIcon } from 'lucide-react';
import { useEffect } from 'react';
import { useMessages } from './notify.ts';
import { useShell } from './shell-store.ts';
import bar from './top-bar.module.css';
import styles from './bell.module.css';

const SIGNS = { info: '', warn: '◆', error: '×' } as const;

function List() {
  const list = useMessages((m) => m.list);
  if (list.length === 0) return <p className="mid">Nothing was told yet.</p>;
  return (
    <ol className={styles['list']}>
      {list.map((message) => (
        <li key={message.id} data-level={message.level}>
          <time className="dim">{clockSeconds(message.at)}</time>
          <span aria-hidden>{SIGNS[message.level]}</span>
          <span>{message.text}</span>
        </li>
      ))}
    </ol>
  );
}

export function Bell() {
  const unread = useMessages((m) => m.unread);
  const open = useShell((s) => s.bell);
  const show = (bell: boolean): void => useShell.setState({ bell });
  // Read once the list is open, whoever opened it.
  useEffect(() => {
    if (open && unread > 0) useMessages.setState({ unread: 0 });
  }, [open, unread]);
  return (
    <Popover
      position="bottom-end"
      offset={0}
      width={360}
      opened={open}
      onChange={show}
      trapFocus
      returnFocus
      transitionProps={{ duration: 0 }}
    >
      <Popover.Target>
        <button
          type="button"
          className={bar['button']}
          aria-label={unread > 0 ? `Messages, ${unread} unread` : 'Messages'}
          data-unread={unread}
          onClick={() => show(!open)}
        >
          <BellIcon size={14} strokeWidth={1.5} aria-hidden />
          {unread > 0 && <span className={styles['count']}>{unread}</span>}
        </button>
      </Popover.Target>
      <Popover.Dropdown className={styles['sheet']} aria-label="Messages" tabIndex={0}>
        <h3>
          Messages <span className="dim">since this page was opened, UTC</span>
        </h3>
        <List />
      </Popover.Dropdown>
    </Popover>
  );
}
