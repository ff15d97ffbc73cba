'use client';
/** The newest walk-forward: what was chosen in each training stretch, and how it did in the bars after it. */
import type { JobInfo } from '@janus/server/job-api';
import { fixed, NO_VALUE, signedPercent } from '@janus/views';
import { EmptyState } from '../panel/states/empty-state.tsx';
import body from '../panel/body.module.css';
import styles from './backtests.module.css';
import { launch, useLaunch } from './launch-store.ts';

interface Fold {
  readonly trainFrom: number;
  readonly trainTo: number;
  readonly testFrom: number;
  readonly testTo: number;
  readonly chosen: string | null;
  readonly trainSharpe: number | null;
  readonly testSharpe: number | null;
  readonly testReturn: number;
}
interface Walk {
  readonly data: string;
  readonly simulatedData: boolean;
  readonly candidates: number;
  readonly folds: readonly Fold[];
  readonly totalReturn: number;
  readonly sharpe: number | null;
  readonly degradation: number | null;
}
const ratio = (x: number | null): string => (x === null ? NO_VALUE : fixed(x, 2));
const walkOf = (jobs: readonly JobInfo[]): Walk | null => {
  const job = jobs.find((j) => j.kind === 'walkforward' && j.status === 'done');
  return job ? (job.result as unknown as Walk) : null;
};

export function FoldsPanel() {
  const walk = walkOf(useLaunch((s) => s.jobs));
  if (!walk)
    return (
      <EmptyState
        title="No walk-forward yet"
        actions={[{ label: 'Walk forward', run: () => void launch('walkforward') }]}
      >
        Brain and strategies compete on the past of each fold; the best is judged on the bars that follow.
      </EmptyState>
    );
  return (
    <div className={styles['scroll']} tabIndex={0} role="group" aria-label="Folds" data-part="folds">
      <p className={styles['lead']}>
        <b>{walk.data}</b> {walk.simulatedData && <span className={body['simulated']}>SIMULATED</span>}{' '}
        {fixed(walk.candidates)} candidates: out of sample {signedPercent(walk.totalReturn)} %, Sharpe{' '}
        {ratio(walk.sharpe)}; lost from training to test {ratio(walk.degradation)}
      </p>
      <table className={styles['figures']}>
        <thead>
          <tr>
            {['Fold', 'Training bars', 'Test bars', 'Chosen'].map((title) => (
              <th key={title} scope="col">
                {title}
              </th>
            ))}
            {['Sharpe, training', 'Sharpe, test', 'Return, test %'].map((title) => (
              <th key={title} scope="col" className="num">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {walk.folds.map((fold, k) => (
            <tr key={fold.testFrom}>
              <th scope="row">{k + 1}</th>
              <td>
                {fixed(fold.trainFrom)} to {fixed(fold.trainTo)}
              </td>
              <td>
                {fixed(fold.testFrom)} to {fixed(fold.testTo)}
              </td>
              <td>{fold.chosen ?? 'none'}</td>
              <td className="num">{ratio(fold.trainSharpe)}</td>
              <td className="num">{ratio(fold.testSharpe)}</td>
              <td className="num">{signedPercent(fold.testReturn)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
