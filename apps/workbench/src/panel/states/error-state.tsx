'use client';
/** What went wrong, why, and the cure with its button. Details can be copied into a report. */
import { copyText } from '../../shell/export.ts';
import type { StateAction } from './state-action.ts';
import styles from './states.module.css';

export function ErrorState(props: {
  /** What and where, in one sentence. */
  readonly what: string;
  readonly why: string;
  readonly cure?: string;
  readonly action?: StateAction;
}) {
  const { what, why, cure, action } = props;
  return (
    <div className={styles['cover']}>
      <div className={styles['card']} data-state="error" role="alert">
        <h3 className={styles['error']}>× {what}</h3>
        <p>{why}</p>
        {cure && <p>{cure}</p>}
        <div className={styles['buttons']}>
          {action && (
            <button type="button" className="button primary" onClick={() => action.run()}>
              {action.label}
            </button>
          )}
          <button type="button" className="button" onClick={() => copyText(`${what}: ${why}`, 'Copied')}>
            Copy details
          </button>
        </div>
      </div>
    </div>
  );
}
