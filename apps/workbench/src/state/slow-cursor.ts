/**
 * The cursor for text: at once while paused, a few times a second while the replay runs. Figures that change with
 * every frame cannot be read, and rendering them would take the time that the pictures need.
 */
import { useEffect, useState } from 'react';
import { useTime } from './time.ts';

const PACE = 120;

export function useSlowCursor(): number {
  const [shown, show] = useState(() => useTime.getState().cursor);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | null = null;
    let last = 0;
    const flush = (): void => {
      timer = null;
      last = performance.now();
      show(useTime.getState().cursor);
    };
    const stop = useTime.subscribe((now, before) => {
      if (now.cursor === before.cursor && now.playing === before.playing) return;
      const due = now.playing ? last + PACE - performance.now() : 0;
      if (due <= 0) {
        if (timer) clearTimeout(timer);
        flush();
      } else timer ??= setTimeout(flush, due);
    });
    flush();
    return () => {
      stop();
      if (timer) clearTimeout(timer);
    };
  }, []);
  return shown;
}
