'use client';
/** Where a panel has no night to show. */
import { EmptyState } from '../panel/states/empty-state.tsx';
import { ErrorState } from '../panel/states/error-state.tsx';
import { goTo } from '../shell/navigate.ts';
import { askNights, startNight, useNights } from './nights.ts';

export function NoNight() {
  const sleepable = useNights((s) => s.sleepable);
  const state = useNights((s) => s.state);
  const trouble = useNights((s) => s.trouble);
  const job = useNights((s) => s.job);
  const run = sleepable[0];
  if (state.kind === 'failed' || trouble !== null)
    return (
      <ErrorState
        what="The night could not be read"
        why={state.kind === 'failed' ? state.why : (trouble ?? '')}
        action={{ label: 'Ask again', run: () => void askNights() }}
      />
    );
  if (job && job.status !== 'failed')
    return <EmptyState title="Asleep">This shows as soon as the night is over.</EmptyState>;
  return (
    <EmptyState
      title="No night yet"
      actions={[
        run
          ? { label: `Sleep on ${run.symbol}`, run: () => void startNight(run.runId) }
          : { label: 'Replay a day on Market', run: () => goTo('market') },
      ]}
    />
  );
}
