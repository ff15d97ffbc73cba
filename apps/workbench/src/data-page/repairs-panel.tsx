'use client';
/** Every row that the import touched: what was wrong with it and what was done. */
import { fixed } from '@janus/views';
import { EmptyState } from '../panel/states/empty-state.tsx';
import { RowsGhost } from '../panel/states/skeleton.tsx';
import { DataTable } from '../table/data-table.tsx';
import { useCatalogue } from './catalogue-store.ts';
import { REPAIR_COLUMNS } from './columns.tsx';
import body from '../panel/body.module.css';
import styles from './data.module.css';

export function RepairsPanel() {
  const detail = useCatalogue((s) => s.detail);
  if (!detail) return <RowsGhost />;
  const { rows, dropped, filled, clipped } = detail.repair;
  const touched = dropped + filled + clipped;
  if (touched === 0)
    return (
      <EmptyState title="No row was touched">
        Every row of {detail.source?.file ?? 'it'} went in as it stood. A repair is chosen at import, never by itself.
      </EmptyState>
    );
  return (
    <div className={body['fill']} data-part="repairs">
      <p className={styles['line']}>
        {fixed(touched)} rows touched{rows.length < touched ? `, the first ${fixed(rows.length)} are listed` : ''}
      </p>
      <div className={styles['rest']}>
        <DataTable name="Repaired rows" columns={REPAIR_COLUMNS} rows={rows} keyOf={(r) => `${r.line}${r.field}`} />
      </div>
    </div>
  );
}
