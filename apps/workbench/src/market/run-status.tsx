'use client';
/** What stands in place of a picture: progress with figures, the cure for an empty house, what went wrong and why. */
import { duration, fixed } from '@janus/views';
import { useState, type ReactNode } from 'react';
import { cancelRun, openRuns, startRun, useRun, type RunState } from '../data/run.ts';
import { timeframeName } from '../data/timeframe.ts';
import { copyText } from '../shell/export.ts';
import { notify } from '../shell/notify.ts';
import styles from './run-status.module.css';

function Computing({ state }: { readonly state: Extract<RunState, { kind: 'computing' }> }) {
  const { info, since } = state;
  // Time left from this page's own observation of the progress; told only once there is enough of it.
  const [first] = useState(() => info.progress);
  const gained = info.progress - first;
  const left = gained > 0.02 ? ((performance.now() - since) / gained) * (1 - info.progress) : Number.NaN;
  const percent = 100 * info.progress;
  return (
    <>
      <h3>
        Replaying {info.symbol}, {timeframeName(info.timeframeMs)}
      </h3>
      <progress className={styles['progress']} max={100} value={percent} aria-label={`Replay of ${info.symbol}`} />
      <div className={styles['line']}>
        <span>
          {info.stage || 'queued'}, {fixed(percent)} % <span className="dim">of {fixed(info.bars)} bars</span>
        </span>
        <span className="dim">{Number.isNaN(left) ? '' : `${duration(Math.max(1000, left))} left`}</span>
        <button type="button" className="button" onClick={() => cancel(info.runId)}>
          Cancel
        </button>
      </div>
    </>
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
    case 'computing':
      return <Computing state={state} key={state.info.runId} />;
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
    case 'ready':
      break;
  }
  return null;
}

export function RunStatus() {
  const state = useRun((s) => s.state);
  if (state.kind === 'ready') return null;
  return (
    <div className={styles['cover']}>
      <div className={styles['card']} data-run-state={state.kind}>
        {content(state)}
      </div>
    </div>
  );
}
