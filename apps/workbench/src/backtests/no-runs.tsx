'use client';
/** What stands where a finished backtest is missing: not asked yet, unreadable, none there, or not this one. */
import type { ReactNode } from 'react';
import { EmptyState } from '../panel/states/empty-state.tsx';
import { ErrorState } from '../panel/states/error-state.tsx';
import { RowsGhost } from '../panel/states/skeleton.tsx';
import { showPanel } from '../dock/dock-store.ts';
import { launch } from './launch-store.ts';
import { askRuns, focusHead, look, openFull, useRuns, type Known } from './runs-store.ts';

export function RunsState() {
  const kind = useRuns((s) => s.kind);
  const why = useRuns((s) => s.why);
  if (kind === 'asking') return <RowsGhost />;
  if (kind === 'failed')
    return (
      <ErrorState
        what="The backtests could not be read"
        why={why}
        action={{ label: 'Ask again', run: () => void askRuns() }}
      />
    );
  return (
    <EmptyState
      title="No backtest yet"
      actions={[
        {
          label: 'Launch one',
          run() {
            showPanel('backtests', 'launch');
            void launch();
          },
        },
      ]}
    >
      The brain on the newest data set, with costs; everything else can be said in the form.
    </EmptyState>
  );
}

export type Focus =
  | { readonly known: Known; readonly runId: string; readonly instead: null }
  | { readonly known: null; readonly runId: null; readonly instead: ReactNode };
const instead = (node: ReactNode): Focus => ({ known: null, runId: null, instead: node });

/** The run looked at with all that is known of it; where it is not there, what to show instead. */
export function useFocus(): Focus {
  const list = useRuns((s) => s.list);
  const focus = useRuns((s) => s.focus);
  const kind = useRuns((s) => s.kind);
  const runId = focusHead({ list, focus })?.runId ?? null;
  const known = useRuns((s) => (runId === null ? undefined : s.known[runId]));
  const trouble = useRuns((s) => (runId === null ? undefined : s.trouble[runId]));
  if (runId === null && kind === 'ready' && focus !== null)
    return instead(
      <ErrorState
        what="This backtest is not here"
        why={`There is no backtest ${focus}: it was removed, or the link is from elsewhere.`}
        action={{ label: 'Show the newest', run: () => look(null) }}
      />,
    );
  if (runId === null) return instead(<RunsState />);
  if (known) return { known, runId, instead: null };
  if (trouble !== undefined)
    return instead(
      <ErrorState
        what="This backtest could not be opened"
        why={trouble}
        cure="If its files are damaged, launch it again: the same settings make the same run."
        action={{ label: 'Try again', run: () => void openFull(runId, true) }}
      />,
    );
  return instead(<RowsGhost />);
}
