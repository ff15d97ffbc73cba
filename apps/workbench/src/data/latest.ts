/**
 * One question about the moment at the cursor, asked of the server: one at a time, the newest next. Until its answer is
 * there the last one stays, and says which bar it is of.
 */
import { create, type StoreApi, type UseBoundStore } from 'zustand';
import { useTime } from '../state/time.ts';
import { followCursor } from './follow.ts';
import { useRun } from './run.ts';

export interface Latest<T> {
  readonly runId: string | null;
  readonly answer: T | null;
  readonly trouble: string | null;
}
export interface LatestStore<T> {
  readonly use: UseBoundStore<StoreApi<Latest<T>>>;
  /** Follows run and cursor while a panel is open. @returns how to stop */
  readonly follow: () => () => void;
  /** Asks again: after a trouble, or because the question has changed. */
  readonly again: () => void;
}

/** ms between two questions while the replay runs. */
const PACE = 150;

/** @param ask answered once at a time */
export function latestStore<T>(ask: (runId: string, bar: number) => Promise<T>): LatestStore<T> {
  const use = create<Latest<T>>(() => ({ runId: null, answer: null, trouble: null }));
  let following = 0;
  let busy = false;
  let waiting = false;

  async function look(): Promise<void> {
    const { state } = useRun.getState();
    const runId = state.kind === 'ready' ? state.run.info.runId : null;
    if (runId !== use.getState().runId) use.setState({ runId, answer: null, trouble: null });
    if (runId === null || following === 0) return;
    if (busy) {
      waiting = true;
      return;
    }
    busy = true;
    const began = performance.now();
    try {
      const answer = await ask(runId, useTime.getState().cursor);
      if (use.getState().runId === runId) use.setState({ answer, trouble: null });
    } catch (cause) {
      if (use.getState().runId === runId)
        use.setState({ trouble: cause instanceof Error ? cause.message : String(cause) });
    }
    if (useTime.getState().playing) {
      const rest = began + PACE - performance.now();
      if (rest > 0) await new Promise((resolve) => setTimeout(resolve, rest));
    }
    busy = false;
    if (!waiting) return;
    waiting = false;
    void look();
  }
  return {
    use,
    again: () => void look(),
    follow() {
      following += 1;
      const stop = followCursor(() => void look());
      return () => {
        following -= 1;
        stop();
      };
    },
  };
}
