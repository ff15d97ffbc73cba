/** What the page has seen of a night that goes on: the newest of each phase, from the words of its job. Pure. */
import { SLEEP_PHASES, type SleepPhase } from '@janus/domain';
import { readStage } from '@janus/views';

export interface PhaseTrace {
  readonly phase: SleepPhase;
  readonly done: number;
  readonly total: number;
  readonly ripples: number;
}
export interface Trace {
  /** One entry a phase that was entered, in their order. */
  readonly phases: readonly PhaseTrace[];
  /** What is being done where it is not a phase. */
  readonly words: string;
}
export const NO_TRACE: Trace = { phases: [], words: '' };

export function follow(trace: Trace, stage: string): Trace {
  const now = readStage(stage);
  if (!now) return { ...trace, words: stage };
  const { phase, done, total, ripples } = now;
  const before = trace.phases.filter((p) => SLEEP_PHASES.indexOf(p.phase) < SLEEP_PHASES.indexOf(phase));
  return { phases: [...before, { phase, done, total, ripples }], words: '' };
}
