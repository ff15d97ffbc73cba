/** The bars of the run that a night was slept on: those on the screen where it is the same run, else fetched once. */
import { useEffect, useState } from 'react';
import { fetchBars, type BarColumn, type Columns } from '../data/columns.ts';
import { loadedRun } from '../data/run.ts';

export type Bars = Columns<BarColumn>;
const kept = new Map<string, Promise<Bars>>();

function barsOf(runId: string): Promise<Bars> {
  const run = loadedRun();
  if (run?.info.runId === runId) return Promise.resolve(run.bars);
  let found = kept.get(runId);
  if (!found) {
    kept.clear();
    found = fetchBars(runId);
    found.catch(() => kept.delete(runId));
    kept.set(runId, found);
  }
  return found;
}

export type BarsState =
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed'; readonly why: string }
  | { readonly kind: 'ready'; readonly bars: Bars };

export function useRunBars(runId: string): BarsState {
  const [state, setState] = useState<BarsState>({ kind: 'loading' });
  useEffect(() => {
    let current = true;
    setState({ kind: 'loading' });
    barsOf(runId)
      .then((bars) => (current ? setState({ kind: 'ready', bars }) : null))
      .catch((cause: unknown) => {
        if (current) setState({ kind: 'failed', why: cause instanceof Error ? cause.message : String(cause) });
      });
    return () => {
      current = false;
    };
  }, [runId]);
  return state;
}
