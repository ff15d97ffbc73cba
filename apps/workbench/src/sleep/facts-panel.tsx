'use client';
/** What the night was, in figures: what went in, what came out, and what makes it reproducible. */
import { SLEEP_PHASES } from '@janus/domain';
import { barMoment, fixed } from '@janus/views';
import { Facts } from '../panel/facts.tsx';
import { FactsGhost } from '../panel/states/skeleton.tsx';
import { NoNight } from './no-night.tsx';
import { useNights } from './nights.ts';
import styles from './sleep.module.css';

export function FactsPanel() {
  const night = useNights((s) => s.open?.night ?? null);
  const state = useNights((s) => s.state.kind);
  if (!night) return state === 'asking' ? <FactsGhost /> : <NoNight />;
  const { recall, valueError } = night;
  const seconds = night.phases.reduce((sum, p) => sum + (p.seconds ?? 0), 0);
  return (
    <div
      className={styles['scroll']}
      style={{ position: 'absolute', inset: 0 }}
      tabIndex={0}
      role="group"
      aria-label="The night in figures"
    >
      <Facts
        facts={[
          {
            label: 'Run',
            value: `${night.symbol}, ${night.runId.slice(0, 8)}`,
            note: night.simulatedData ? 'generated data' : undefined,
          },
          { label: 'Known by', value: barMoment(night.until, 60_000) },
          { label: 'Experiences', value: fixed(night.experiences) },
          {
            label: 'Replays',
            value: fixed(night.replayed),
            note: `${fixed(night.ripples)} ripples in ${SLEEP_PHASES.length} phases`,
          },
          {
            label: 'Recall gate',
            value: `${fixed(recall.passed)} passed`,
            note: `${fixed(recall.blocked)} blocked, ${fixed(recall.pool)} left in the pool`,
          },
          {
            label: 'Schemas',
            value: `v${night.version}, ${night.schemas}`,
            note: `${recall.founded.length} founded, ${recall.retired.length} retired`,
          },
          {
            label: 'Value error δ',
            value: `${fixed(valueError.before, 3)} → ${fixed(valueError.after, 3)}`,
            note: 'root mean square, in usual rewards',
          },
          { label: 'Time', value: `${fixed(seconds, 2)} s`, note: 'of the phases' },
          { label: 'Seed', value: String(night.seed) },
          { label: 'Night', value: night.sleepId },
          { label: 'Configuration', value: night.configHash.slice(0, 16) },
          { label: 'Data', value: night.dataHash.slice(0, 16) },
        ]}
      />
    </div>
  );
}
