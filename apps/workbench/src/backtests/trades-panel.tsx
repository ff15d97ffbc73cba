'use client';
/** Closed trades of the run looked at; one opens on the candles of Market, with the cursor on its entry. */
import { useMemo } from 'react';
import { openInMarket } from '../map/open-market.ts';
import { EmptyState } from '../panel/states/empty-state.tsx';
import { DataTable } from '../table/data-table.tsx';
import styles from './backtests.module.css';
import { tradeColumns, type Trade } from './columns.tsx';
import { useFocus } from './no-runs.tsx';
import { useRuns } from './runs-store.ts';

const NONE: readonly Trade[] = [];

export function TradesPanel() {
  const focus = useFocus();
  const trades = useRuns((s) => (focus.known ? (s.trades[focus.runId] ?? NONE) : NONE));
  const timeframe = focus.known ? focus.known.full.timeframeMs : 0;
  const columns = useMemo(() => tradeColumns(timeframe), [timeframe]);
  if (focus.known === null) return focus.instead;
  if (trades.length === 0)
    return (
      <EmptyState title="No trade was closed">The Decision panel of Market says what held each bar back.</EmptyState>
    );
  return (
    <div className={styles['wide']} data-part="trades">
      <DataTable
        name="Trades"
        columns={columns}
        rows={trades}
        keyOf={(t) => `${t.entryBar} ${t.exitBar} ${t.symbol} ${t.quantity}`}
        onOpen={(t) => openInMarket(focus.runId, t.entryBar)}
      />
    </div>
  );
}
