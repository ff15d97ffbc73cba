'use client';
/** Where bars are and are not: a strip over time, and the ledger of gaps. */
import { fixed } from '@janus/views';
import { useMemo } from 'react';
import { useSurface } from '../canvas/surface.ts';
import { RowsGhost } from '../panel/states/skeleton.tsx';
import { DataTable } from '../table/data-table.tsx';
import { useCatalogue, type SetDetail } from './catalogue-store.ts';
import { gapColumns } from './columns.tsx';
import body from '../panel/body.module.css';
import styles from './data.module.css';
import { paintCoverage } from './paint-coverage.ts';

function Coverage({ detail }: { readonly detail: SetDetail }) {
  const { host } = useSurface((c, size) => paintCoverage(c, size, detail));
  const columns = useMemo(() => gapColumns(detail.timeframeMs), [detail]);
  const { entries, missingBars, closedBars, coverage } = detail.gaps;
  const holes = entries.filter((g) => g.kind === 'missing').length;
  return (
    <div className={body['fill']}>
      <div
        ref={host}
        className={styles['strip']}
        role="img"
        data-part="coverage"
        aria-label={`Coverage of ${detail.name} over time: ${fixed(100 * coverage, 2)} percent; ${holes} gaps with ${missingBars} missing bars`}
      />
      <p className={styles['line']} role="status">
        {holes === 0
          ? 'No bar is missing'
          : `${fixed(holes)} ${holes === 1 ? 'gap' : 'gaps'}, ${fixed(missingBars)} ${missingBars === 1 ? 'bar' : 'bars'} missing`}
        ; {fixed(closedBars)} while closed <span className="dim">· below the line: missing</span>
      </p>
      {entries.length > 0 && (
        <div className={styles['rest']} data-part="gaps">
          <DataTable
            name="Gaps"
            columns={columns}
            rows={entries}
            keyOf={(g) => `${g.kind}${g.from}`}
            sort={{ column: 'kind', descending: true }}
          />
        </div>
      )}
    </div>
  );
}

export function CoveragePanel() {
  const detail = useCatalogue((s) => s.detail);
  return detail ? <Coverage detail={detail} key={detail.dataHash} /> : <RowsGhost />;
}
