'use client';
/** The button that runs the same day without a region, its progress, and the two results side by side. */
import { fixed, NO_VALUE, signedPercent } from '@janus/views';
import { openRun, type LoadedRun } from '../../data/run.ts';
import type { RunSummary } from '../../data/client.ts';
import { lesion, lesionKey, useLesions } from './lesion.ts';
import styles from './region.module.css';

const percent = (x: number | null | undefined): string => (typeof x === 'number' ? `${signedPercent(x)} %` : NO_VALUE);
const ratio = (x: number | null | undefined): string => (typeof x === 'number' ? fixed(x, 2) : NO_VALUE);

const ROWS: readonly (readonly [label: string, shown: (summary: RunSummary) => string])[] = [
  ['Return', (s) => percent(s.metrics['totalReturn'])],
  ['Sharpe, annual', (s) => ratio(s.metrics['sharpe'])],
  [
    'Deepest drawdown',
    (s) => (typeof s.metrics['maxDrawdown'] === 'number' ? `${fixed(100 * s.metrics['maxDrawdown'], 2)} %` : NO_VALUE),
  ],
  ['Trades', (s) => fixed(s.trades)],
];

export function LesionBox(props: { readonly run: LoadedRun; readonly region: string; readonly off: string | null }) {
  const { run, region, off } = props;
  const known = useLesions((all) => all[lesionKey(run.info.runId, region)]);
  if (off === null) return <p className="mid">The loop itself cannot be switched off.</p>;
  if (run.info.lesions.includes(region)) return <p className="mid">It is switched off in this run: {off}.</p>;
  const state = known?.state ?? null;
  return (
    <div data-part="lesion">
      <p className="mid">In its place: {off}. Same bars, seed, schemas and configuration.</p>
      {(state === null || state.kind === 'failed') && (
        <button type="button" className="button" onClick={() => void lesion(run.info, region)}>
          {state === null ? 'Run the day without it' : 'Try again'}
        </button>
      )}
      {state?.kind === 'failed' && <p className={styles['fault']}>× {state.why}</p>}
      {(state?.kind === 'starting' || state?.kind === 'running') && (
        <p role="status">
          {state.kind === 'starting'
            ? 'being queued'
            : `${fixed(100 * state.job.progress)} %, ${state.job.stage || state.job.status}`}
        </p>
      )}
      {state?.kind === 'done' && (
        <>
          <table className={styles['beside']}>
            <thead>
              <tr>
                <td />
                <th scope="col">with</th>
                <th scope="col">without</th>
              </tr>
            </thead>
            <tbody>
              {ROWS.map(([label, shown]) => (
                <tr key={label}>
                  <th scope="row">{label}</th>
                  <td>{shown(run.summary)}</td>
                  <td>{shown(state.summary)}</td>
                </tr>
              ))}
            </tbody>
          </table>
          <button type="button" className="button" onClick={() => openRun(state.summary.run)}>
            Open the run without it
          </button>
        </>
      )}
    </div>
  );
}
