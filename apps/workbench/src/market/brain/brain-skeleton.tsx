/** The outline of the brain before there is anything to say about it. */
import { plate } from './atlas.ts';
import styles from './brain.module.css';

export function BrainSkeleton() {
  return (
    <svg className={styles['skeleton']} viewBox="-130 -95 260 190" aria-hidden>
      <path d={plate().hull} />
      <path d={plate().stem} />
    </svg>
  );
}
