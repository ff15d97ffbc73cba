/** What the tables of the Data page show. */
import { barMoment, duration, fixed, isoDay } from '@janus/views';
import { timeframeName } from '../data/timeframe.ts';
import type { Column } from '../table/column.ts';
import type { SetDetail, SetEntry } from './catalogue-store.ts';
import body from '../panel/body.module.css';
import styles from './data.module.css';

export type Gap = SetDetail['gaps']['entries'][number];
export type RepairedRow = SetDetail['repair']['rows'][number];

/** What the file was called by whoever sent it. */
export const sourceName = ({ source }: Pick<SetEntry, 'source'>): string => source?.file ?? 'came with JANUS';

const percent = (share: number): string => fixed(100 * share, share > 0.99 && share < 1 ? 3 : 1);

export const SET_COLUMNS: readonly Column<SetEntry>[] = [
  {
    id: 'name',
    title: 'Data set',
    width: 112,
    align: 'left',
    value: (d) => d.name,
    shown: (d) => <b>{d.name}</b>,
  },
  {
    id: 'origin',
    title: 'Market',
    width: 80,
    align: 'left',
    value: (d) => (d.simulated ? 'simulated' : d.assetClass),
    shown: (d) => (d.simulated ? <span className={body['simulated']}>SIMULATED</span> : d.assetClass),
  },
  {
    id: 'timeframe',
    title: 'Bars of',
    width: 54,
    align: 'left',
    value: (d) => d.timeframeMs,
    shown: (d) => timeframeName(d.timeframeMs),
  },
  { id: 'bars', title: 'Bars', width: 62, align: 'right', value: (d) => d.rows, shown: (d) => fixed(d.rows) },
  { id: 'from', title: 'From', width: 86, align: 'left', value: (d) => isoDay(d.from) },
  { id: 'to', title: 'To', width: 86, align: 'left', value: (d) => isoDay(d.to) },
  {
    id: 'coverage',
    title: 'Coverage',
    unit: '%',
    width: 96,
    align: 'left',
    value: (d) => 100 * d.gaps.coverage,
    shown: (d) => (
      <span className={styles['coverage']}>
        <meter min={0} max={1} value={d.gaps.coverage} aria-label={`Coverage of ${d.name}`} />
        {percent(d.gaps.coverage)}
      </span>
    ),
  },
  {
    id: 'missing',
    title: 'Missing',
    width: 58,
    align: 'right',
    value: (d) => d.gaps.missingBars,
    shown: (d) => fixed(d.gaps.missingBars),
  },
  {
    id: 'source',
    title: 'Source',
    width: null,
    align: 'left',
    value: sourceName,
  },
  {
    id: 'hash',
    title: 'Hash',
    width: 70,
    align: 'left',
    value: (d) => d.dataHash,
    shown: (d) => d.dataHash.slice(0, 8),
  },
];

export const gapColumns = (timeframeMs: number): readonly Column<Gap>[] => [
  {
    id: 'kind',
    title: 'Why',
    width: 104,
    align: 'left',
    value: (g) => g.kind,
    shown: (g) =>
      g.kind === 'missing' ? <b className="warn">× missing</b> : <span className="mid">market closed</span>,
  },
  {
    id: 'from',
    title: 'First absent bar',
    width: 118,
    align: 'left',
    value: (g) => new Date(g.from).toISOString(),
    shown: (g) => barMoment(g.from, timeframeMs),
  },
  {
    id: 'to',
    title: 'Next bar',
    width: 118,
    align: 'left',
    value: (g) => new Date(g.to).toISOString(),
    shown: (g) => barMoment(g.to, timeframeMs),
  },
  {
    id: 'bars',
    title: 'Bars',
    width: 44,
    align: 'right',
    value: (g) => g.missingBars,
    shown: (g) => fixed(g.missingBars),
  },
  {
    id: 'length',
    title: 'Length',
    width: null,
    align: 'right',
    value: (g) => g.to - g.from,
    shown: (g) => duration(g.to - g.from),
  },
];

export const REPAIR_COLUMNS: readonly Column<RepairedRow>[] = [
  { id: 'line', title: 'Line', width: 68, align: 'right', value: (r) => r.line, shown: (r) => fixed(r.line) },
  { id: 'action', title: 'Done', width: 74, align: 'left', value: (r) => r.action },
  { id: 'field', title: 'Field', width: 82, align: 'left', value: (r) => r.field },
  { id: 'value', title: 'Value', width: 110, align: 'left', value: (r) => r.value },
  { id: 'expected', title: 'Expected', width: null, align: 'left', value: (r) => r.expected },
];
