'use client';
/** Facts in two columns: what it is, what it says. For short lists; long ones are tables. */
import { useEffect, useRef, useState, type ReactNode } from 'react';
import styles from './facts.module.css';

export interface Fact {
  readonly label: string;
  readonly value: ReactNode;
  /** A line in small below the value. */
  readonly note?: ReactNode;
}

export function Facts({ facts }: { readonly facts: readonly Fact[] }) {
  const list = useRef<HTMLDListElement | null>(null);
  const [scrolls, tell] = useState(false);
  // What scrolls must be reached by keys; what does not is no stop on the way.
  useEffect(() => {
    const element = list.current;
    if (!element) return undefined;
    const look = (): void => tell(element.scrollHeight > element.clientHeight + 1);
    const observer = new ResizeObserver(look);
    observer.observe(element);
    look();
    return () => observer.disconnect();
  }, [facts]);
  return (
    <dl ref={list} className={styles['facts']} tabIndex={scrolls ? 0 : undefined}>
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
