'use client';
/** View V8: two signals of the amygdala, its covariance ellipse at the breaker's threshold, and what it flagged. */
import { barMoment, fixed } from '@janus/views';
import { useEffect, useState, type PointerEvent } from 'react';
import { useSurface } from '../canvas/surface.ts';
import { useLoadedRun, type LoadedRun } from '../data/run.ts';
import { EmptyState } from '../panel/states/empty-state.tsx';
import { ErrorState } from '../panel/states/error-state.tsx';
import { RunStatus } from '../panel/states/run-status.tsx';
import { Skeleton } from '../panel/states/skeleton.tsx';
import { pause, seek } from '../state/time.ts';
import { nearest } from '../chart/series.ts';
import { nearestState, paintEllipse, placeOf, signalText } from './paint-ellipse.ts';
import { ellipse, type Ellipse } from './stores.ts';
import body from '../panel/body.module.css';
import styles from './risk.module.css';

function Told({ e, k, timeframeMs }: { readonly e: Ellipse; readonly k: number; readonly timeframeMs: number }) {
  const last = e.points.x.length - 1;
  const flags = e.points.flagged.reduce((sum, flag) => sum + flag, 0);
  const anomaly = e.distance > e.threshold;
  return (
    <div className={body['bar']} data-part="ellipse-told" data-bar={e.bar} data-anomaly={anomaly || undefined}>
      {k >= 0 && k < last ? (
        <>
          <span>{barMoment(e.points.time[k]! - timeframeMs, timeframeMs)}</span>
          <span>
            {signalText(e, 0, k)}, {signalText(e, 1, k)}
          </span>
          <span className={styles['note']}>{e.points.flagged[k] === 1 ? <b>× flagged</b> : 'not flagged'}</span>
        </>
      ) : (
        <>
          <span>
            ★ {anomaly ? <b className={styles['anomaly']}>anomaly</b> : 'usual'}: <span className="mid">D_M</span>{' '}
            {fixed(e.distance, 2)} <span className="dim">of {fixed(e.threshold, 2)}</span>
          </span>
          <span>
            <span className="mid">ρ</span> {fixed(e.correlation, 2)}
          </span>
          <span className={styles['note']}>
            × {fixed(flags)} flagged of the last {fixed(e.points.x.length)}
          </span>
        </>
      )}
    </div>
  );
}

function Picture({ e, run }: { readonly e: Ellipse; readonly run: LoadedRun }) {
  const [told, tell] = useState(-1);
  const { host } = useSurface((c, size) => paintEllipse(c, size, e, told));
  const nearestTo = (event: PointerEvent<HTMLDivElement>): number => {
    const box = event.currentTarget.getBoundingClientRect();
    return nearestState(e, placeOf(box, e), event.clientX - box.left, event.clientY - box.top);
  };
  const words = e.distance > e.threshold ? 'an anomaly' : 'not an anomaly';
  return (
    <div className={body['fill']} data-part="ellipse" data-bar={e.bar} data-x={e.x} data-y={e.y}>
      <Told e={e} k={told} timeframeMs={run.info.timeframeMs} />
      <div
        ref={host}
        className={styles['plot']}
        role="img"
        aria-label={`Covariance ellipse of ${e.x} and ${e.y}: the bar is ${words}, distance ${fixed(e.distance, 2)}, threshold ${fixed(e.threshold, 2)}`}
        onPointerMove={(event) => tell(nearestTo(event))}
        onPointerLeave={() => tell(-1)}
        onClick={(event) => {
          const k = nearestTo(event as unknown as PointerEvent<HTMLDivElement>);
          if (k < 0) return;
          pause();
          seek(nearest(run.bars.time, e.points.time[k]! - run.info.timeframeMs));
        }}
      />
      <div className={styles['legend']}>
        <span>
          <i data-line="solid" /> covariance
        </span>
        <span>
          <i data-line="dashed" /> without correlation
        </span>
        <span>× flagged</span>
        <span>★ this bar</span>
      </div>
    </div>
  );
}

export function EllipsePanel() {
  const run = useLoadedRun();
  const answer = ellipse.use((s) => s.answer);
  const trouble = ellipse.use((s) => s.trouble);
  useEffect(() => ellipse.follow(), []);
  if (!run) return <RunStatus />;
  if (trouble !== null)
    return (
      <ErrorState
        what="The ellipse could not be read"
        why={trouble}
        action={{ label: 'Ask again', run: ellipse.again }}
      />
    );
  if (!answer || answer.runId !== run.info.runId) return <Skeleton shape="plot" />;
  if (answer.points.x.length === 0)
    return (
      <EmptyState
        title="No state seen yet"
        actions={[{ label: 'Go to the end of the run', run: () => seek(run.bars.time.length - 1) }]}
      >
        At this bar the amygdala was not asked: it is switched off, or the brain is still warming up.
      </EmptyState>
    );
  return <Picture e={answer} run={run} />;
}
