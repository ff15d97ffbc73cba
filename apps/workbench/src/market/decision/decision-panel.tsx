'use client';
/** The decision at the cursor, and the results of the whole run. */
import { barMoment, fixed } from '@janus/views';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { useDecision } from '../../data/record.ts';
import { isRefused, isSent } from '../../data/events.ts';
import { useLoadedRun, type LoadedRun } from '../../data/run.ts';
import { jump } from '../../shell/actions.ts';
import { Inspector } from './inspector.tsx';
import { RunResults } from './run-results.tsx';
import styles from './decision.module.css';

const decided = (mark: number): boolean => isSent(mark) || isRefused(mark);
const STEPS = [
  { name: 'decision', wants: decided },
  { name: 'trade', wants: isSent },
  { name: 'veto', wants: isRefused },
] as const;

export function DecisionStatus() {
  const run = useLoadedRun();
  if (!run) return null;
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

function Rows({ run }: { readonly run: LoadedRun }): ReactNode {
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
  return (
    <Inspector
      explanation={explanation}
      moment={barMoment(run.bars.time[bar] ?? explanation.time, run.info.timeframeMs)}
    />
  );
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
  return run ? <Rows run={run} /> : <Ghost />;
}
export function RunPanel() {
  const run = useLoadedRun();
  return run ? <RunResults run={run} /> : <Ghost />;
}
