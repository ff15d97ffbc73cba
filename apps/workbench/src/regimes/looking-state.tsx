'use client';
/** What stands in a panel of the Regimes page while there is no labelled data set to show, and the button that cures. */
import { fixed } from '@janus/views';
import type { ReactNode } from 'react';
import { timeframeName } from '../data/timeframe.ts';
import { EmptyState } from '../panel/states/empty-state.tsx';
import { ErrorState } from '../panel/states/error-state.tsx';
import { ProgressState } from '../panel/states/progress-state.tsx';
import { Skeleton } from '../panel/states/skeleton.tsx';
import { goTo } from '../shell/navigate.ts';
import { cancelLabelling, label, look, useRegimes, type Labelled } from './regime-store.ts';

/** @param props.whole the panel that tells all; the others draw their shape while it comes, and send the reader there */
export function WithLabels(props: {
  readonly shape: 'plot' | 'rows';
  readonly whole?: boolean;
  readonly children: (labelled: Labelled) => ReactNode;
}): ReactNode {
  const looking = useRegimes((s) => s.looking);
  if (looking.kind === 'open') return props.children(looking.labelled);
  const coming = looking.kind === 'asking' || looking.kind === 'loading';
  if (coming || (!props.whole && looking.kind === 'labelling')) return <Skeleton shape={props.shape} rows={8} />;
  if (!props.whole) return <EmptyState title="No regimes yet">The timeline says what to do.</EmptyState>;
  switch (looking.kind) {
    case 'none':
      return (
        <EmptyState title="No data set yet" actions={[{ label: 'Bring one in', run: () => goTo('data') }]}>
          Regimes are told of a series of bars. Import a file, or simulate a market whose true regimes are known.
        </EmptyState>
      );
    case 'absent': {
      const { set } = looking;
      return (
        <EmptyState
          title={`${set.name} has no regimes yet`}
          actions={[{ label: `Tell the regimes of ${set.name}`, run: () => void label(set) }]}
        >
          {fixed(set.bars)} bars of {timeframeName(set.timeframeMs)}
          {set.simulated ? ', SIMULATED' : ''}. Three detectors vote on every bar, as they would have on the day: no bar
          is told from what came after it.
        </EmptyState>
      );
    }
    case 'labelling': {
      const { set, job } = looking;
      return (
        <ProgressState
          title={`Telling the regimes of ${set.name}`}
          progress={job.progress}
          numbers={
            <>
              {job.status === 'waiting' ? 'waiting for its turn' : job.stage}, {fixed(100 * job.progress)} %{' '}
              <span className="dim">of {fixed(set.bars)} bars</span>
            </>
          }
          left={job.etaMs ?? Number.NaN}
          action={{ label: 'Cancel', run: () => void cancelLabelling() }}
        />
      );
    }
    case 'failed':
      return (
        <ErrorState
          what={looking.what}
          why={looking.why}
          cure={looking.cure}
          action={{ label: 'Ask again', run: () => void look() }}
        />
      );
  }
}
