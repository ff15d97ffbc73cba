'use client';
/**
 * Lanes over the bars about the cursor: one quantity a lane, from 0 up, each on the same time. What is over its mark is
 * filled and capped, what is held back is hatched; the values at the pointer, else at the cursor, stand at the right.
 */
import { barMoment } from '@janus/views';
import { useEffect, useState, type KeyboardEvent, type PointerEvent } from 'react';
import { useSurface } from '../canvas/surface.ts';
import { pause, seek, useTime } from '../state/time.ts';
import { useSlowCursor } from '../state/slow-cursor.ts';
import { paintLanes, type Lane } from './paint-lanes.ts';
import { spanAbout } from './span.ts';
import styles from './lanes.module.css';

export interface LanesProps {
  /** Told to screen readers. */
  readonly name: string;
  readonly part: string;
  readonly lanes: readonly Lane[];
  /** First bar of the columns. */
  readonly from: number;
  /** Open time of every bar of the run. */
  readonly time: Float64Array;
  readonly timeframeMs: number;
  /** Bars shown. */
  readonly bars: number;
}

export function Lanes({ name, part, lanes, from, time, timeframeMs, bars }: LanesProps) {
  const cursor = useSlowCursor();
  const [hover, setHover] = useState<number | null>(null);
  /** The cursor as it is now: the picture and the pointer follow each frame, the text only as fast as it can be read. */
  const spanNow = () => spanAbout(useTime.getState().cursor, bars, time.length);
  const told = hover ?? cursor;
  const { host, invalidate } = useSurface((c, size) =>
    paintLanes(c, size, {
      lanes,
      from,
      time,
      timeframeMs,
      span: spanNow(),
      cursor: useTime.getState().cursor,
      hover,
    }),
  );
  useEffect(
    () =>
      useTime.subscribe((now, before) => {
        if (now.cursor !== before.cursor) invalidate();
      }),
    [invalidate],
  );
  const barOf = (event: PointerEvent<HTMLDivElement>): number => {
    const box = event.currentTarget.getBoundingClientRect();
    const span = spanNow();
    const at = span[0] + ((event.clientX - box.left) / box.width) * (span[1] - span[0]);
    return Math.min(span[1] - 1, Math.max(span[0], Math.floor(at)));
  };
  const go = (bar: number): void => {
    pause();
    seek(bar);
  };
  const keys = (event: KeyboardEvent): void => {
    if (event.key !== 'PageUp' && event.key !== 'PageDown') return;
    event.preventDefault();
    event.stopPropagation();
    go(cursor + (event.key === 'PageDown' ? 1 : -1) * Math.round(bars / 4));
  };
  return (
    <div className={styles['lanes']} data-part={part} data-bar={told}>
      <div className={styles['names']} style={{ gridTemplateRows: `repeat(${lanes.length}, minmax(0, 1fr))` }}>
        {lanes.map((lane) => (
          <span key={lane.id} title={lane.title}>
            {lane.label}
          </span>
        ))}
      </div>
      <div
        ref={host}
        className={styles['plot']}
        role="group"
        tabIndex={0}
        aria-label={`${name}, ${barMoment(time[told] ?? Number.NaN, timeframeMs)}. A click moves the cursor; Page up and Page down move it by a quarter of the view`}
        onPointerMove={(event) => setHover(barOf(event))}
        onPointerLeave={() => setHover(null)}
        onClick={(event) => go(barOf(event as unknown as PointerEvent<HTMLDivElement>))}
        onKeyDown={keys}
      />
      <div className={styles['values']} style={{ gridTemplateRows: `repeat(${lanes.length}, minmax(0, 1fr))` }}>
        {lanes.map((lane) => {
          const k = told - from;
          const state = lane.stateAt(k);
          return (
            <span key={lane.id} data-state={state}>
              {lane.textAt(k)}
            </span>
          );
        })}
      </div>
    </div>
  );
}
