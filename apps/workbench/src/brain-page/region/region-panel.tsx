'use client';
/** One region in full: what it is, what it takes and gives at the cursor, its state, equations, reasons and time. */
import { fixed, microseconds, NO_VALUE } from '@janus/views';
import type { ReactNode } from 'react';
import { useDecision } from '../../data/record.ts';
import { useLoadedRun } from '../../data/run.ts';
import { REGION_WORDS } from '../../market/brain/regions.ts';
import { ErrorState } from '../../panel/states/error-state.tsx';
import { FactsGhost } from '../../panel/states/skeleton.tsx';
import { setView, useView } from '../../state/view.ts';
import { askSurvey, useSurvey } from '../survey-store.ts';
import { BIOLOGY } from './biology.ts';
import { FORMULAS } from './formulas.ts';
import { LesionBox } from './lesion-box.tsx';
import { fieldsOf, PORTS, type Port } from './ports.ts';
import { Sparkline } from './sparkline.tsx';
import { reasonsOf, timeOf } from './times.ts';
import styles from './region.module.css';

function Section({
  title,
  note,
  children,
}: {
  readonly title: string;
  readonly note?: string;
  readonly children: ReactNode;
}) {
  return (
    <section className={styles['section']}>
      <h3>
        {title} {note && <span className="dim">{note}</span>}
      </h3>
      {children}
    </section>
  );
}
const minus = (value: string): string => value.replace(/^-(?=\d)/, '−');

function Pairs({ pairs }: { readonly pairs: readonly (readonly [label: string, value: string])[] }) {
  return (
    <dl className={styles['pairs']}>
      {pairs.map(([label, value], k) => (
        <div key={`${k} ${label}`}>
          <dt>{label}</dt>
          <dd>{minus(value)}</dd>
        </div>
      ))}
    </dl>
  );
}
const read = (ports: readonly Port[], row: Float64Array | null): (readonly [string, string])[] =>
  ports.map((port) => [port.label, port.read(fieldsOf(row))]);

export function RegionPanel() {
  const run = useLoadedRun();
  const { explanation, row, timing, trouble } = useDecision();
  const chosen = useView((v) => v.region);
  const state = useSurvey((s) => s.state);
  const region = chosen in REGION_WORDS ? chosen : 'amygdala';
  if (trouble !== null)
    return (
      <ErrorState
        what="The record at the cursor could not be read"
        why={trouble}
        cure="Move the cursor, or reload the page."
      />
    );
  const about = explanation?.regions.find((r) => r.region === region);
  if (!run || !about) return <FactsGhost />;
  const survey = state.kind === 'ready' ? state.survey : null;
  const words = REGION_WORDS[region]!;
  const { organ, here, off } = BIOLOGY[region]!;
  const { latency, now, shared } = timeOf(region, survey, timing);
  const us = (x: number | null | undefined): string => (typeof x === 'number' ? microseconds(x) : NO_VALUE);
  const times: (readonly [string, string])[] = [
    ['this event', now === null ? 'not timed' : us(now)],
    ['half below', us(latency?.p50)],
    ['99 % below', us(latency?.p99)],
    ['events timed', latency ? fixed(latency.timed) : NO_VALUE],
  ];
  return (
    <div className={styles['region']} data-part="region" data-region={region}>
      <div className={styles['top']}>
        <label className="sr" htmlFor="brain-region">
          Region
        </label>
        <select id="brain-region" value={region} onChange={(event) => setView({ region: event.target.value })}>
          {Object.entries(REGION_WORDS).map(([key, w]) => (
            <option key={key} value={key}>
              {w.name}
            </option>
          ))}
        </select>
        <span className={styles['now']} data-vetoed={about.vetoed || undefined}>
          {about.lesioned ? 'switched off' : about.vetoed ? '× veto' : `activity ${fixed(about.activity, 2)}`}
        </span>
        <span className="dim">{words.scale}</span>
      </div>
      <p className={styles['role']}>
        <span className="mid">{organ}</span> {here}
      </p>
      <Section title="Activity over the run" note="mean, and the largest of each stretch">
        {state.kind === 'ready' ? (
          <Sparkline survey={state.survey} region={region} />
        ) : (
          <div className={styles['sparkline']} role="status">
            {state.kind === 'asking' ? (
              <span className="dim">reading {fixed(run.info.bars)} records</span>
            ) : (
              <span>
                × {state.why}{' '}
                <button type="button" className="button" onClick={() => void askSurvey(run.info.runId)}>
                  Ask again
                </button>
              </span>
            )}
          </div>
        )}
      </Section>
      <div className={styles['columns']}>
        <Section title="Takes" note={words.takes}>
          <Pairs pairs={read(PORTS[region]!.takes, row)} />
        </Section>
        <Section title="Gives" note={words.gives}>
          <Pairs pairs={read(PORTS[region]!.gives, row)} />
        </Section>
        <Section title="State">
          <Pairs pairs={about.facts.map((f) => [f.label, f.value])} />
        </Section>
        <Section title="Time" {...(shared ? { note: shared } : {})}>
          <Pairs pairs={times} />
        </Section>
      </div>
      <Section title="Equations" {...(about.equations.length === 0 ? { note: 'the specification numbers none' } : {})}>
        {about.equations.length > 0 && (
          <ul className={styles['equations']}>
            {about.equations.map((number) => (
              <li key={number}>
                <span className="dim">({number})</span>
                <span>{FORMULAS[number]?.[0]}</span>
                <span className={styles['formula']}>{FORMULAS[number]?.[1]}</span>
              </li>
            ))}
          </ul>
        )}
      </Section>
      <Section title="Reasons it can give" note="how often in this run, and of these how often against a trade">
        <ul className={styles['reasons']}>
          {reasonsOf(region, survey).map(({ code, key, text, count, vetoes }) => (
            <li key={key} data-none={count === 0 || undefined}>
              <span className="dim">{code}</span>
              <span>{text}</span>
              <span className="num">{count === null ? NO_VALUE : fixed(count)}</span>
              <span className={`num ${styles['vetoes']}`} data-some={(vetoes ?? 0) > 0 || undefined}>
                {vetoes === null ? NO_VALUE : `${vetoes > 0 ? '× ' : ''}${fixed(vetoes)}`}
              </span>
            </li>
          ))}
          {reasonsOf(region, survey).length === 0 && <li className="mid">none: it decides nothing by itself</li>}
        </ul>
      </Section>
      <Section title="What if it were off">
        <LesionBox run={run} region={region} off={off} />
      </Section>
    </div>
  );
}
