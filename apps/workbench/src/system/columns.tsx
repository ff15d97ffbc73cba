/** What the tables of the System page show of runs and of data sets. */
import { fixed, isoDay, clockSeconds } from '@janus/views';
import type { DataSet, RunInfo } from '../data/client.ts';
import { timeframeName } from '../data/timeframe.ts';
import type { Column } from '../table/column.ts';

export const RUN_COLUMNS: readonly Column<RunInfo>[] = [
  {
    id: 'run',
    title: 'Run',
    width: 84,
    align: 'left',
    value: (r) => r.runId,
    shown: (r) => r.runId.slice(0, 8),
  },
  { id: 'symbol', title: 'Symbol', width: 92, align: 'left', value: (r) => r.symbol, shown: (r) => <b>{r.symbol}</b> },
  {
    id: 'timeframe',
    title: 'Bars of',
    width: 72,
    align: 'left',
    value: (r) => r.timeframeMs,
    shown: (r) => timeframeName(r.timeframeMs),
  },
  { id: 'bars', title: 'Bars', width: 72, align: 'right', value: (r) => r.bars, shown: (r) => fixed(r.bars) },
  {
    id: 'started',
    title: 'Started',
    unit: 'UTC',
    width: 140,
    align: 'left',
    value: (r) => new Date(r.createdAt).toISOString(),
    shown: (r) => `${isoDay(r.createdAt)} ${clockSeconds(r.createdAt)}`,
  },
  {
    id: 'status',
    title: 'Status',
    width: 96,
    align: 'left',
    value: (r) => r.status,
    shown: (r) => (r.status === 'running' ? `${fixed(100 * r.progress)} %, ${r.status}` : r.status),
  },
  {
    id: 'seed',
    title: 'Seed',
    width: 92,
    align: 'right',
    value: (r) => r.seed,
    shown: (r) => String(r.seed),
  },
  {
    id: 'notes',
    title: 'Notes',
    width: null,
    align: 'left',
    value: (r) => notes(r),
    shown: (r) => <span className="mid">{notes(r)}</span>,
  },
];

function notes(run: RunInfo): string {
  const parts = [
    run.error ?? '',
    run.simulatedData ? 'generated data' : '',
    run.strategy !== 'brain'
      ? `${run.strategy} alone`
      : run.lesions.length > 0
        ? `without ${run.lesions.join(', ')}`
        : '',
  ];
  return parts.filter((part) => part !== '').join('; ');
}

export const DATA_COLUMNS: readonly Column<DataSet>[] = [
  { id: 'name', title: 'Name', width: null, align: 'left', value: (d) => d.name, shown: (d) => <b>{d.name}</b> },
  { id: 'symbol', title: 'Symbol', width: 92, align: 'left', value: (d) => d.symbol },
  {
    id: 'timeframe',
    title: 'Bars of',
    width: 72,
    align: 'left',
    value: (d) => d.timeframeMs,
    shown: (d) => timeframeName(d.timeframeMs),
  },
  { id: 'bars', title: 'Bars', width: 80, align: 'right', value: (d) => d.bars, shown: (d) => fixed(d.bars) },
  { id: 'from', title: 'From', width: 88, align: 'left', value: (d) => isoDay(d.from) },
  { id: 'to', title: 'To', width: 88, align: 'left', value: (d) => isoDay(d.to) },
  {
    id: 'missing',
    title: 'Missing',
    unit: 'bars',
    width: 92,
    align: 'right',
    value: (d) => d.gaps.missing,
    shown: (d) => fixed(d.gaps.missing),
  },
  {
    id: 'coverage',
    title: 'Coverage',
    unit: '%',
    width: 92,
    align: 'right',
    value: (d) => d.coverage,
    shown: (d) => fixed(100 * d.coverage, 2),
  },
];
