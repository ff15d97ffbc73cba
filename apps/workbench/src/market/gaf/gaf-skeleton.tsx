/** The shape of the fields before the first one is drawn. */
import styles from './gaf.module.css';

export function GafSkeleton() {
  return (
    <div className={styles['grid']} aria-hidden>
      <div className={styles['ghost']} />
      <div className={styles['ghost']} />
      <div className={styles['side']}>
        <div className={styles['arc']} />
      </div>
      <div className={styles['strip']} />
    </div>
  );
}
