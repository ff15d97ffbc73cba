'use client';
/** Every run in the data folder. */
import { openRun } from '../data/run.ts';
import { EmptyState } from '../panel/states/empty-state.tsx';
import { goTo } from '../shell/navigate.ts';
import { DataTable } from '../table/data-table.tsx';
import { RUN_COLUMNS } from './columns.tsx';
import { Unanswered } from './unanswered.tsx';
import { useSystem } from './system-store.ts';

export function RunsPanel() {
  const state = useSystem((s) => s.state);
  if (state.kind !== 'ready') return <Unanswered state={state} />;
  if (state.runs.length === 0)
    return (
      <EmptyState title="No run yet" actions={[{ label: 'Go to Market', run: () => goTo('market') }]}>
        A replay sends recorded bars through the brain and keeps every decision it takes. The Market page starts one.
      </EmptyState>
    );
  return (
    <DataTable
      name="Runs"
      columns={RUN_COLUMNS}
      rows={state.runs}
      keyOf={(run) => run.runId}
      sort={{ column: 'started', descending: true }}
      onOpen={(run) => {
        openRun(run);
        goTo('market');
      }}
    />
  );
}
