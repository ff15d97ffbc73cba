'use client';
/** The memories beside the one chosen: as the map shows them, and as memory itself has them. */
import { ACTIONS, REGIME_LETTERS, REGIMES } from '@janus/domain';
import { barMoment, fixed, signed } from '@janus/views';
import { useMemo, useState } from 'react';
import { Segments } from '../panel/controls.tsx';
import { EmptyState } from '../panel/states/empty-state.tsx';
import { RowsGhost } from '../panel/states/skeleton.tsx';
import { DataTable } from '../table/data-table.tsx';
import type { Column } from '../table/column.ts';
import { select, useMap } from './map-store.ts';
import body from '../panel/body.module.css';
import styles from './map.module.css';

interface Row {
  readonly memory: number;
  readonly time: number;
  readonly regime: number;
  readonly action: string;
  readonly reward: number;
  readonly far: number;
}
const COLUMNS: readonly Column<Row>[] = [
  {
    id: 'time',
    title: 'Decided',
    unit: 'UTC',
    width: null,
    align: 'left',
    value: (r) => r.time,
    shown: (r) => barMoment(r.time, 60_000),
  },
  {
    id: 'regime',
    title: 'R',
    width: 32,
    align: 'left',
    value: (r) => REGIMES[r.regime] ?? null,
    shown: (r) => REGIME_LETTERS[r.regime] ?? '–',
  },
  { id: 'action', title: 'Did', width: 48, align: 'left', value: (r) => r.action },
  {
    id: 'reward',
    title: 'Reward',
    unit: 'bp',
    width: 78,
    align: 'right',
    value: (r) => r.reward,
    shown: (r) => <span className={r.reward < 0 ? 'down' : r.reward > 0 ? 'up' : ''}>{signed(1e4 * r.reward, 1)}</span>,
  },
  { id: 'far', title: 'Far', width: 52, align: 'right', value: (r) => r.far, shown: (r) => fixed(r.far, 2) },
];

export function NeighboursPanel() {
  const data = useMap((s) => s.data);
  const selected = useMap((s) => s.selected);
  const nearest = useMap((s) => s.nearest);
  const [where, setWhere] = useState<'onMap' | 'inMemory'>('onMap');
  const rows = useMemo(() => {
    if (!data || !nearest) return [];
    const { memories } = data;
    return nearest[where].map((n): Row => ({
      memory: n.memory,
      time: memories.time[n.memory]!,
      regime: memories.regime[n.memory]!,
      action: ACTIONS[memories.action[n.memory]!]!,
      reward: memories.reward[n.memory]!,
      far: where === 'onMap' ? n.onMap : n.apart,
    }));
  }, [data, nearest, where]);
  if (selected === null) return <EmptyState title="No memory chosen">Its neighbours stand here.</EmptyState>;
  if (!data || !nearest) return <RowsGhost />;
  return (
    <div className={body['fill']}>
      <div className={styles['head']}>
        <Segments
          label="Where they are near"
          value={where}
          options={[
            ['onMap', 'on the map'],
            ['inMemory', 'in memory'],
          ]}
          onChange={setWhere}
        />
        <span className="dim">{fixed(100 * nearest.kept)} % of both agree</span>
      </div>
      <div className={styles['plot']}>
        <DataTable
          name="Nearest memories"
          columns={COLUMNS}
          rows={rows}
          keyOf={(r) => String(r.memory)}
          onOpen={(r) => select(r.memory)}
        />
      </div>
    </div>
  );
}
