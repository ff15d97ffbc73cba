'use client';
/** The thirteen threats at the cursor, and above them what the whole amygdala said. */
import { reasonCode, reasonOf } from '@janus/domain';
import { fixed, NO_VALUE, quantityText, THREAT_WORDS } from '@janus/views';
import { useMemo } from 'react';
import type { LoadedRun } from '../data/run.ts';
import type { Column } from '../table/column.ts';
import { DataTable } from '../table/data-table.tsx';
import { MomentButton, SeverityMark, ShareBar } from './parts.tsx';
import type { Reading } from './stores.ts';
import { WithReading } from './with-reading.tsx';
import body from '../panel/body.module.css';
import styles from './risk.module.css';

type Row = Reading['threats'][number];
const SEVERITY_ORDER: readonly string[] = ['none', 'low', 'medium', 'high', 'critical'];

/** A flash crash that VPIN is asked about and does not confirm counts for less than its move. */
const isHeld = ({ threat, measure, limit, ratio }: Row): boolean =>
  threat === 'flash-crash' && measure / limit > ratio + 0.01;

const columnsFor = (timeframeMs: number): readonly Column<Row>[] => [
  {
    id: 'threat',
    title: 'Threat',
    width: null,
    align: 'left',
    value: (r) => THREAT_WORDS[r.threat].label,
    shown: (r) => (
      <span
        title={`${THREAT_WORDS[r.threat].what}${r.votes ? '; votes with three others, vetoes not alone' : ''}${isHeld(r) ? '; held back by VPIN, which does not confirm it' : ''}`}
      >
        {THREAT_WORDS[r.threat].label}
        {r.votes && <span className="dim"> votes</span>}
        {isHeld(r) && <span className="dim"> by VPIN</span>}
      </span>
    ),
  },
  {
    id: 'severity',
    title: 'Severity',
    width: 82,
    align: 'left',
    value: (r) => (Number.isNaN(r.ratio) ? null : SEVERITY_ORDER.indexOf(r.severity)),
    shown: (r) => <SeverityMark severity={r.severity} known={!Number.isNaN(r.ratio)} />,
  },
  {
    id: 'value',
    title: 'Value',
    width: 70,
    align: 'right',
    value: (r) => r.measure,
    shown: (r) => quantityText(THREAT_WORDS[r.threat], r.measure),
  },
  {
    id: 'limit',
    title: 'Limit',
    width: 82,
    align: 'right',
    value: (r) => r.limit,
    shown: (r) => quantityText(THREAT_WORDS[r.threat], r.limit),
  },
  {
    id: 'share',
    title: 'Of its limit',
    width: 124,
    align: 'left',
    value: (r) => (Number.isNaN(r.ratio) ? null : r.ratio),
    shown: (r) => <ShareBar share={r.ratio} />,
  },
  {
    id: 'fired',
    title: 'Fired',
    unit: 'bars',
    width: 64,
    align: 'right',
    value: (r) => r.fired,
    shown: (r) => fixed(r.fired),
  },
  {
    id: 'last',
    title: 'Last',
    width: 118,
    align: 'left',
    value: (r) => r.last?.time ?? null,
    shown: (r) =>
      r.last ? (
        <MomentButton bar={r.last.bar} time={r.last.time} timeframeMs={timeframeMs} />
      ) : (
        <span className="dim">never</span>
      ),
  },
];

function Said({ reading }: { readonly reading: Reading }) {
  const { amygdala: a, fear, checked, differing } = reading;
  return (
    <div className={body['bar']} data-part="amygdala" data-bar={reading.bar} data-severity={a.severity}>
      {a.state === 'off' ? (
        <span>The amygdala is switched off in this run: no threat is seen</span>
      ) : a.state === 'silent' ? (
        <span>Not asked at this bar: the brain is still warming up</span>
      ) : (
        <>
          <SeverityMark severity={a.severity} />
          <span>
            <span className="mid">response</span> {a.response}
          </span>
          <span>
            <span className="mid">size ×</span> {fixed(a.scale, 2)}
          </span>
          <span>
            <span className="mid">fear</span> {Number.isNaN(fear.fear) ? NO_VALUE : fixed(fear.fear, 2)}
          </span>
          {a.alert && <span>alert{a.cancel ? ', working orders taken back' : ''}</span>}
          <span className={styles['note']} data-veto={a.veto ?? undefined}>
            {a.veto ? (
              <b title={reasonOf(reasonCode(a.veto)).text}>
                × veto: {a.veto}
                {a.hold > 0 ? `, ${a.hold} more bars` : ''}
              </b>
            ) : differing > 0 ? (
              <b>
                × at {fixed(differing)} of {fixed(checked)} bars the records say otherwise
              </b>
            ) : (
              'entries are not stopped'
            )}
          </span>
        </>
      )}
    </div>
  );
}

function Threats({ reading, run }: { readonly reading: Reading; readonly run: LoadedRun }) {
  const columns = useMemo(() => columnsFor(run.info.timeframeMs), [run]);
  return (
    <div className={body['fill']} data-part="threats" data-bar={reading.bar}>
      <Said reading={reading} />
      <div className={body['rest']}>
        <DataTable name="Threats at the cursor" columns={columns} rows={reading.threats} keyOf={(r) => r.threat} />
      </div>
    </div>
  );
}

export function ThreatsPanel() {
  return <WithReading shape="rows">{(reading, run) => <Threats reading={reading} run={run} />}</WithReading>;
}
