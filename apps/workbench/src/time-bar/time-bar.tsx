'use client';
/** The one time cursor: the whole run at a glance, play and step, and the way to the next event. */
import { barLabel, barMoment, fixed, isoDay } from '@janus/views';
import { ChevronLeft, ChevronRight, Pause, Play, SkipBack, SkipForward } from 'lucide-react';
import dynamic from 'next/dynamic';
import { usePlayer } from '../data/player.ts';
import { useLoadedRun } from '../data/run.ts';
import { act } from '../shell/actions.ts';
import { useSlowCursor } from '../state/slow-cursor.ts';
import { setSpeed, SPEEDS, useTime } from '../state/time.ts';
import { Choice } from '../panel/controls.tsx';
import styles from './time-bar.module.css';

const Overview = dynamic(() => import('./overview.tsx').then((m) => m.Overview), { ssr: false });

function Control(props: {
  readonly id: string;
  readonly label: string;
  readonly keys: string;
  readonly disabled: boolean;
  readonly children: React.ReactNode;
}) {
  return (
    <button
      type="button"
      className={styles['control']}
      data-control={props.id}
      aria-label={props.label}
      title={`${props.label} (${props.keys})`}
      disabled={props.disabled}
      onClick={() => act(props.id)}
    >
      {props.children}
    </button>
  );
}

function Controls() {
  const ready = useTime((t) => t.bars > 0);
  const playing = useTime((t) => t.playing);
  const speed = useTime((t) => t.speed);
  const off = !ready;
  return (
    <div className={styles['controls']}>
      <Control id="previous-event" label="Previous event" keys="Shift ←" disabled={off}>
        <SkipBack size={15} strokeWidth={1.5} aria-hidden />
      </Control>
      <Control id="back" label="One bar back" keys="←" disabled={off}>
        <ChevronLeft size={16} strokeWidth={1.5} aria-hidden />
      </Control>
      <Control id="play" label={playing ? 'Pause' : 'Play'} keys="Space" disabled={off}>
        {playing ? <Pause size={15} strokeWidth={1.5} aria-hidden /> : <Play size={15} strokeWidth={1.5} aria-hidden />}
      </Control>
      <Control id="forward" label="One bar forward" keys="→" disabled={off}>
        <ChevronRight size={16} strokeWidth={1.5} aria-hidden />
      </Control>
      <Control id="next-event" label="Next event" keys="Shift →" disabled={off}>
        <SkipForward size={15} strokeWidth={1.5} aria-hidden />
      </Control>
      <Choice
        label="Speed, bars a second"
        value={speed}
        options={SPEEDS.map((s) => [s, `${s} bars/s`] as const)}
        onChange={setSpeed}
      />
    </div>
  );
}

function Now() {
  const run = useLoadedRun();
  const cursor = useSlowCursor();
  const trouble = usePlayer((p) => p.trouble);
  if (!run) return <div className={styles['now']} />;
  const time = run.bars.time[cursor] ?? run.bars.time[0]!;
  const intraday = run.info.timeframeMs < 86_400_000;
  return (
    <div className={styles['now']}>
      {intraday && <span className="dim">{isoDay(time)}</span>}
      <span className={styles['big']}>
        {barLabel(time, run.info.timeframeMs)}
        <span className="unit">UTC</span>
      </span>
      <span className="dim">
        bar {fixed(cursor + 1)} of {fixed(run.bars.time.length)}
      </span>
      {trouble && (
        <span className={styles['trouble']} role="status" title={trouble}>
          × stopped: {trouble}
        </span>
      )}
      <span className="sr" data-part="moment">
        {barMoment(time, run.info.timeframeMs)}
      </span>
    </div>
  );
}

export function TimeBar() {
  const run = useLoadedRun();
  return (
    <div className={styles['bar']}>
      <Controls />
      <div className={styles['overview']}>
        {run ? <Overview key={run.info.runId} run={run} /> : <div className={styles['ghost']} />}
      </div>
      <Now />
    </div>
  );
}
