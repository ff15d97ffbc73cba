'use client';
/** The GAF player: options of the field in the tab row, the fields themselves in a chunk of their own. */
import dynamic from 'next/dynamic';
import { fixed, duration } from '@janus/views';
import { useLoadedRun } from '../../data/run.ts';
import { useSlowCursor } from '../../state/slow-cursor.ts';
import { SCALES, setView, SIZES, useView, WINDOWS, type ScaleName } from '../../state/view.ts';
import { Choice, Segments } from '../../panel/controls.tsx';
import { GafSkeleton } from './gaf-skeleton.tsx';
import styles from './gaf.module.css';

const Fields = dynamic(() => import('./fields.tsx').then((m) => m.Fields), {
  ssr: false,
  loading: () => <GafSkeleton />,
});

const SCALE_NAMES: Readonly<Record<ScaleName, string>> = { minmax: 'min–max', tanh: 'tanh' };

export function GafStatus() {
  const { gafWindow, gafSize, gafScale, gafSide } = useView();
  const run = useLoadedRun();
  const cursor = useSlowCursor();
  if (!run) return null;
  return (
    <>
      <span className={styles['frame']}>
        frame {fixed(cursor + 1)} <span className="dim">of {fixed(run.bars.time.length)}</span>
        <span className={`dim ${styles['wide']}`}>, window {duration(gafWindow * run.info.timeframeMs)}</span>
      </span>
      <span className={styles['narrow']}>
        <Segments
          label="Beside the fields"
          value={gafSide}
          options={[
            ['clock', 'Clock'],
            ['window', 'Window'],
          ]}
          onChange={(side) => setView({ gafSide: side })}
        />
      </span>
      <Choice
        label="Window, bars"
        value={gafWindow}
        options={WINDOWS.map((n) => [n, `${n} bars`] as const)}
        onChange={(n) => setView({ gafWindow: n })}
      />
      <Choice
        label="Size of the field, cells"
        value={gafSize}
        options={SIZES.map((n) => [n, `${n} × ${n}`] as const)}
        onChange={(n) => setView({ gafSize: n })}
      />
      <Choice
        label="Scaling"
        value={gafScale}
        options={SCALES.map((s) => [s, SCALE_NAMES[s]] as const)}
        onChange={(s) => setView({ gafScale: s })}
      />
    </>
  );
}

export function GafPanel() {
  const run = useLoadedRun();
  return run ? <Fields key={run.info.runId} run={run} /> : <GafSkeleton />;
}
