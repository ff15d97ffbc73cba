'use client';
/** How far each rule of the prefrontal cortex is from its limit, the tightest first. */
import { fixed, NO_VALUE, quantityText, RULE_WORDS } from '@janus/views';
import type { LoadedRun } from '../data/run.ts';
import type { Column } from '../table/column.ts';
import { DataTable } from '../table/data-table.tsx';
import { MomentButton, ShareBar } from './parts.tsx';
import type { Reading } from './stores.ts';
import { WithReading } from './with-reading.tsx';
import body from '../panel/body.module.css';
import styles from './risk.module.css';

type Row = Reading['limits']['rules'][number];
const orNull = (x: number): number | null => (Number.isFinite(x) ? x : null);

const COLUMNS: readonly Column<Row>[] = [
  {
    id: 'rule',
    title: 'Rule',
    width: 130,
    align: 'left',
    value: (r) => RULE_WORDS[r.rule].label,
    shown: (r) => <span data-off={!r.applies || undefined}>{RULE_WORDS[r.rule].label}</span>,
  },
  {
    id: 'used',
    title: 'Of its limit',
    width: 114,
    align: 'left',
    value: (r) => orNull(r.used),
    shown: (r) => (r.applies ? <ShareBar share={r.used} /> : <span className="dim">does not apply</span>),
  },
  {
    id: 'value',
    title: 'Value',
    width: 72,
    align: 'right',
    value: (r) => orNull(r.value),
    shown: (r) => (Number.isNaN(r.value) ? NO_VALUE : quantityText(RULE_WORDS[r.rule], r.value)),
  },
  {
    id: 'limit',
    title: 'Limit',
    width: 72,
    align: 'right',
    value: (r) => orNull(r.limit),
    shown: (r) => (Number.isNaN(r.value) ? NO_VALUE : quantityText(RULE_WORDS[r.rule], r.limit)),
  },
  {
    id: 'truth',
    title: 'Truth',
    width: 52,
    align: 'right',
    value: (r) => orNull(r.truth),
    shown: (r) => (
      <span title={`refuses alone below ${fixed(r.floor, 2)}`}>
        {Number.isNaN(r.truth) ? NO_VALUE : fixed(r.truth, 2)}
        {r.truth < r.floor ? ' ×' : ''}
      </span>
    ),
  },
  {
    id: 'note',
    title: 'Note',
    width: null,
    align: 'left',
    value: (r) => r.note,
    shown: (r) => <span className="dim">{r.note}</span>,
  },
];

function Limits({ reading, run }: { readonly reading: Reading; readonly run: LoadedRun }) {
  const { limits } = reading;
  return (
    <div className={body['fill']} data-part="limits" data-bar={reading.bar}>
      <div className={body['bar']} data-part="limits-top">
        <span>
          <span className="mid">profile</span> {limits.profile}
        </span>
        {limits.asked ? (
          <>
            <span>
              <span className="mid">satisfaction</span> {fixed(limits.satisfaction, 2)}{' '}
              <span className="dim">≥ {fixed(limits.threshold, 2)}</span>
            </span>
            <span className={styles['note']}>
              truths of the last order,{' '}
              <MomentButton bar={limits.asked.bar} time={limits.asked.time} timeframeMs={run.info.timeframeMs} />
            </span>
          </>
        ) : (
          <span className={styles['note']}>no order was held against the rules yet</span>
        )}
      </div>
      <div className={body['rest']}>
        <DataTable name="Distance to each limit" columns={COLUMNS} rows={limits.rules} keyOf={(r) => r.rule} />
      </div>
    </div>
  );
}

export function LimitsPanel() {
  return <WithReading shape="rows">{(reading, run) => <Limits reading={reading} run={run} />}</WithReading>;
}
