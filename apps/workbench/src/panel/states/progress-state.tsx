'use client';
/** Work under way: a bar, what is being done in numbers, the time left once it can be told, and the way to stop it. */
import { duration } from '@janus/views';
import type { ReactNode } from 'react';
import type { StateAction } from './state-action.ts';
import styles from './states.module.css';

export function ProgressState(props: {
  readonly title: string;
  /** [0, 1] */
  readonly progress: number;
  /** '43,569 of 70,272 bars' */
  readonly numbers: ReactNode;
  /** ms; NaN while it cannot be told. */
  readonly left: number;
  readonly action?: StateAction;
}) {
  const { title, progress, numbers, left, action } = props;
  return (
    <div className={styles['cover']}>
      <div className={styles['card']} data-state="progress">
        <h3>{title}</h3>
        <progress className={styles['progress']} max={1} value={progress} aria-label={title} />
        <div className={styles['line']}>
          <span>{numbers}</span>
          <span className="dim">{Number.isFinite(left) ? `${duration(Math.max(1000, left))} left` : ''}</span>
          {action && (
            <button type="button" className="button" onClick={() => action.run()}>
              {action.label}
            </button>
          )}
        </div>
      </div>
    </div>
  );
}
