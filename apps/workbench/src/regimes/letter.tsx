/** A regime as its letter on its colour alone, for where a name has no room; its name is read out and shown on hover. */
import { REGIME_LETTERS, REGIMES } from '@janus/domain';
import { REGIME_NAMES } from '../canvas/ribbon-paint.ts';
import styles from './regimes.module.css';

export function Letter({ regime }: { readonly regime: number }) {
  if (regime < 0) return <span className="dim">none</span>;
  return (
    <b className={styles['letter']} data-regime={REGIMES[regime]} title={REGIME_NAMES[regime]}>
      {REGIME_LETTERS[regime]}
    </b>
  );
}
