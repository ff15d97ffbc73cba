/** A regime by letter and colour, with its name. */
import { REGIME_LETTERS, REGIMES } from '@janus/domain';
import styles from './regime-chip.module.css';

export function RegimeChip({ regime, name }: { readonly regime: number; readonly name: string }) {
  return (
    <span className={styles['chip']}>
      <b data-regime={REGIMES[regime]}>{REGIME_LETTERS[regime]}</b>
      {name}
    </span>
  );
}
