'use client';
/** Every set of bars that can be replayed. */
import { startRun } from '../data/run.ts';
import { EmptyState } from '../panel/states/empty-state.tsx';
import { goTo } from '../shell/navigate.ts';
import { DataTable } from '../table/data-table.tsx';
import { DATA_COLUMNS } from './columns.tsx';
import { Unanswered } from './unanswered.tsx';
import { useSystem } from './system-store.ts';

export function DataSetsPanel() {
  const state = useSystem((s) => s.state);
  if (state.kind !== 'ready') return <Unanswered state={state} />;
  if (state.data.length === 0)
    return (
      <EmptyState title="No data set yet">
        Bring one in: <code>janus data import FILE --symbol S --timeframe T</code>
      </EmptyState>
    );
  return (
    <DataTable
      name="Data sets"
      columns={DATA_COLUMNS}
      rows={state.data}
      keyOf={(set) => set.name}
      onOpen={(set) => {
        void startRun(set.name);
        goTo('market');
      }}
    />
  );
}
