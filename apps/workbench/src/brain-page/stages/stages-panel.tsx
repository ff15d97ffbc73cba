'use client';
/** Where the events of the run ended, stage by stage, and how far the one at the cursor came. */
import { fixed, microseconds, NO_VALUE } from '@janus/views';
import { STAGES } from '@janus/domain';
import { useDecision } from '../../data/record.ts';
import { useLoadedRun, type LoadedRun } from '../../data/run.ts';
import { ErrorState } from '../../panel/states/error-state.tsx';
import { RowsGhost } from '../../panel/states/skeleton.tsx';
import { notify } from '../../shell/notify.ts';
import { seek, useTime } from '../../state/time.ts';
import { setView, useView } from '../../state/view.ts';
import { askSurvey, useSurvey } from '../survey-store.ts';
import { funnelOf, hereOf, type Here } from './funnel.ts';
import { nextVeto } from './next-veto.ts';
import styles from './stages.module.css';

const WORDS: Readonly<Record<Here, string>> = {
  passed: '✓ passed',
  veto: '× veto',
  held: '– held',
  ahead: 'not reached',
};

function toNextVeto(run: LoadedRun, stage: string, name: string): void {
  const bar = nextVeto(
    run.audit,
    STAGES.findIndex((s) => s === stage),
    useTime.getState().cursor,
  );
  if (bar === null) notify(`${name} refused nothing in this run`);
  else seek(bar);
}

export function StagesPanel() {
  const run = useLoadedRun();
  const state = useSurvey((s) => s.state);
  const explanation = useDecision((d) => d.explanation);
  const selected = useView((v) => v.region);
  if (run && state.kind === 'failed')
    return (
      <ErrorState
        what={`The records of ${run.info.symbol} could not be counted`}
        why={state.why}
        cure="Ask again; if it stays so, run the day again."
        action={{ label: 'Ask again', run: () => void askSurvey(run.info.runId) }}
      />
    );
  if (!run || state.kind !== 'ready') return <RowsGhost />;
  const here = explanation ? hereOf(explanation) : null;
  const { survey } = state;
  return (
    <div className={styles['scroll']} data-part="stages">
      <table className={styles['stages']}>
        <thead>
          <tr>
            <th scope="col" className={styles['number']}>
              <span className="sr">Number</span>
            </th>
            <th scope="col">Stage</th>
            <th scope="col" className={styles['funnel']}>
              Entered
            </th>
            <th scope="col" className="num">
              Refused
            </th>
            <th scope="col" className="num">
              Held
            </th>
            <th scope="col" className={styles['why']}>
              Mostly because
            </th>
            <th scope="col" className={`num ${styles['time']}`}>
              p50
            </th>
            <th scope="col" className={`num ${styles['time']}`}>
              p99
            </th>
            <th scope="col">At the cursor</th>
          </tr>
        </thead>
        <tbody>
          {funnelOf(survey).map((row) => {
            const at = here?.[row.stage] ?? null;
            return (
              <tr key={row.stage} data-selected={row.region === selected || undefined}>
                <td className={styles['number']}>{row.number}</td>
                <th scope="row">
                  <button type="button" onClick={() => setView({ region: row.region })}>
                    {row.name}
                  </button>
                </th>
                <td className={styles['funnel']}>
                  <span className={styles['bar']}>
                    <span style={{ width: `${100 * row.share}%` }} />
                  </span>
                  <span>{fixed(row.entered)}</span>
                </td>
                <td className="num">
                  {row.vetoed > 0 ? (
                    <button
                      type="button"
                      className={styles['vetoes']}
                      title={`Next refusal by ${row.name}`}
                      onClick={() => toNextVeto(run, row.stage, row.name)}
                    >
                      × {fixed(row.vetoed)}
                    </button>
                  ) : (
                    <span className="dim">0</span>
                  )}
                </td>
                <td className="num">{row.held > 0 ? fixed(row.held) : <span className="dim">0</span>}</td>
                <td className={styles['why']}>{row.why ?? ''}</td>
                <td className={`num ${styles['time']}`}>{row.latency ? microseconds(row.latency.p50) : NO_VALUE}</td>
                <td className={`num ${styles['time']}`}>{row.latency ? microseconds(row.latency.p99) : NO_VALUE}</td>
                <td data-here={at ?? undefined} className={styles['here']}>
                  {at ? WORDS[at] : NO_VALUE}
                </td>
              </tr>
            );
          })}
          <tr>
            <td />
            <th scope="row">Sent</th>
            <td className={styles['funnel']}>
              <span className={styles['bar']}>
                <span data-go style={{ width: `${(100 * survey.sent) / Math.max(1, survey.events)}%` }} />
              </span>
              <span>{fixed(survey.sent)}</span>
            </td>
            <td />
            <td />
            <td className={`${styles['why']} mid`}>of {fixed(survey.events)} events</td>
            <td className={`num ${styles['time']}`}>{survey.whole ? microseconds(survey.whole.p50) : NO_VALUE}</td>
            <td className={`num ${styles['time']}`}>{survey.whole ? microseconds(survey.whole.p99) : NO_VALUE}</td>
            <td className={styles['here']} data-here={explanation?.outcome === 'sent' ? 'sent' : undefined}>
              {explanation?.outcome === 'sent' ? '▲ sent' : ''}
            </td>
          </tr>
        </tbody>
      </table>
    </div>
  );
}
