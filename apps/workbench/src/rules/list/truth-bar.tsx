'use client';
/** A truth as a bar from 0 to 1 with its mark at the limit of a violation, and the number beside it. */
import { fixed, NO_VALUE } from '@janus/views';
import styles from './list.module.css';

/** Below it a truth counts as a violation. */
export const VIOLATED_BELOW = 0.5;

export function TruthBar({ truth }: { readonly truth: number }) {
  const known = Number.isFinite(truth);
  const violated = known && truth < VIOLATED_BELOW;
  return (
    <span className={styles['truth']} data-violated={violated || undefined}>
      <i aria-hidden>{known && <b style={{ width: `${100 * truth}%` }} />}</i>
      <span title={known ? undefined : 'A fact that this rule asks for is not known at this bar'}>
        {known ? fixed(truth, 2) : NO_VALUE}
        {violated ? ' ×' : ''}
      </span>
    </span>
  );
}
