'use client';
/** Every data set; choosing one shows it in full. Below them what was removed. */
import { fixed, isoDay } from '@janus/views';
import { Removed } from '../panel/removed.tsx';
import { EmptyState } from '../panel/states/empty-state.tsx';
import { ErrorState } from '../panel/states/error-state.tsx';
import { RowsGhost } from '../panel/states/skeleton.tsx';
import { DataTable } from '../table/data-table.tsx';
import { showPanel } from '../dock/dock-store.ts';
import { askCatalogue, chooseEntry, chosenEntry, restoreSet, useCatalogue } from './catalogue-store.ts';
import { SET_COLUMNS } from './columns.tsx';
import body from '../panel/body.module.css';
import styles from './data.module.css';
import { exploreRegimes } from './open-with.ts';

export function CataloguePanel() {
  const state = useCatalogue((s) => s.state);
  const sets = useCatalogue((s) => s.sets);
  const chosen = useCatalogue((s) => s.chosen);
  const removed = useCatalogue((s) => s.removed);
  if (state.kind === 'asking') return <RowsGhost />;
  if (state.kind === 'failed')
    return (
      <ErrorState
        what="The data sets could not be read"
        why={state.why}
        cure="If a description is damaged, the words above name its file: import that data set again."
        action={{ label: 'Ask again', run: () => void askCatalogue() }}
      />
    );
  if (sets.length === 0)
    return (
      <EmptyState
        title="No data set yet"
        actions={[{ label: 'Simulate a market', run: () => showPanel('data', 'simulate') }]}
      >
        Drop a CSV file of bars anywhere on this page, or simulate a market whose regimes are known.
      </EmptyState>
    );
  return (
    <div className={body['fill']} data-part="catalogue">
      <div className={styles['rest']}>
        <div className={body['wide']}>
          <DataTable
            name="Data sets"
            columns={SET_COLUMNS}
            rows={sets}
            keyOf={(set) => set.name}
            selected={chosenEntry({ sets, chosen })?.name ?? null}
            onSelect={(set) => chooseEntry(set.name)}
            onOpen={(set) => exploreRegimes(set.name)}
          />
        </div>
      </div>
      <Removed
        items={removed.map(({ ticket, name, rows, keptUntil }) => ({
          id: ticket,
          label: name,
          note: `${fixed(rows)} bars, kept until ${isoDay(keptUntil)}`,
        }))}
        onRestore={(ticket) => {
          const set = removed.find((r) => r.ticket === ticket);
          if (set) restoreSet(set);
        }}
      />
    </div>
  );
}
