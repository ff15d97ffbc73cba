/** What the Backtests page hands over as files; the server has the full tables of a run. */
import { downloadCsv } from '../shell/download.ts';
import { notify } from '../shell/notify.ts';
import { tableCsv } from '../table/column.ts';
import { runColumns, tradeColumns } from './columns.tsx';
import { focusHead, useRuns } from './runs-store.ts';

export function exportRuns(): void {
  const { list, compared } = useRuns.getState();
  downloadCsv('backtests.csv', tableCsv(runColumns(compared), list));
}
export function exportTrades(): void {
  const state = useRuns.getState();
  const run = focusHead(state);
  const trades = run ? state.trades[run.runId] : undefined;
  if (!run || !trades) {
    notify('Nothing to export: no backtest is open');
    return;
  }
  downloadCsv(`janus-${run.runId.slice(0, 8)}-trades.csv`, tableCsv(tradeColumns(run.timeframeMs), trades));
}
