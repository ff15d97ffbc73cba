'use client';
/** A truth as a bar from 0 to 1 and the number beside it; of a rule, with its mark at the limit of a violation. */
import type { CSSProperties } from 'react';
import { fixed, NO_VALUE } from '@janus/views';
import { useTruths, violatedBelow } from '../truths.ts';
import styles from './list.module.css';

/** @param props.of a predicate that is not true violates nothing */
export function TruthBar({ truth, of = 'rule' }: { readonly truth: number; readonly of?: 'rule' | 'predicate' }) {
  const limit = useTruths(violatedBelow);
  const known = Number.isFinite(truth);
  const violated = of === 'rule' && known && truth < limit;
  return (
    <span className={styles['truth']} data-of={of} data-violated={violated || undefined}>
      <i aria-hidden style={{ '--limit': `${100 * limit}%` } as CSSProperties}>
        {known && <b style={{ width: `${100 * truth}%` }} />}
      </i>
      <span title={known ? undefined : 'A fact that it asks for is not known at this bar'}>
        {known ? fixed(truth, 2) : NO_VALUE}
        {violated ? ' ×' : ''}
      </span>
    </span>
  );
}
