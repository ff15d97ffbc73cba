'use client';
/** Whether the server answers, and how old the newest data on the screen is. */
import { Tooltip } from '@mantine/core';
import { duration } from '@janus/views';
import { useEffect, useState } from 'react';
import { useHealth, watchHealth } from '../data/health.ts';
import { usePlayer } from '../data/player.ts';
import { useLoadedRun } from '../data/run.ts';
import { useTime } from '../state/time.ts';
import styles from './top-bar.module.css';

/** Age of what is shown: of the last frame while the replay runs, of the newest recorded bar otherwise. */
function useAge(): string | null {
  const run = useLoadedRun();
  const playing = useTime((t) => t.playing);
  const [, tick] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => tick((n) => n + 1), playing ? 500 : 60_000);
    return () => clearInterval(timer);
  }, [playing]);
  if (!run) return null;
  const heard = playing ? usePlayer.getState().heardAgo() : null;
  if (heard !== null) return duration(Math.max(1, Math.round(heard)));
  return duration(Date.now() - (run.info.to ?? run.bars.time.at(-1)!));
}

export function Connection() {
  const state = useHealth((h) => h.state);
  const version = useHealth((h) => h.version);
  const age = useAge();
  useEffect(watchHealth, []);
  const words =
    state === 'connected'
      ? `Server ${version} answers. Data age: while playing, time since the last record; otherwise since the newest bar.`
      : state === 'lost'
        ? 'The server does not answer. What is on the screen stays; start it with npm start.'
        : 'Asking the server';
  return (
    <Tooltip label={words} transitionProps={{ duration: 0 }} multiline maw={320}>
      <div className={styles['item']} role="status" aria-label="Connection">
        {state === 'lost' ? (
          <span className={styles['lost']} aria-hidden>
            ×
          </span>
        ) : (
          <span className={styles['dot']} data-state={state} aria-hidden />
        )}
        <span>{state === 'lost' ? 'Server down' : state === 'asking' ? 'Connecting' : 'Connected'}</span>
        {age && (
          <span>
            <span className="dim">data age</span> {age}
          </span>
        )}
      </div>
    </Tooltip>
  );
}
