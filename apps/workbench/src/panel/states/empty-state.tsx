'use client';
/** Nothing here yet: what would stand here, and the button that brings it. */
import type { ReactNode } from 'react';
import type { StateAction } from './state-action.ts';
import styles from './states.module.css';

export function EmptyState(props: {
  readonly title: string;
  readonly children?: ReactNode;
  /** The first is the usual one. */
  readonly actions?: readonly StateAction[];
}) {
  const { title, children, actions = [] } = props;
  return (
    <div className={styles['cover']}>
      <div className={styles['card']} data-state="empty">
        <h3>{title}</h3>
        {children && <p>{children}</p>}
        {actions.length > 0 && (
          <div className={styles['buttons']}>
            {actions.map((action, k) => (
              <button
                key={action.label}
                type="button"
                className={k === 0 ? 'button primary' : 'button'}
                onClick={() => action.run()}
              >
                {action.label}
              </button>
            ))}
          </div>
        )}
      </div>
    </div>
  );
}
