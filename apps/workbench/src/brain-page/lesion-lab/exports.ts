/** What the lesion lab hands over as files: the table, and every changed decision of the lesion that is looked at. */
import { client } from '../../data/client.ts';
import { loadedRun, type LoadedRun } from '../../data/run.ts';
import { downloadCsv } from '../../shell/download.ts';
import { notify } from '../../shell/notify.ts';
import { tableCsv, type Column } from '../../table/column.ts';
import { reportOf, useLab, type Change, type Report, type Result } from './lesion-store.ts';

const figure = <Row>(id: string, value: (row: Row) => number | string | null): Column<Row> => ({
  id,
  title: id,
  width: 80,
  align: 'left',
  value,
});
const iso = (time: number | undefined): string | null => (time === undefined ? null : new Date(time).toISOString());

export const RESULT_COLUMNS: readonly Column<Result>[] = [
  figure('without', (r) => r.key),
  figure('directionChanged', (r) => r.directionChanged),
  figure('vetoChanged', (r) => r.vetoChanged),
  figure('sizeChanged', (r) => r.sizeChanged),
  figure('sameFooting', (r) => r.sameFooting),
  figure('firstBar', (r) => r.first?.bar ?? null),
  figure('firstTime', (r) => iso(r.first?.time)),
  figure('trades', (r) => r.trades),
  figure('totalReturn', (r) => r.metrics.totalReturn),
  figure('sharpe', (r) => r.metrics.sharpe),
  figure('maxDrawdown', (r) => r.metrics.maxDrawdown),
  figure('equityDifference', (r) => r.difference?.equity.value ?? null),
  figure('equityLow', (r) => r.difference?.equity.low ?? null),
  figure('equityHigh', (r) => r.difference?.equity.high ?? null),
  figure('pValue', (r) => r.difference?.pValue ?? null),
  figure('drawdownDifference', (r) => r.difference?.drawdown.value ?? null),
];

export const CHANGE_COLUMNS: readonly Column<Change>[] = [
  figure('bar', (c) => c.bar),
  figure('time', (c) => iso(c.time)),
  figure('kind', (c) => c.kind),
  figure('sameFooting', (c) => (c.sameFooting ? 1 : 0)),
  figure('action', (c) => c.intact.action),
  figure('reason', (c) => c.intact.reason),
  figure('quantity', (c) => c.intact.quantity),
  figure('actionWithout', (c) => c.without.action),
  figure('reasonWithout', (c) => c.without.reason),
  figure('quantityWithout', (c) => c.without.quantity),
];

function shown(): { readonly run: LoadedRun; readonly report: Report } | null {
  const run = loadedRun();
  const report = reportOf(useLab.getState());
  if (run && report) return { run, report };
  notify('Nothing to export: nothing has been taken out of this run yet');
  return null;
}
const nameOf = ({ run, report }: NonNullable<ReturnType<typeof shown>>, part: string): string =>
  `${run.info.name.replaceAll(':', '-')}-${part}-${report.runId.slice(0, 8)}${report.simulatedData ? '-simulated' : ''}.csv`;

export function exportLesions(): void {
  const there = shown();
  if (there) downloadCsv(nameOf(there, 'lesions'), tableCsv(RESULT_COLUMNS, there.report.lesions));
}

/** The most that the server hands over at once. */
const AT_ONCE = 1000;

export async function exportChanges(): Promise<void> {
  const there = shown();
  const { chosen } = useLab.getState();
  if (!there) return;
  if (chosen === null) {
    notify('Choose a row first: its changed decisions are exported');
    return;
  }
  const { runId } = there.report;
  const changes: Change[] = [];
  try {
    for (let total = 1; changes.length < total;) {
      const page = await client().lesion.changes.query({ runId, key: chosen, from: changes.length, count: AT_ONCE });
      total = page.total;
      changes.push(...page.changes);
      if (page.changes.length === 0) break;
    }
    downloadCsv(nameOf(there, `without-${chosen.replace(':', '-')}`), tableCsv(CHANGE_COLUMNS, changes));
  } catch (cause) {
    notify(`Not exported: ${cause instanceof Error ? cause.message : String(cause)}`, 'error');
  }
}
