'use client';
/** The embedding of the trained model through the run, and its map: where the present lies among the past. */
import { REGIMES } from '@janus/domain';
import { lastTo } from '@janus/numerics';
import { barMoment, fixed } from '@janus/views';
import { useEffect, useMemo, useState, type PointerEvent } from 'react';
import { useSurface } from '../../canvas/surface.ts';
import { useLoadedRun, type LoadedRun } from '../../data/run.ts';
import { showPanel } from '../../dock/dock-store.ts';
import { EmptyState } from '../../panel/states/empty-state.tsx';
import { ErrorState } from '../../panel/states/error-state.tsx';
import { ProgressState } from '../../panel/states/progress-state.tsx';
import { RunStatus } from '../../panel/states/run-status.tsx';
import { pause, seek } from '../../state/time.ts';
import { useSlowCursor } from '../../state/slow-cursor.ts';
import type { Trace } from '../../workers/vision-protocol.ts';
import { busy, startTraining, useTraining, wake } from '../training/training-store.ts';
import body from '../../panel/body.module.css';
import styles from '../vision.module.css';
import { componentRows, nearestSample, placeMap } from './geometry.ts';
import { paintMap, paintTrace, traceImage, type TraceView } from './paint-trace.ts';

const go = (bar: number): void => {
  pause();
  seek(bar);
};

function Picture({ trace, run }: { readonly trace: Trace; readonly run: LoadedRun }) {
  const cursor = useSlowCursor();
  const [told, tell] = useState(-1);
  const image = useMemo(() => traceImage(componentRows(trace), trace.width, trace.bars.length), [trace]);
  const { time } = run.bars;
  const { timeframeMs } = run.info;
  const view: TraceView = { trace, time, timeframeMs, cursor, told };
  const lines = useSurface((c, size) => paintTrace(c, size, view, image));
  const map = useSurface((c, size) => paintMap(c, size, view));
  const along = (event: PointerEvent<HTMLDivElement>): number => {
    const box = event.currentTarget.getBoundingClientRect();
    const [first, last] = [trace.bars[0]!, trace.bars.at(-1)!];
    return lastTo(trace.bars, first + ((event.clientX - box.left) / box.width) * (last - first));
  };
  const near = (event: PointerEvent<HTMLDivElement>): number => {
    const box = event.currentTarget.getBoundingClientRect();
    return nearestSample(placeMap(box, trace.map), trace.map, event.clientX - box.left, event.clientY - box.top);
  };
  const shown = told >= 0 ? told : lastTo(trace.bars, cursor);
  const bar = trace.bars[shown];
  const regime = bar === undefined ? undefined : REGIMES[run.audit.regime[bar]!];
  return (
    <div className={body['fill']} data-part="trace" data-samples={trace.bars.length} data-bar={cursor}>
      <p className={styles['told']} data-part="trace-told">
        {bar === undefined ? (
          'The cursor is before the first whole window.'
        ) : (
          <>
            {told >= 0 ? '○' : '◯ now,'} window to <b>{barMoment(time[bar]!, timeframeMs)}</b>
            {regime && (
              <>
                , <span className="mid">regime</span> {regime}
              </>
            )}
            {trace.trainedTo !== null && (
              <span className="dim">, {bar < trace.trainedTo ? 'seen in training' : 'not seen in training'}</span>
            )}
          </>
        )}
      </p>
      <div className={styles['traces']}>
        <div
          ref={lines.host}
          className={styles['lines']}
          role="img"
          aria-label={`${trace.width} components of the embedding over time, ${fixed(trace.bars.length)} windows`}
          onPointerMove={(event) => tell(along(event))}
          onPointerLeave={() => tell(-1)}
          onClick={(event) => {
            const at = along(event as unknown as PointerEvent<HTMLDivElement>);
            if (at >= 0) go(trace.bars[at]!);
          }}
        />
        <div
          ref={map.host}
          className={styles['map']}
          role="img"
          aria-label={`Map of the embedding, ${fixed(trace.bars.length)} windows, the present as a ring`}
          onPointerMove={(event) => tell(near(event))}
          onPointerLeave={() => tell(-1)}
          onClick={(event) => {
            const at = near(event as unknown as PointerEvent<HTMLDivElement>);
            if (at >= 0) go(trace.bars[at]!);
          }}
        />
      </div>
      <p className={body['legend']}>
        <span>above: a row a component, orange below its mean, violet above</span>
        <span>below: early dark, late bright{trace.trainedTo !== null && '; ● trained on, ○ not'}</span>
        <span>◯ the present</span>
      </p>
    </div>
  );
}

export function TracePanel() {
  const run = useLoadedRun();
  const { model, trace, mapping, phase, trouble } = useTraining();
  useEffect(() => {
    if (run) wake();
  }, [run]);
  if (!run) return <RunStatus />;
  if (!model)
    return (
      <EmptyState
        title="No model yet"
        actions={
          busy(phase)
            ? []
            : [
                {
                  label: 'Train',
                  run: () => {
                    showPanel('vision', 'training');
                    startTraining();
                  },
                },
              ]
        }
      >
        {busy(phase)
          ? 'A training is under way; its embedding through the run stands here once it is done.'
          : 'The embedding of a trained model through the run stands here, with the map of it.'}
      </EmptyState>
    );
  if (!trace || trace.runId !== run.info.runId)
    return trouble?.what === 'look' ? (
      <ErrorState
        what="The embedding could not be told"
        why={trouble.why}
        cure="Train a model on these bars, or choose the data set that it was trained on."
        action={{ label: 'Train', run: startTraining }}
      />
    ) : (
      <ProgressState
        title="Embedding the run"
        progress={mapping}
        numbers={mapping < 0.5 ? 'windows through the model' : 'map of neighbours'}
        left={Number.NaN}
      />
    );
  return <Picture trace={trace.trace} run={run} />;
}
