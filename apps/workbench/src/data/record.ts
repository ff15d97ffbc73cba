/**
 * The decision at the cursor, explained. While paused the whole record with its stage times comes from the server;
 * while playing the frames bring the rows and explaining is held to a rate that eyes can follow.
 */
import type { Explanation } from '@janus/integration';
import { create } from 'zustand';
import { useTime } from '../state/time.ts';
import { fetchRecord, type AuditRecord } from './columns.ts';

export interface DecisionStore {
  readonly bar: number;
  readonly explanation: Explanation | null;
  /** The record explained, AUDIT_WIDTH numbers, and its stage times where they were fetched. */
  readonly row: Float64Array | null;
  readonly timing: Float32Array | null;
  /** Why the record of the cursor's bar could not be had, or null. */
  readonly trouble: string | null;
}
const NOTHING: DecisionStore = { bar: -1, explanation: null, row: null, timing: null, trouble: null };
export const useDecision = create<DecisionStore>(() => NOTHING);

/** ms between two explanations while the replay runs. */
const PACE = 100;
const KEPT = 256;

const kept = new Map<number, AuditRecord>();
let wanted: AbortController | null = null;
let lastShown = 0;
let waiting: { bar: number; row: Float64Array } | null = null;
let timer: ReturnType<typeof setTimeout> | null = null;

/** The explaining comes in a chunk of its own: nothing on the first screen waits for it. */
let explain: ((row: Float64Array, timing: Float32Array | null) => Explanation) | null = null;
async function fetchExplain(): Promise<void> {
  ({ explain } = await import('@janus/integration'));
}

function show(bar: number, row: Float64Array, timing: Float32Array | null): void {
  if (!explain) {
    void fetchExplain().then(() => {
      if (bar === useTime.getState().cursor) show(bar, row, timing);
      return null;
    });
    return;
  }
  lastShown = performance.now();
  useDecision.setState({ bar, explanation: explain(row, timing), row, timing, trouble: null });
}

function flush(): void {
  timer = null;
  if (waiting) show(waiting.bar, waiting.row, null);
  waiting = null;
}

/** A row that came with a frame. The newest is shown as soon as the pace allows. */
export function offerRow(bar: number, row: Float64Array): void {
  waiting = { bar, row };
  const due = lastShown + PACE - performance.now();
  if (due <= 0) flush();
  else timer ??= setTimeout(flush, due);
}

async function fetchAndShow(runId: string, bar: number): Promise<void> {
  wanted?.abort();
  const held = kept.get(bar);
  if (held) {
    show(bar, held.row, held.timing);
    return;
  }
  const mine = new AbortController();
  wanted = mine;
  try {
    const record = await fetchRecord(runId, bar, mine.signal);
    kept.set(bar, record);
    if (kept.size > KEPT) kept.delete(kept.keys().next().value!);
    show(bar, record.row, record.timing);
  } catch (cause) {
    if (!mine.signal.aborted)
      useDecision.setState({ ...NOTHING, bar, trouble: cause instanceof Error ? cause.message : String(cause) });
  }
}

/** Shows the record of wherever the cursor is, for one run; the returned function lets go. */
export function followDecision(runId: string): () => void {
  kept.clear();
  useDecision.setState(NOTHING);
  const ask = (): void => {
    const { cursor, playing } = useTime.getState();
    if (!playing) void fetchAndShow(runId, cursor);
  };
  const stop = useTime.subscribe((now, before) => {
    if (now.cursor !== before.cursor || now.playing !== before.playing) ask();
  });
  ask();
  return () => {
    stop();
    wanted?.abort();
    if (timer) clearTimeout(timer);
    timer = null;
    waiting = null;
  };
}
