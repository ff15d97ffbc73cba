'use client';
/** How much of the run looked at may be luck: each statistic, what it means, and why there is none where there is none. */
import { fixed, statisticsOf } from '@janus/views';
import { EmptyState } from '../panel/states/empty-state.tsx';
import styles from './backtests.module.css';
import { useFocus } from './no-runs.tsx';
import { nameOf } from './runs-store.ts';
import { assessAgain } from './assess-again.ts';

export function LuckPanel() {
  const focus = useFocus();
  if (focus.known === null) return focus.instead;
  const { full } = focus.known;
  const { assessment } = full;
  if (!assessment)
    return (
      <EmptyState title="Not assessed" actions={[{ label: 'Assess it', run: () => void assessAgain(full) }]}>
        This run was not made as a job. Launching the same again computes the statistics beside it.
      </EmptyState>
    );
  const { trials } = assessment.overfitting;
  return (
    <div className={styles['scroll']} tabIndex={0} role="group" aria-label="How much may be luck" data-part="luck">
      <p className={styles['lead']}>
        <b>{nameOf(full)}</b>: {fixed(trials)} {trials === 1 ? 'configuration was' : 'configurations were'} tried on
        these bars.
      </p>
      <dl className={styles['luck']}>
        {statisticsOf(assessment.overfitting).map((s) => (
          <div key={s.id} data-statistic={s.id}>
            <dt>{s.label}</dt>
            <dd>
              <b>{s.value ?? 'N/A'}</b>
              <span className="mid">{s.detail}</span>
              <small>{s.meaning}</small>
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
