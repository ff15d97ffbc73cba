/**
 * The smallest change of a decision, asked of the server, which lives the run through again: progress, the answer, or
 * why it cannot be had. One question at a time; answers stay as long as the page does.
 */
import type { FlipAnswer } from '@janus/server/explain-api';
import { create } from 'zustand';
import { client } from '../../data/client.ts';
import { loadedRun } from '../../data/run.ts';
import { useTime } from '../../state/time.ts';

export interface Asking {
  readonly runId: string;
  readonly bar: number;
  readonly stage: string;
  /** [0, 1] */
  readonly share: number;
}
export interface FlipState {
  readonly asking: Asking | null;
  /** By `keyOf`. */
  readonly answers: ReadonlyMap<string, FlipAnswer>;
  readonly troubles: ReadonlyMap<string, string>;
  /** Why a run cannot be lived through again, by its id. */
  readonly refusals: ReadonlyMap<string, string>;
  /** The run that is being made once more in place of one that cannot. */
  readonly again: Again | null;
}
export interface Again {
  readonly runId: string;
  readonly words: string;
  readonly share: number;
}
export const useFlip = create<FlipState>(() => ({
  asking: null,
  answers: new Map(),
  troubles: new Map(),
  refusals: new Map(),
  again: null,
}));

/** Answers in memory; the oldest goes first. */
const KEPT = 300;
export const keyOf = (runId: string, bar: number): string => `${runId} ${bar}`;

/** With one more, and no more than `most`. Pure. */
export function withEntry<V>(all: ReadonlyMap<string, V>, key: string, value: V, most: number): Map<string, V> {
  const out = new Map(all);
  out.delete(key);
  out.set(key, value);
  while (out.size > most) out.delete(out.keys().next().value!);
  return out;
}

let stop: (() => void) | null = null;

/** Takes the question back. */
export function cancelFlip(): void {
  stop?.();
  stop = null;
  useFlip.setState({ asking: null });
}

export function askFlip(runId: string, bar: number): void {
  cancelFlip();
  const key = keyOf(runId, bar);
  useFlip.setState(({ troubles }) => {
    const left = new Map(troubles);
    left.delete(key);
    return { asking: { runId, bar, stage: 'asking the server', share: 0 }, troubles: left };
  });
  const end = (): void => {
    stop = null;
    useFlip.setState({ asking: null });
  };
  const subscription = client().explain.flip.subscribe(
    { runId, bar },
    {
      onData: (news) => {
        if (news.kind === 'progress') {
          const { stage, share } = news;
          useFlip.setState({ asking: { runId, bar, stage, share } });
          return;
        }
        useFlip.setState(({ answers }) => ({ answers: withEntry(answers, key, news.answer, KEPT) }));
        end();
      },
      onError: (cause) => {
        const { message, data } = cause;
        useFlip.setState(({ troubles, refusals }) =>
          data?.code === 'PRECONDITION_FAILED'
            ? { refusals: withEntry(refusals, runId, message, KEPT) }
            : { troubles: withEntry(troubles, key, message, KEPT) },
        );
        end();
      },
    },
  );
  stop = () => subscription.unsubscribe();
}

/** Of the bar at the cursor; nothing while the replay plays, for then there is no such bar. */
export function askFlipHere(): void {
  const run = loadedRun();
  const { cursor, playing } = useTime.getState();
  if (!run || playing) return;
  const { runId } = run.info;
  const { answers, asking, refusals } = useFlip.getState();
  if (refusals.has(runId) || answers.has(keyOf(runId, cursor)) || (asking?.runId === runId && asking.bar === cursor))
    return;
  askFlip(runId, cursor);
}
