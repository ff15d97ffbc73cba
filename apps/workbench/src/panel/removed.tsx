'use client';
/**
 * What was removed from a list and is still kept: it can be brought back long after the Undo of its message has gone,
 * after a reload, and in another browser. Closed until asked for; nothing where nothing was removed.
 */
import styles from './removed.module.css';

export interface RemovedItem {
  readonly id: string;
  readonly label: string;
  /** When it was removed, until when it is kept, or whatever else tells it from the others. */
  readonly note: string;
}

export function Removed(props: { readonly items: readonly RemovedItem[]; readonly onRestore: (id: string) => void }) {
  const { items, onRestore } = props;
  if (items.length === 0) return null;
  return (
    <details className={styles['removed']} data-part="removed">
      <summary>{items.length} removed, can be brought back</summary>
      <ul>
        {items.map((item) => (
          <li key={item.id}>
            <b>{item.label}</b>
            <span className="mid">{item.note}</span>
            <button
              type="button"
              className="button"
              aria-label={`Bring back ${item.label}`}
              onClick={() => onRestore(item.id)}
            >
              Bring back
            </button>
          </li>
        ))}
      </ul>
    </details>
  );
}
