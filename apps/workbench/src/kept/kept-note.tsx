'use client';
/** Where layouts and bookmarks are kept just now, in one line. */
import { useKept } from './keep.ts';
import styles from './kept-note.module.css';

export function KeptNote() {
  const why = useKept((k) => k.why);
  return (
    <p className={styles['note']} role="status" data-kept={why === null ? 'server' : 'browser'}>
      {why === null ? (
        'Kept on the server: the same in every browser.'
      ) : (
        <>
          <b aria-hidden>◆ </b>Kept in this browser until the server takes it. {why}
        </>
      )}
    </p>
  );
}
