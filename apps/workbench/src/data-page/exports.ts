/** What the Data page hands over as files. */
import { downloadCsv } from '../shell/download.ts';
import { notify } from '../shell/notify.ts';
import { tableCsv } from '../table/column.ts';
import { useCatalogue } from './catalogue-store.ts';
import { gapColumns, SET_COLUMNS } from './columns.tsx';

export function exportCatalogue(): void {
  downloadCsv('data-sets.csv', tableCsv(SET_COLUMNS, useCatalogue.getState().sets));
}
export function exportGaps(): void {
  const { detail } = useCatalogue.getState();
  if (!detail) {
    notify('Nothing to export: no data set is open');
    return;
  }
  const text = tableCsv(gapColumns(detail.timeframeMs), detail.gaps.entries);
  downloadCsv(`${detail.name.replaceAll(':', '-')}-gaps.csv`, text);
}
