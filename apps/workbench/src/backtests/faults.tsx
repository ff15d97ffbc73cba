'use client';
/** Every fault of a configuration, by field and line. */
import type { Fault } from '@janus/server/backtest-api';
import styles from './backtests.module.css';

export function Faults({ name, faults }: { readonly name: string; readonly faults: readonly Fault[] }) {
  if (faults.length === 0) return null;
  return (
    <ul className={styles['faults']} aria-label={name} data-part="faults">
      {faults.map((fault) => (
        <li key={`${fault.field} ${fault.line} ${fault.message}`}>
          <b>× {fault.field === '' ? 'text' : fault.field}</b>
          {fault.line !== null && <span className="mid"> line {fault.line}</span>}: {fault.message}
        </li>
      ))}
    </ul>
  );
}
