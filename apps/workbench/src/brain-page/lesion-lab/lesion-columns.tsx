/** What the two tables of the lesion lab show. */
import { fixed, signedPercent } from '@janus/views';
import type { Column } from '../../table/column.ts';
import { changedOf, decidedText, intervalText, isClear, kindName, lesionName, wasRefused } from './figures.ts';
import type { Change, Result } from './lesion-store.ts';
import styles from './lesion-lab.module.css';

const counted = (
  id: 'directionChanged' | 'vetoChanged' | 'sizeChanged',
  title: string,
  width: number,
): Column<Result> => ({
  id,
  title,
  width,
  align: 'right',
  value: (r) => r[id],
  shown: (r) => <span className={r[id] === 0 ? 'dim' : undefined}>{fixed(r[id])}</span>,
});

/** When the bar at an index opened, in words. */
export type BarMoment = (bar: number) => string;

export const lesionColumns = (momentOf: BarMoment): readonly Column<Result>[] => [
  {
    id: 'without',
    title: 'Without',
    width: null,
    align: 'left',
    value: (r) => lesionName(r.key),
    shown: (r) => (
      <>
        <b className={changedOf(r) === 0 ? styles['still'] : undefined}>{lesionName(r.key)}</b>{' '}
        <span className="dim">{kindName(r.kind)}</span>
      </>
    ),
  },
  counted('directionChanged', 'Direction', 66),
  counted('vetoChanged', 'Veto', 56),
  counted('sizeChanged', 'Size', 56),
  {
    id: 'first',
    title: 'First',
    unit: 'UTC',
    width: 112,
    align: 'left',
    value: (r) => r.first?.time ?? null,
    shown: (r) => (r.first ? momentOf(r.first.bar) : 'none'),
  },
  {
    id: 'equity',
    title: 'Equity',
    unit: '%, 95 %',
    width: 156,
    align: 'right',
    value: (r) => r.difference?.equity.value ?? null,
    shown: (r) => (
      <span className={isClear(r.difference?.equity ?? null) ? styles['clear'] : undefined}>
        {intervalText(r.difference?.equity ?? null)}
      </span>
    ),
  },
  {
    id: 'drawdown',
    title: 'Drawdown',
    unit: '%',
    width: 84,
    align: 'right',
    value: (r) => r.difference?.drawdown.value ?? null,
    shown: (r) => (r.difference === null ? 'N/A' : signedPercent(r.difference.drawdown.value)),
  },
  { id: 'trades', title: 'Trades', width: 54, align: 'right', value: (r) => r.trades, shown: (r) => fixed(r.trades) },
];

const told = (decided: Change['intact']) => (
  <span title={decided.reasonText}>{decidedText(decided, wasRefused(decided))}</span>
);

export const changeColumns = (momentOf: BarMoment, onOpen: (change: Change) => void): readonly Column<Change>[] => [
  {
    id: 'time',
    title: 'Bar',
    unit: 'UTC',
    width: 118,
    align: 'left',
    value: (c) => c.time,
    shown: (c) => (
      <button
        type="button"
        className={styles['link']}
        title="See this bar in Market"
        data-bar={c.bar}
        onClick={() => onOpen(c)}
      >
        {momentOf(c.bar)}
      </button>
    ),
  },
  { id: 'kind', title: 'Changed', width: 66, align: 'left', value: (c) => c.kind },
  {
    id: 'intact',
    title: 'With it',
    width: 190,
    align: 'left',
    value: (c) => `${c.intact.action} ${c.intact.reason} ${c.intact.quantity}`,
    shown: (c) => told(c.intact),
  },
  {
    id: 'without',
    title: 'Without',
    width: null,
    align: 'left',
    value: (c) => `${c.without.action} ${c.without.reason} ${c.without.quantity}`,
    shown: (c) => told(c.without),
  },
  {
    id: 'footing',
    title: 'Position',
    width: 70,
    align: 'left',
    value: (c) => (c.sameFooting ? 'same' : 'other'),
    shown: (c) => (c.sameFooting ? 'same' : <span className="dim">other</span>),
  },
];
