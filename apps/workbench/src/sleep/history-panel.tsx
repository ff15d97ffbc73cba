'use client';
/** The nights so far: choose one, open its map, take one out of the list. */
import type { NightHead } from '@janus/server/night-api';
import { clockSeconds, fixed, isoDay } from '@janus/views';
import { Removed } from '../panel/removed.tsx';
import { EmptyState } from '../panel/states/empty-state.tsx';
import { RowsGhost } from '../panel/states/skeleton.tsx';
import { goTo } from '../shell/navigate.ts';
import { DataTable } from '../table/data-table.tsx';
import type { Column } from '../table/column.ts';
import { chosenHead, chooseNight, removeNight, restoreNight, useNights } from './nights.ts';
import body from '../panel/body.module.css';

const COLUMNS: readonly Column<NightHead>[] = [
  {
    id: 'when',
    title: 'Slept',
    unit: 'UTC',
    width: 116,
    align: 'left',
    value: (n) => n.createdAt,
    shown: (n) => `${isoDay(n.createdAt).slice(5)} ${clockSeconds(n.createdAt)}`,
  },
  {
    id: 'symbol',
    title: 'On',
    width: null,
    align: 'left',
    value: (n) => n.symbol,
    shown: (n) => (
      <>
        <b>{n.symbol}</b>
        {n.simulatedData && <span className="dim"> generated</span>}
      </>
    ),
  },
  { id: 'n', title: 'n', width: 56, align: 'right', value: (n) => n.experiences, shown: (n) => fixed(n.experiences) },
  {
    id: 'version',
    title: 'Version',
    width: 64,
    align: 'right',
    value: (n) => n.version,
    shown: (n) => `v${n.version}`,
  },
];

export function HistoryPanel() {
  const nights = useNights((s) => s.nights);
  const state = useNights((s) => s.state.kind);
  const head = useNights(chosenHead);
  const removed = useNights((s) => s.removed);
  const gone = (
    <Removed
      items={removed.map((n) => ({
        id: n.sleepId,
        label: `Night ${n.sleepId.slice(0, 8)}`,
        note: `${n.symbol}, ${isoDay(n.createdAt).slice(5)}`,
      }))}
      onRestore={restoreNight}
    />
  );
  if (state === 'asking') return <RowsGhost />;
  if (!head)
    return (
      <div className={body['fill']}>
        <div className={body['rest']}>
          <EmptyState title="No night yet">Each night that was slept stands here, the newest on top.</EmptyState>
        </div>
        {gone}
      </div>
    );
  return (
    <div className={body['fill']}>
      <div className={body['rest']}>
        <DataTable
          name="Nights"
          columns={COLUMNS}
          rows={nights}
          keyOf={(n) => n.sleepId}
          selected={head.sleepId}
          onSelect={(n) => chooseNight(n.sleepId)}
          onOpen={(n) => goTo('map', { night: n.sleepId })}
        />
      </div>
      <div className={body['foot']}>
        <button type="button" className="button" onClick={() => goTo('map', { night: head.sleepId })}>
          Open its map
        </button>
        <span className={body['grow']} />
        <button type="button" className="button" onClick={() => removeNight(head)}>
          Remove
        </button>
      </div>
      {gone}
    </div>
  );
}
