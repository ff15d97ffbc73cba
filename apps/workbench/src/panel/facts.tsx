/** Facts in two columns: what it is, what it says. For short lists; long ones are tables. */
import type { ReactNode } from 'react';
import styles from './facts.module.css';

export interface Fact {
  readonly label: string;
  readonly value: ReactNode;
  /** A line in small below the value. */
  readonly note?: ReactNode;
}

export function Facts({ facts }: { readonly facts: readonly Fact[] }) {
  return (
    <dl className={styles['facts']}>
      {facts.map((fact) => (
        <div key={fact.label}>
          <dt>{fact.label}</dt>
          <dd>
            {fact.value}
            {fact.note && <span className={styles['note']}>{fact.note}</span>}
          </dd>
        </div>
      ))}
    </dl>
  );
}
