'use client';
/** What stands in a panel until there is a reading, or in its place; and the reading handed on. */
import type { ReactNode } from 'react';
import { useLoadedRun, type LoadedRun } from '../data/run.ts';
import { ErrorState } from '../panel/states/error-state.tsx';
import { RunStatus } from '../panel/states/run-status.tsx';
import { Skeleton } from '../panel/states/skeleton.tsx';
import { risk, type Reading } from './stores.ts';

export function WithReading(props: {
  readonly shape: 'plot' | 'rows' | 'facts';
  readonly children: (reading: Reading, run: LoadedRun) => ReactNode;
}) {
  const run = useLoadedRun();
  const answer = risk.use((s) => s.answer);
  const trouble = risk.use((s) => s.trouble);
  if (!run) return <RunStatus />;
  if (trouble !== null)
    return (
      <ErrorState
        what={`The risk of the run of ${run.info.symbol} could not be read`}
        why={trouble}
        cure="Ask again; if it stays so, run the day again with this version."
        action={{ label: 'Ask again', run: risk.again }}
      />
    );
  if (!answer || answer.runId !== run.info.runId) return <Skeleton shape={props.shape} rows={13} />;
  return props.children(answer, run);
}
