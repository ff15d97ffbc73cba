/** What the tables of the Backtests page show. */
import { REGIMES, STRATEGIES } from '@janus/domain';
import {
  barMoment,
  clock,
  duration,
  fixed,
  isoDay,
  METRICS,
  metricText,
  NO_VALUE,
  priceDigits,
  signed,
} from '@janus/views';
import type { Trades } from '../data/client.ts';
import type { Column } from '../table/column.ts';
import body from '../panel/body.module.css';
import styles from './backtests.module.css';
import { pin, toggle, type Head } from './runs-store.ts';

export type Trade = Trades['trades'][number];
const metric = (key: string) => METRICS.find((m) => m.key === key)!;
const figure = (key: string, title: string, width: number): Column<Head> => {
  const told = metric(key);
  return {
    id: key,
    title,
    ...(told.unit === '' ? {} : { unit: told.unit }),
    width,
    align: 'right',
    value: (run) => run.metrics[key] ?? null,
    shown: (run) => metricText(told, run.metrics[key]),
  };
};

/** @param compared ids that are compared */
export const runColumns = (compared: readonly string[]): readonly Column<Head>[] => [
  {
    id: 'compare',
    title: 'Shown',
    width: 48,
    align: 'left',
    value: (run) => (compared.includes(run.runId) ? 1 : 0),
    shown: (run) => (
      <button
        type="button"
        className={styles['mark']}
        aria-pressed={compared.includes(run.runId)}
        aria-label={`Compare ${run.strategy} on ${run.symbol}, ${run.runId.slice(0, 4)}`}
        onClick={(event) => {
          event.stopPropagation();
          toggle(run.runId);
        }}
      >
        {compared.includes(run.runId) ? '✓' : '+'}
      </button>
    ),
  },
  {
    id: 'strategy',
    title: 'Strategy',
    width: null,
    align: 'left',
    value: (run) => run.strategy,
    shown: (run) => (
      <>
        <b>{run.strategy}</b>
        {run.strategy === 'brain' && run.lesions.length > 0 && (
          <span className="dim"> without {run.lesions.join(', ')}</span>
        )}
        {run.pinned && <span className={styles['pinned']}>baseline</span>}
      </>
    ),
  },
  {
    id: 'data',
    title: 'Data',
    width: 132,
    align: 'left',
    value: (run) => run.name,
    shown: (run) => (
      <>
        {run.name} {run.simulatedData && <span className={body['simulated']}>SIMULATED</span>}
      </>
    ),
  },
  figure('totalReturn', 'Return', 70),
  figure('sharpe', 'Sharpe', 54),
  figure('maxDrawdown', 'Drawdown', 82),
  figure('trades', 'Trades', 52),
  {
    id: 'dsr',
    title: 'DSR',
    unit: '%',
    width: 54,
    align: 'right',
    value: (run) => run.dsr,
    shown: (run) => (run.dsr === null ? 'N/A' : fixed(100 * run.dsr, 1)),
  },
  {
    id: 'trials',
    title: 'Trials',
    width: 44,
    align: 'right',
    value: (run) => run.trials,
    shown: (run) => (run.trials === null ? NO_VALUE : fixed(run.trials)),
  },
  {
    id: 'made',
    title: 'Made',
    unit: 'UTC',
    width: 90,
    align: 'left',
    value: (run) => new Date(run.createdAt).toISOString(),
    shown: (run) => `${isoDay(run.createdAt).slice(5)} ${clock(run.createdAt)}`,
  },
  {
    id: 'pin',
    title: 'Pin',
    width: 50,
    align: 'left',
    value: (run) => (run.pinned ? 1 : 0),
    shown: (run) => (
      <button
        type="button"
        className={styles['link']}
        aria-label={`${run.pinned ? 'Unpin' : 'Pin'} ${run.strategy} on ${run.symbol}, ${run.runId.slice(0, 4)}`}
        onClick={(event) => {
          event.stopPropagation();
          void pin(run.pinned ? null : run.runId);
        }}
      >
        {run.pinned ? 'Unpin' : 'Pin'}
      </button>
    ),
  },
];

export const tradeColumns = (timeframeMs: number): readonly Column<Trade>[] => [
  {
    id: 'entry',
    title: 'Opened',
    unit: 'UTC',
    width: 112,
    align: 'left',
    value: (t) => new Date(t.entryTime).toISOString(),
    shown: (t) => barMoment(t.entryTime, timeframeMs),
  },
  {
    id: 'side',
    title: 'Side',
    width: 56,
    align: 'left',
    value: (t) => (t.side > 0 ? 'long' : 'short'),
    shown: (t) => (t.side > 0 ? <span className="up">▲ long</span> : <span className="down">▼ short</span>),
  },
  {
    id: 'strategy',
    title: 'By',
    width: null,
    align: 'left',
    value: (t) => STRATEGIES[t.strategy] ?? null,
  },
  {
    id: 'in',
    title: 'Entry',
    width: 76,
    align: 'right',
    value: (t) => t.entryPrice,
    shown: (t) => fixed(t.entryPrice, priceDigits(t.entryPrice)),
  },
  {
    id: 'out',
    title: 'Exit',
    width: 76,
    align: 'right',
    value: (t) => t.exitPrice,
    shown: (t) => fixed(t.exitPrice, priceDigits(t.exitPrice)),
  },
  {
    id: 'held',
    title: 'Held',
    width: 74,
    align: 'right',
    value: (t) => t.exitTime - t.entryTime,
    shown: (t) => duration(t.exitTime - t.entryTime),
  },
  { id: 'fees', title: 'Fees', width: 58, align: 'right', value: (t) => t.fees, shown: (t) => fixed(t.fees, 1) },
  {
    id: 'pnl',
    title: 'Net',
    width: 78,
    align: 'right',
    value: (t) => t.pnl,
    shown: (t) => <span className={t.pnl >= 0 ? 'up' : 'down'}>{signed(t.pnl, 1)}</span>,
  },
  {
    id: 'return',
    title: 'Return',
    unit: '%',
    width: 66,
    align: 'right',
    value: (t) => 100 * t.returnFraction,
    shown: (t) => signed(100 * t.returnFraction, 2),
  },
];

export const regimeIndex = (name: string): number => (REGIMES as readonly string[]).indexOf(name);
