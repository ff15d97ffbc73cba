'use client';
/** The engine that draws the fields. A fallback is always visible, with its reason on hover. */
import { Tooltip } from '@mantine/core';
import { useBackend } from '../state/backend.ts';
import styles from './top-bar.module.css';

export function BackendBadge() {
  const backend = useBackend((b) => b.backend);
  const why = useBackend((b) => b.why);
  // No engine runs before the first field is drawn: nothing to tell on a page without one.
  if (!backend) return null;
  return (
    <Tooltip label={`Draws the Gramian angular fields. ${why}`} transitionProps={{ duration: 0 }} multiline maw={320}>
      <div className={styles['item']} data-backend={backend}>
        <span className="dim">GAF</span> {backend}
      </div>
    </Tooltip>
  );
}
