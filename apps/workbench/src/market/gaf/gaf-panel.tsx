'use client';
/** The GAF player: options of the field in the tab row, the fields themselves in a chunk of their own. */
import dynamic from 'next/dynamic';
import { fixed, duration } from '@janus/views';
import { useLoadedRun } from '../../data/run.ts';
import { useSlowCursor } from '../../state/slow-cursor.ts';
import { setView, useView } from '../../state/view.ts';
import { Segments } from '../../panel/controls.tsx';
import { SizeAndScale, WindowChoice } from './field-options.tsx';
import { GafSkeleton } from './gaf-skeleton.tsx';
import styles from './gaf.module.css';

const Fields = dynamic(() => import('./fields.tsx').then((m) => m.Fields), {
  ssr: false,
  loading: () => <GafSkeleton />,
});

export function GafStatus() {
  const { gafWindow, gafSide } = useView();
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
      <WindowChoice />
      <SizeAndScale />
    </>
  );
}

export function GafPanel() {
  const run = useLoadedRun();
  return run ? <Fields key={run.info.runId} run={run} /> : <GafSkeleton />;
}
