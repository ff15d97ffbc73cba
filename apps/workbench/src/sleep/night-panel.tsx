'use client';
/** The night: launched, watched phase by phase, and told afterwards. */
import { duration, fixed } from '@janus/views';
import { useSurface } from '../canvas/surface.ts';
import { useLoadedRun } from '../data/run.ts';
import { Choice } from '../panel/controls.tsx';
import { EmptyState } from '../panel/states/empty-state.tsx';
import { ErrorState } from '../panel/states/error-state.tsx';
import { Skeleton } from '../panel/states/skeleton.tsx';
import { goTo } from '../shell/navigate.ts';
import { useState } from 'react';
import { askNights, startNight, useNights, wakeUp } from './nights.ts';
import { paintPhases, type Step } from './paint-phases.ts';
import body from '../panel/body.module.css';
import styles from './sleep.module.css';

const LEAST = 100;

/** Ripple types as words: 'large-loss' → 'large loss'. */
const spoken = (type: string): string => type.replaceAll('-', ' ');

function Launch() {
  const sleepable = useNights((s) => s.sleepable);
  const job = useNights((s) => s.job);
  const loaded = useLoadedRun()?.info.runId ?? null;
  const [asked, ask] = useState<string | null>(null);
  const run =
    sleepable.find((r) => r.runId === asked) ??
    sleepable.find((r) => r.runId === loaded && r.experiences >= LEAST) ??
    sleepable.find((r) => r.experiences >= LEAST) ??
    sleepable[0];
  if (!run) return null;
  const busy = job !== null && (job.status === 'waiting' || job.status === 'active');
  return (
    <div className={styles['launch']}>
      <Choice
        label="Run to sleep on"
        value={run.runId}
        options={sleepable.map((r) => [
          r.runId,
          `${r.symbol} ${r.runId.slice(0, 6)}, ${fixed(r.experiences)} experiences${r.simulatedData ? ', generated' : ''}`,
        ])}
        onChange={ask}
      />
      {busy ? (
        <button type="button" className="button" onClick={() => void wakeUp()}>
          Wake up
        </button>
      ) : (
        <button type="button" className="button primary" data-part="sleep" onClick={() => void startNight(run.runId)}>
          Sleep
        </button>
      )}
    </div>
  );
}

/** The steps drawn: of the night that goes on, else of the one chosen. */
function useSteps(): { readonly steps: readonly Step[]; readonly live: boolean } {
  const trace = useNights((s) => s.trace);
  const job = useNights((s) => s.job);
  const open = useNights((s) => s.open);
  if (job && job.status !== 'failed')
    return { live: true, steps: trace.phases.map((p) => ({ ...p, replayed: p.done, planned: p.total })) };
  const told = open?.night.phases ?? [];
  return {
    live: false,
    steps: told.map((p) => ({
      phase: p.name,
      replayed: p.replayed,
      planned: p.replayed,
      ripples: Object.values(p.ripples).reduce((a, b) => a + b, 0),
    })),
  };
}

function Phases() {
  const { steps, live } = useSteps();
  const said = steps.map((s) => `${s.phase} ${fixed(s.replayed)} replayed, ${fixed(s.ripples)} ripples`).join('; ');
  const { host } = useSurface((c, size) => paintPhases(c, size, steps, live));
  return <div ref={host} className={body['rest']} role="img" aria-label={`Phases: ${said}`} data-part="phases" />;
}

function Ripples() {
  const open = useNights((s) => s.open);
  if (!open) return null;
  const totals = new Map<string, number>();
  for (const phase of open.night.phases)
    for (const [type, count] of Object.entries(phase.ripples)) totals.set(type, (totals.get(type) ?? 0) + count);
  const shown = [...totals].filter(([, count]) => count > 0).sort((a, b) => b[1] - a[1]);
  const most = shown[0]?.[1] ?? 1;
  return (
    <ul className={styles['ripples']} aria-label="Ripples by what began them">
      {shown.map(([type, count]) => (
        <li key={type}>
          <span>{spoken(type)}</span>
          <meter aria-label={spoken(type)} min={0} max={most} value={count} />
          <b>{fixed(count)}</b>
        </li>
      ))}
    </ul>
  );
}

export function NightPanel() {
  const state = useNights((s) => s.state);
  const sleepable = useNights((s) => s.sleepable);
  const nights = useNights((s) => s.nights);
  const job = useNights((s) => s.job);
  const trouble = useNights((s) => s.trouble);
  const open = useNights((s) => s.open);
  const words = useNights((s) => s.trace.words);
  if (state.kind === 'asking') return <Skeleton shape="facts" rows={6} />;
  if (state.kind === 'failed')
    return (
      <ErrorState
        what="The nights could not be read"
        why={state.why}
        action={{ label: 'Ask again', run: () => void askNights() }}
      />
    );
  if (sleepable.length === 0 && nights.length === 0)
    return (
      <EmptyState
        title="No run has experiences yet"
        actions={[{ label: 'Replay a day on Market', run: () => goTo('market') }]}
      >
        A night replays what a day has lived through. Run the brain on some bars first: each decision leaves an
        experience.
      </EmptyState>
    );
  if (job?.status === 'failed' && job.error)
    return (
      <ErrorState
        what={job.error.what}
        why={job.error.why}
        cure={job.error.cure}
        action={{ label: 'Back', run: () => void wakeUp() }}
      />
    );
  const going = job !== null;
  const left = job?.etaMs ?? Number.NaN;
  return (
    <div className={body['fill']}>
      <Launch />
      {going && (
        <progress
          className="sr"
          aria-label="The night"
          max={1}
          value={job.progress}
          data-part="night-progress"
          data-stage={job.stage}
        />
      )}
      {trouble && !going && <p className={styles['line']}>× {trouble}</p>}
      {going || open ? (
        <>
          <div className={styles['line']}>
            <b>
              {going
                ? job.status === 'waiting'
                  ? 'waiting for its turn'
                  : words || `asleep, ${fixed(100 * job.progress)} %`
                : `Night ${open!.night.sleepId.slice(0, 8)}`}
            </b>
            <span className="dim" role="status">
              {going
                ? Number.isFinite(left)
                  ? `${duration(Math.max(1000, left))} left`
                  : ''
                : `${fixed(open!.night.replayed)} replays, ${fixed(open!.night.ripples)} ripples`}
            </span>
          </div>
          <Phases />
          {!going && <Ripples />}
        </>
      ) : (
        <div className={body['rest']}>
          <EmptyState title="No night yet">
            Press Sleep: the experiences of the run are replayed by priority, and what recurs becomes schemas.
          </EmptyState>
        </div>
      )}
    </div>
  );
}
