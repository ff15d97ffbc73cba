'use client';
/** What stands in place of a picture: progress with figures, the cure for an empty house, what went wrong and why. */
import { fixed } from '@janus/views';
import { useState, type ReactNode } from 'react';
import { cancelRun, openRuns, startRun, useRun, type RunState } from '../../data/run.ts';
import { timeframeName } from '../../data/timeframe.ts';
import { copyText } from '../../shell/export.ts';
import { notify } from '../../shell/notify.ts';
import { ProgressState } from './progress-state.tsx';
import styles from './states.module.css';
import { timeLeft } from './time-left.ts';

function Computing({ state }: { readonly state: Extract<RunState, { kind: 'computing' }> }) {
  const { info, since } = state;
  const [first] = useState(() => info.progress);
  return (
    <ProgressState
      title={`Replaying ${info.symbol}, ${timeframeName(info.timeframeMs)}`}
      progress={info.progress}
      numbers={
        <>
          {info.stage || 'queued'}, {fixed(100 * info.progress)} %{' '}
          <span className="dim">of {fixed(info.bars)} bars</span>
        </>
      }
      left={timeLeft({ at: since, progress: first }, { at: performance.now(), progress: info.progress })}
      action={{ label: 'Cancel', run: () => cancel(info.runId) }}
    />
  );
}

function cancel(runId: string): void {
  cancelRun(runId).catch((cause: unknown) => notify(`Not cancelled: ${String(cause)}`));
}
function content(state: RunState): ReactNode {
  switch (state.kind) {
    case 'connecting':
      return <p role="status">Asking the server for its runs</p>;
    case 'fetching':
      return (
        <p role="status">
          Loading {fixed(state.info.bars)} bars of {state.info.symbol}
        </p>
      );
    case 'empty':
      return (
        <>
          <h3>No run yet</h3>
          {state.data.length > 0 ? (
            <>
              <p>A replay sends recorded bars through the brain, one by one, and keeps every decision it takes.</p>
              <div className={styles['buttons']}>
                {state.data.slice(0, 6).map((set, i) => (
                  <button
                    key={set.name}
                    type="button"
                    className={i === 0 ? 'button primary' : 'button'}
                    onClick={() => void startRun(set.name)}
                  >
                    Replay {set.symbol}, {fixed(set.bars)} bars
                  </button>
                ))}
              </div>
            </>
          ) : (
            <p>
              There is no data either. Bring some in: <code>janus data import FILE --symbol S --timeframe T</code>, then
              reload.
            </p>
          )}
        </>
      );
    case 'failed':
      return (
        <>
          <h3 className={styles['error']}>× {state.what}</h3>
          <p>{state.why}</p>
          <div className={styles['buttons']}>
            {state.info && (state.info.status === 'failed' || state.info.status === 'cancelled') ? (
              <button type="button" className="button primary" onClick={() => void startRun(state.info!.name)}>
                Run it again
              </button>
            ) : (
              <button type="button" className="button primary" onClick={() => void openRuns(state.info?.runId ?? null)}>
                Try again
              </button>
            )}
            <button type="button" className="button" onClick={() => copyText(`${state.what}: ${state.why}`, 'Copied')}>
              Copy details
            </button>
          </div>
        </>
      );
    case 'computing':
    case 'ready':
      break;
  }
  return null;
}

export function RunStatus() {
  const state = useRun((s) => s.state);
  if (state.kind === 'ready') return null;
  if (state.kind === 'computing') return <Computing state={state} key={state.info.runId} />;
  return (
    <div className={styles['cover']}>
      <div className={styles['card']} data-run-state={state.kind}>
        {content(state)}
      </div>
    </div>
  );
}
