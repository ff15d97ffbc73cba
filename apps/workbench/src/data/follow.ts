/** Run and cursor followed together: what every store does that holds something of the moment at the cursor. */
import { useTime } from '../state/time.ts';
import { useRun } from './run.ts';

/** Calls at once, and again whenever another run opens or the cursor moves. @returns how to stop */
export function followCursor(look: () => void): () => void {
  const stops = [
    useRun.subscribe(look),
    useTime.subscribe((now, before) => {
      if (now.cursor !== before.cursor) look();
    }),
  ];
  look();
  return () => {
    for (const stop of stops) stop();
  };
}
