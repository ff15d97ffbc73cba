/**
 * Columns of the audit around the cursor, for pictures over time: fetched a stretch at a time, and again when the
 * cursor nears its edge. The newest question wins; until its answer is there the last stretch stays.
 */
import { create, type StoreApi, type UseBoundStore } from 'zustand';
import { useTime } from '../state/time.ts';
import { fetchFields, type Columns } from './columns.ts';
import { followCursor } from './follow.ts';
import { useRun } from './run.ts';

export interface Near<K extends string> {
  readonly runId: string | null;
  /** Bars held, [from, to). */
  readonly from: number;
  readonly to: number;
  readonly columns: Columns<K> | null;
  readonly trouble: string | null;
}
export interface NearStore<K extends string> {
  readonly use: UseBoundStore<StoreApi<Near<K>>>;
  /** Follows run and cursor while a panel is open. @returns how to stop */
  readonly follow: () => () => void;
  readonly again: () => void;
}

/** Bars on each side of the cursor, and how near to the edge it may come. */
const REACH = 2048;
const EDGE = 1024;

/** The stretch to fetch about a cursor; null where the one held will do. Pure. */
export function stretchAbout(
  cursor: number,
  bars: number,
  held: readonly [number, number] | null,
): readonly [number, number] | null {
  const inside =
    held !== null &&
    (held[0] === 0 || cursor - held[0] >= EDGE) &&
    (held[1] === bars || held[1] - cursor > EDGE) &&
    cursor >= held[0] &&
    cursor < held[1];
  return inside ? null : [Math.max(0, cursor - REACH), Math.min(bars, cursor + REACH)];
}

export function nearStore<K extends string>(fields: readonly K[]): NearStore<K> {
  const nothing: Near<K> = { runId: null, from: 0, to: 0, columns: null, trouble: null };
  const use = create<Near<K>>(() => nothing);
  let asking: AbortController | null = null;
  let asked: readonly [number, number] | null = null;

  async function look(): Promise<void> {
    const { state } = useRun.getState();
    const run = state.kind === 'ready' ? state.run : null;
    const runId = run?.info.runId ?? null;
    if (runId !== use.getState().runId) {
      asked = null;
      use.setState({ ...nothing, runId });
    }
    if (!run || runId === null) return;
    const span = stretchAbout(useTime.getState().cursor, run.bars.time.length, asked);
    if (!span) return;
    asked = span;
    asking?.abort();
    const mine = new AbortController();
    asking = mine;
    try {
      const columns = await fetchFields(runId, fields, span, mine.signal);
      if (!mine.signal.aborted) use.setState({ from: span[0], to: span[1], columns, trouble: null });
    } catch (cause) {
      if (mine.signal.aborted) return;
      asked = null;
      use.setState({ trouble: cause instanceof Error ? cause.message : String(cause) });
    }
  }
  const again = (): void => {
    asked = null;
    void look();
  };
  return {
    use,
    again,
    follow() {
      const stop = followCursor(() => void look());
      return () => {
        stop();
        // What is on its way is not waited for: the next who opens the panel asks anew.
        if (asking && use.getState().columns === null) asked = null;
        asking?.abort();
      };
    },
  };
}
