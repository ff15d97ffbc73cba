'use client';
/** The schemas of a version beside another: members, what acting in them was worth, how far they moved. */
import type { SchemaRow } from '@janus/server/night-api';
import { REGIMES } from '@janus/domain';
import { fixed, signed } from '@janus/views';
import { useMemo } from 'react';
import { RowsGhost } from '../panel/states/skeleton.tsx';
import { RegimeChip } from '../panel/regime-chip.tsx';
import { DataTable } from '../table/data-table.tsx';
import type { Column } from '../table/column.ts';
import { NoNight } from './no-night.tsx';
import { useNights } from './nights.ts';

type Row = SchemaRow & { readonly retired: boolean };

/** Rewards are fractions of equity; shown in hundredths of a percent. */
const BPS = 1e4;
const money = (reward: number) => (
  <span className={reward < 0 ? 'down' : reward > 0 ? 'up' : ''}>
    {reward < 0 ? '▼ ' : reward > 0 ? '▲ ' : ''}
    {signed(BPS * reward, 2)}
  </span>
);
const news = (row: Row): string =>
  row.retired ? 'retired' : row.isNew ? 'new' : row.nBefore === null ? '' : `${signed(row.n - row.nBefore, 0)} n`;

const COLUMNS: readonly Column<Row>[] = [
  {
    id: 'schema',
    title: 'Schema',
    width: null,
    align: 'left',
    value: (s) => s.id,
    shown: (s) =>
      s.regime >= 0 ? (
        <RegimeChip regime={s.regime} name={`S${s.id}, ${REGIMES[s.regime]}`} />
      ) : (
        <span className="mid">S{s.id}, no regime</span>
      ),
  },
  { id: 'n', title: 'n', width: 64, align: 'right', value: (s) => s.n, shown: (s) => fixed(s.n) },
  { id: 'news', title: 'Since', width: 72, align: 'right', value: (s) => news(s) },
  {
    id: 'reward',
    title: 'Reward',
    unit: 'bp',
    width: 92,
    align: 'right',
    value: (s) => s.meanReward,
    shown: (s) => money(s.meanReward),
  },
  {
    id: 'sigma',
    title: 'σ',
    unit: 'bp',
    width: 72,
    align: 'right',
    value: (s) => s.sigma,
    shown: (s) => fixed(BPS * s.sigma, 2),
  },
  {
    id: 'drift',
    title: 'Drift',
    width: 68,
    align: 'right',
    value: (s) => s.moved,
    shown: (s) => (s.moved === null ? '–' : fixed(s.moved, 3)),
  },
];

export function SchemasPanel() {
  const view = useNights((s) => s.view);
  const open = useNights((s) => s.open);
  const state = useNights((s) => s.state.kind);
  const rows = useMemo<readonly Row[]>(
    () =>
      view
        ? [
            ...view.schemas.map((s) => ({ ...s, retired: false })),
            ...view.retired.map((s) => ({ ...s, retired: true })),
          ]
        : [],
    [view],
  );
  if (!open) return state === 'asking' ? <RowsGhost /> : <NoNight />;
  if (!view) return <RowsGhost />;
  return (
    <DataTable
      name={`Schemas of version ${view.version}`}
      columns={COLUMNS}
      rows={rows}
      keyOf={(s) => `${s.id}${s.retired ? ' retired' : ''}`}
      sort={{ column: 'n', descending: true }}
    />
  );
}
