'use client';
/** The decision at the cursor, or the results of the whole run. */
import { barMoment, fixed } from '@janus/views';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { useDecision } from '../../data/record.ts';
import { isTrade, VETO } from '../../data/events.ts';
import { useLoadedRun, type LoadedRun } from '../../data/run.ts';
import { jump } from '../../shell/actions.ts';
import { useSlowCursor } from '../../state/slow-cursor.ts';
import { setView, useView, type DecisionTab } from '../../state/view.ts';
import { Panel, type PanelTab } from '../panel.tsx';
import { Inspector } from './inspector.tsx';
import { RunResults } from './run-results.tsx';
import styles from './decision.module.css';

const TABS: readonly PanelTab<DecisionTab>[] = [
  { id: 'decision', label: 'Decision' },
  { id: 'run', label: 'Run' },
];

const decided = (mark: number): boolean => isTrade(mark) || mark === VETO;
const STEPS = [
  { name: 'decision', wants: decided },
  { name: 'trade', wants: isTrade },
  { name: 'veto', wants: (mark: number) => mark === VETO },
] as const;

function Steps() {
  return (
    <span className={styles['steps']}>
      {STEPS.map(({ name, wants }) => (
        <span key={name} role="group" aria-label={name}>
          <button
            type="button"
            aria-label={`Previous ${name}`}
            title={`Previous ${name}`}
            onClick={() => jump(-1, wants)}
          >
            <ChevronLeft size={12} strokeWidth={1.75} aria-hidden />
          </button>
          <span className="mid">{name}</span>
          <button type="button" aria-label={`Next ${name}`} title={`Next ${name}`} onClick={() => jump(1, wants)}>
            <ChevronRight size={12} strokeWidth={1.75} aria-hidden />
          </button>
        </span>
      ))}
    </span>
  );
}

function When({ run }: { readonly run: LoadedRun }) {
  const cursor = useSlowCursor();
  const time = run.bars.time[cursor];
  return <span className={styles['when']}>{time === undefined ? '' : barMoment(time, run.info.timeframeMs)}</span>;
}

function Rows(): ReactNode {
  const { explanation, trouble, bar } = useDecision();
  if (trouble)
    return (
      <div className={styles['trouble']} role="status">
        <h3>× The record of bar {fixed(bar)} could not be read</h3>
        <p>{trouble}</p>
        <p>Move the cursor to ask again. If it stays so, run `janus audit verify`.</p>
      </div>
    );
  if (!explanation) return <Ghost />;
  return <Inspector explanation={explanation} quote="" />;
}

function Ghost() {
  return (
    <div className={styles['inspector']} aria-hidden>
      <div className={styles['title']} />
      <ol className={styles['rows']}>
        {[1, 2, 3, 4, 5, 6].map((n) => (
          <li key={n} className={styles['row']} data-status="not-reached">
            <span className={styles['number']}>{n}</span>
            <span className={styles['ghost']} />
          </li>
        ))}
      </ol>
    </div>
  );
}

export function DecisionPanel() {
  const run = useLoadedRun();
  const tab = useView((v) => v.decisionTab);
  return (
    <Panel
      name="Decision"
      tabs={TABS}
      tab={tab}
      onTab={(decisionTab) => setView({ decisionTab })}
      help="decision"
      info={
        run && tab === 'decision' ? (
          <>
            <When run={run} />
            <Steps />
          </>
        ) : null
      }
    >
      {!run ? <Ghost /> : tab === 'decision' ? <Rows /> : <RunResults run={run} />}
    </Panel>
  );
}
