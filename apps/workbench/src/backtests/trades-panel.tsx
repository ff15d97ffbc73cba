'use client';
/** Closed trades of the run looked at, the chosen one on its candles; it opens on Market at its entry. */
import { useMemo, useState } from 'react';
import { openInMarket } from '../map/open-market.ts';
import { EmptyState } from '../panel/states/empty-state.tsx';
import { DataTable } from '../table/data-table.tsx';
import body from '../panel/body.module.css';
import styles from './backtests.module.css';
import { tradeColumns, type Trade } from './columns.tsx';
import { useFocus } from './no-runs.tsx';
import { useRuns } from './runs-store.ts';
import { TradeCandles } from './trade-candles.tsx';

const NONE: readonly Trade[] = [];
const keyOf = (t: Trade): string => `${t.entryBar} ${t.exitBar} ${t.symbol} ${t.quantity}`;

export function TradesPanel() {
  const focus = useFocus();
  const [chosen, choose] = useState<string | null>(null);
  const trades = useRuns((s) => (focus.known ? (s.trades[focus.runId] ?? NONE) : NONE));
  const timeframe = focus.known ? focus.known.full.timeframeMs : 0;
  const columns = useMemo(() => tradeColumns(timeframe), [timeframe]);
  if (focus.known === null) return focus.instead;
  const trade = trades.find((t) => keyOf(t) === chosen) ?? trades[0];
  if (!trade)
    return (
      <EmptyState title="No trade was closed">The Decision panel of Market says what held each bar back.</EmptyState>
    );
  return (
    <div className={body['fill']} data-part="trades">
      <div className={body['rest']}>
        <div className={styles['wide']}>
          <DataTable
            name="Trades"
            columns={columns}
            rows={trades}
            keyOf={keyOf}
            selected={keyOf(trade)}
            onSelect={(t) => choose(keyOf(t))}
            onOpen={(t) => openInMarket(focus.runId, t.entryBar)}
          />
        </div>
      </div>
      <div className={styles['around']}>
        <TradeCandles runId={focus.runId} trade={trade} bars={focus.known.full.bars} />
      </div>
    </div>
  );
}
