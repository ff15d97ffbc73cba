'use client';
/** What stands in a panel until the server has answered of the moment at the cursor, or in its place; and the answer handed on. */
import type { ReactNode } from 'react';
import type { LatestStore } from '../../data/latest.ts';
import { useLoadedRun, type LoadedRun } from '../../data/run.ts';
import { ErrorState } from './error-state.tsx';
import { RunStatus } from './run-status.tsx';
import { Skeleton } from './skeleton.tsx';

export function Asked<T extends { readonly runId: string }>(props: {
  readonly from: LatestStore<T>;
  readonly shape: 'plot' | 'rows' | 'facts';
  /** Rows of the shape. */
  readonly rows?: number;
  /** What could not be read, where it could not. */
  readonly failed: (run: LoadedRun) => string;
  readonly cure?: string;
  readonly children: (answer: T, run: LoadedRun) => ReactNode;
}) {
  const { from, shape, rows, failed, cure, children } = props;
  const run = useLoadedRun();
  const answer = from.use((s) => s.answer);
  const trouble = from.use((s) => s.trouble);
  if (!run) return <RunStatus />;
  if (trouble !== null)
    return (
      <ErrorState
        what={failed(run)}
        why={trouble}
        {...(cure === undefined ? {} : { cure })}
        action={{ label: 'Ask again', run: from.again }}
      />
    );
  if (!answer || answer.runId !== run.info.runId)
    return <Skeleton shape={shape} {...(rows === undefined ? {} : { rows })} />;
  return children(answer, run);
}
