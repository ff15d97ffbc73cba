/** What kind of trading this is. Shape, word and colour say it together; this release only ever simulates. */
import styles from './mode-badge.module.css';

export function ModeBadge() {
  return (
    <span className={styles['mode']}>
      <span className={styles['square']} aria-hidden />
      SIMULATED
    </span>
  );
}
