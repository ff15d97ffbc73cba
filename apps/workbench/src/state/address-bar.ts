/** Keeps the address bar equal to the view, a few times a second at most: browsers refuse faster. */
import { writeLink } from './link.ts';
import { useTime } from './time.ts';
import { useView } from './view.ts';

const PAUSE = 400;

/** @param runId the run on the screen; the returned function stops */
export function followAddress(runId: string): () => void {
  let timer: ReturnType<typeof setTimeout> | null = null;
  const write = (): void => {
    timer = null;
    const { cursor, speed } = useTime.getState();
    history.replaceState(history.state, '', `?${writeLink(runId, cursor, speed, useView.getState())}`);
  };
  const soon = (): void => {
    timer ??= setTimeout(write, PAUSE);
  };
  const stops = [useTime.subscribe(soon), useView.subscribe(soon)];
  soon();
  return () => {
    for (const stop of stops) stop();
    if (timer) clearTimeout(timer);
  };
}
