/** One number beside its limit: fill is the value, the tick the limit, a breach dashed and red with a red figure. */
import type { Measure } from '@janus/integration';
import { fixed } from '@janus/views';
import { barGeometry } from './bar-geometry.ts';
import styles from './decision.module.css';

export function MeasureBar({ measure }: { readonly measure: Measure }) {
  const { label, value, unit, digits, limit, sense, breached } = measure;
  const bar = limit === null ? null : barGeometry(value, limit);
  return (
    <div className={styles['measure']} data-breached={breached || undefined}>
      <span className={styles['what']}>{label}</span>
      <span className={styles['figures']}>
        <b>{fixed(value, digits)}</b>
        {limit !== null && Number.isFinite(limit) && ` ${sense} ${fixed(limit, digits)}`}
        {unit && <span className="unit">{unit === '%' ? ' %' : unit}</span>}
      </span>
      {bar && (
        <span className={styles['bar']}>
          <i style={{ left: `${bar.left}%`, width: `${bar.width}%` }} />
          {Number.isFinite(limit!) && <u style={{ left: `${bar.limit}%` }} />}
        </span>
      )}
    </div>
  );
}
