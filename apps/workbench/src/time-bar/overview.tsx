'use client';
/** The time bar's canvas: drag moves the cursor, drag inside the frame moves the window, its edges resize it. */
import { barMoment } from '@janus/views';
import { useEffect, useRef, type PointerEvent } from 'react';
import { useSurface } from '../canvas/surface.ts';
import type { LoadedRun } from '../data/run.ts';
import { seek, useTime } from '../state/time.ts';
import { useSlowCursor } from '../state/slow-cursor.ts';
import { setView, useView } from '../state/view.ts';
import { barAt, paintOverview, placeOf, StillOverview } from './paint-overview.ts';
import styles from './time-bar.module.css';

type Drag =
  | { readonly kind: 'cursor' }
  | { readonly kind: 'window'; readonly grip: number; readonly span: readonly [number, number] }
  | { readonly kind: 'edge'; readonly side: 0 | 1 };

const EDGE = 5;
/** Height of the frame's handles: below it a drag always moves the cursor. */
const GRIP_BOTTOM = 30;
const LEAST_BARS = 12;

interface Place {
  readonly x: number;
  readonly y: number;
  readonly width: number;
}
function locate(event: PointerEvent<HTMLDivElement>): Place {
  const box = event.currentTarget.getBoundingClientRect();
  return { x: event.clientX - box.left, y: event.clientY - box.top, width: box.width };
}

export function Overview({ run }: { readonly run: LoadedRun }) {
  const still = useRef<StillOverview | null>(null);
  const drag = useRef<Drag | null>(null);
  const bars = run.bars.close.length;
  const cursor = useSlowCursor();
  const { host, invalidate } = useSurface((c, size) => {
    still.current ??= new StillOverview();
    paintOverview(c, size, still.current, run, useTime.getState().cursor, useView.getState().span);
  });
  useEffect(() => {
    const stops = [
      useTime.subscribe(invalidate),
      useView.subscribe((now, before) => {
        if (now.span !== before.span) invalidate();
      }),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }, [invalidate]);

  const grasp = ({ x, y, width }: Place): Drag => {
    const { span } = useView.getState();
    if (y < GRIP_BOTTOM) {
      const edges = [placeOf(span[0], bars, width), placeOf(span[1] + 1, bars, width)] as const;
      // A frame too narrow to be held leaves its place to the cursor.
      if (edges[1] - edges[0] < 4 * EDGE) return { kind: 'cursor' };
      if (Math.abs(x - edges[0]) < EDGE) return { kind: 'edge', side: 0 };
      if (Math.abs(x - edges[1]) < EDGE) return { kind: 'edge', side: 1 };
      if (x > edges[0] && x < edges[1]) return { kind: 'window', grip: barAt(x, bars, width), span };
    }
    return { kind: 'cursor' };
  };
  const apply = ({ x, width }: Place, now: Drag): void => {
    const bar = barAt(x, bars, width);
    const { span } = useView.getState();
    if (now.kind === 'cursor') seek(Math.floor(bar));
    else if (now.kind === 'window') {
      const by = bar - now.grip;
      setView({ span: [now.span[0] + by, now.span[1] + by] });
    } else if (now.side === 0) setView({ span: [Math.min(bar, span[1] - LEAST_BARS), span[1]] });
    else setView({ span: [span[0], Math.max(bar, span[0] + LEAST_BARS)] });
  };

  const moment = barMoment(run.bars.time[cursor] ?? run.bars.time[0]!, run.info.timeframeMs);
  return (
    <div
      ref={host}
      className={styles['canvas']}
      data-part="overview"
      role="slider"
      tabIndex={0}
      aria-label="Time cursor"
      aria-valuemin={1}
      aria-valuemax={bars}
      aria-valuenow={cursor + 1}
      aria-valuetext={`${moment} UTC, bar ${cursor + 1} of ${bars}`}
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        const place = locate(event);
        drag.current = grasp(place);
        if (drag.current.kind === 'cursor') apply(place, drag.current);
      }}
      onPointerMove={(event) => {
        const place = locate(event);
        if (drag.current) apply(place, drag.current);
        else {
          const kind = grasp(place).kind;
          event.currentTarget.style.cursor = kind === 'edge' ? 'ew-resize' : kind === 'window' ? 'grab' : 'pointer';
        }
      }}
      onPointerUp={() => {
        drag.current = null;
      }}
      onPointerCancel={() => {
        drag.current = null;
      }}
      onDoubleClick={() => setView({ span: [0, bars - 1] })}
      onKeyDown={(event) => {
        const by = { PageUp: -20, PageDown: 20 }[event.key];
        if (by === undefined) return;
        event.preventDefault();
        seek(useTime.getState().cursor + by);
      }}
    />
  );
}
