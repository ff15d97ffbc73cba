'use client';
/** View V1: the window at the cursor as raw series, clock and fields, and the video that passes through it. */
import { duration } from '@janus/views';
import { useLoadedRun } from '../data/run.ts';
import { SizeAndScale, WindowChoice } from '../market/gaf/field-options.tsx';
import { Fields } from '../market/gaf/fields.tsx';
import { Choice } from '../panel/controls.tsx';
import { RunStatus } from '../panel/states/run-status.tsx';
import { useView } from '../state/view.ts';
import { choose, STRIDES, useVision } from './view-store.ts';
import body from '../panel/body.module.css';
import styles from './vision.module.css';

function Options({ timeframeMs }: { readonly timeframeMs: number }) {
  const { gafWindow } = useView();
  const stride = useVision((v) => v.stride);
  return (
    <div className={styles['form']}>
      <WindowChoice words={(bars) => `window ${bars} bars`} />
      <Choice
        label="Stride, bars"
        value={stride}
        options={STRIDES.map((n) => [n, `stride ${n}`] as const)}
        onChange={(n) => choose({ stride: n })}
      />
      <SizeAndScale />
      <span className={body['note']}>{duration(gafWindow * timeframeMs)} a frame</span>
    </div>
  );
}

export function VideoPanel() {
  const run = useLoadedRun();
  const stride = useVision((v) => v.stride);
  const field = useVision((v) => v.field);
  if (!run) return <RunStatus />;
  return (
    <div className={body['fill']} data-part="video">
      <Options timeframeMs={run.info.timeframeMs} />
      <div className={body['rest']}>
        <Fields key={`${run.info.runId} ${stride} ${field}`} run={run} stride={stride} shown={field} room="page" />
      </div>
    </div>
  );
}
