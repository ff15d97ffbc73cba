'use client';
/** What the workbench told since this page was opened, newest first. */
import { clockSeconds } from '@janus/views';
import { EmptyState } from '../panel/states/empty-state.tsx';
import type { Message } from '../shell/messages.ts';
import { useMessages } from '../shell/notify.ts';
import { DataTable } from '../table/data-table.tsx';
import type { Column } from '../table/column.ts';

const WORDS = { info: 'told', warn: '◆ warned', error: '× failed' } as const;
const COLUMNS: readonly Column<Message>[] = [
  {
    id: 'at',
    title: 'At',
    unit: 'UTC',
    width: 92,
    align: 'left',
    value: (m) => m.at,
    shown: (m) => clockSeconds(m.at),
  },
  { id: 'level', title: 'Kind', width: 84, align: 'left', value: (m) => m.level, shown: (m) => WORDS[m.level] },
  { id: 'text', title: 'Message', width: null, align: 'left', value: (m) => m.text },
];

export function MessagesPanel() {
  const list = useMessages((m) => m.list);
  if (list.length === 0)
    return (
      <EmptyState title="Nothing was told yet">Messages of this window gather here; the last fifty stay.</EmptyState>
    );
  return <DataTable name="Messages" columns={COLUMNS} rows={list} keyOf={(m) => String(m.id)} />;
}
