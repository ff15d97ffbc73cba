'use client';
/** What the market did in each regime. */
import { useMemo } from 'react';
import { DataTable } from '../table/data-table.tsx';
import { WithLabels } from './looking-state.tsx';
import type { Labelled } from './regime-store.ts';
import body from '../panel/body.module.css';
import { STATISTICS_COLUMNS, statisticsRows } from './statistics.tsx';

function Statistics({ report }: Labelled) {
  const rows = useMemo(() => statisticsRows(report), [report]);
  return (
    <div className={body['wide']} data-part="statistics">
      <DataTable
        name="Statistics of each regime"
        columns={STATISTICS_COLUMNS}
        rows={rows}
        keyOf={(row) => String(row.regime)}
      />
    </div>
  );
}

export function StatisticsPanel() {
  return <WithLabels shape="rows">{(labelled) => <Statistics {...labelled} />}</WithLabels>;
}
