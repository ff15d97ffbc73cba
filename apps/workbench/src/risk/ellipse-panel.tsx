'use client';
/** View V8: two signals of the amygdala, its covariance ellipse at the breaker's threshold, and what it flagged. */
import { barMoment, fixed } from '@janus/views';
import { useEffect } from 'react';
import { useSurface } from '../canvas/surface.ts';
import { usePick } from '../canvas/use-pick.ts';
import type { LoadedRun } from '../data/run.ts';
import { Asked } from '../panel/states/asked.tsx';
import { EmptyState } from '../panel/states/empty-state.tsx';
import { seek } from '../state/time.ts';
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
  const [told, listeners] = usePick(run, e.points.time, (box, x, y) => nearestState(e, placeOf(box, e), x, y));
  const { host } = useSurface((c, size) => paintEllipse(c, size, e, told));
  const words = e.distance > e.threshold ? 'an anomaly' : 'not an anomaly';
  return (
    <div className={body['fill']} data-part="ellipse" data-bar={e.bar} data-x={e.x} data-y={e.y}>
      <Told e={e} k={told} timeframeMs={run.info.timeframeMs} />
      <div
        ref={host}
        className={styles['plot']}
        role="img"
        aria-label={`Covariance ellipse of ${e.x} and ${e.y}: the bar is ${words}, distance ${fixed(e.distance, 2)}, threshold ${fixed(e.threshold, 2)}`}
        {...listeners}
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
  useEffect(() => ellipse.follow(), []);
  return (
    <Asked from={ellipse} shape="plot" failed={() => 'The ellipse could not be read'}>
      {(answer, run) =>
        answer.points.x.length > 0 ? (
          <Picture e={answer} run={run} />
        ) : (
          <EmptyState
            title="No state seen yet"
            actions={[{ label: 'Go to the end of the run', run: () => seek(run.bars.time.length - 1) }]}
          >
            At this bar the amygdala was not asked: it is switched off, or the brain is still warming up.
          </EmptyState>
        )
      }
    </Asked>
  );
}
