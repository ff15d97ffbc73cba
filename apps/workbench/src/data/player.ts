/**
 * Keeps the replay socket in step with the time cursor: playing opens it, pausing closes it, a seek or a change of
 * speed while playing is told to the server. Frames move the cursor and carry the record of their bar.
 */
import { create } from 'zustand';
import { pause, seek, useTime, type Time } from '../state/time.ts';
import { FrameStream } from './frames.ts';
import { offerRow } from './record.ts';

export interface PlayerStore {
  /** Why the replay stopped by itself, or null. */
  readonly trouble: string | null;
  /** Milliseconds since the last frame when the replay plays, asked for by the top bar. */
  heardAgo(): number | null;
}

let stream: FrameStream | null = null;

export const usePlayer = create<PlayerStore>(() => ({
  trouble: null,
  heardAgo: () => (stream ? performance.now() - stream.heardAt : null),
}));

function open(runId: string, time: Time): void {
  usePlayer.setState({ trouble: null });
  stream = new FrameStream(runId, time.cursor, time.speed, {
    onFrame: (bar, row) => {
      offerRow(bar, row);
      seek(bar, 'player');
    },
    onEnd: () => {
      stream = null;
      pause();
    },
    onLost: (why) => {
      stream = null;
      usePlayer.setState({ trouble: why });
      pause();
    },
  });
}

/** Follows the time store for one run; the returned function lets go. */
export function followTime(runId: string): () => void {
  const stop = useTime.subscribe((now, before) => {
    if (now.playing && !before.playing) open(runId, now);
    else if (!now.playing && before.playing) {
      stream?.close();
      stream = null;
    } else if (stream) {
      if (now.speed !== before.speed) stream.setSpeed(now.speed);
      if (now.cursor !== before.cursor && now.movedBy === 'user') stream.seek(now.cursor);
    }
  });
  return () => {
    stop();
    stream?.close();
    stream = null;
  };
}
