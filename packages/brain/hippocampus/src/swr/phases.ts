/**
 * The five phases of a night as a table of data, and the order that they keep. What a phase does to replay: how much of
 * it, how far a ripple's experiences lie apart, how much the priorities count, and how alike a moment must be to a
 * schema to change it.
 */
import { refused, SLEEP_PHASES, type SleepPhase } from '@janus/domain';

export interface PhaseSpec {
  /** Share of the night's replays; the five sum to 1. */
  readonly share: number;
  /** Compression: every how-manieth decision of a stretch a ripple replays. */
  readonly stride: number;
  /** Share of the configured α [E40]: 1 = the salient first, 0 = all alike. */
  readonly exponent: number;
  /** Way of the recall threshold from the configured one (0) to an exact match (1); null: nothing is consolidated. */
  readonly threshold: number | null;
  readonly why: string;
}

/** Phases of a night [E42]. */
export const PHASES: Readonly<Record<SleepPhase, PhaseSpec>> = {
  awake: {
    share: 0.05,
    stride: 1,
    exponent: 1,
    threshold: null,
    why: 'quiet rest: the last decisions are gone over as they were, and no schema is touched',
  },
  light: {
    share: 0.2,
    stride: 2,
    exponent: 1,
    threshold: 0.25,
    why: 'the salient is replayed, and only what a schema knows well moves it',
  },
  deep: {
    share: 0.4,
    stride: 4,
    exponent: 1,
    threshold: 0,
    why: 'most replay, most compressed; what no schema could explain founds new ones',
  },
  integration: {
    share: 0.25,
    stride: 2,
    exponent: 0.5,
    threshold: 0,
    why: 'the ordinary is replayed beside the salient, so that new schemas do not push old ones out',
  },
  transition: {
    share: 0.1,
    stride: 1,
    exponent: 0,
    threshold: 0.5,
    why: 'all alike and as it was: what is left over before the day; schemas hardly move',
  },
};

/**
 * The phase after `phase` [E42], null after the last; the first after null.
 */
export function nextPhase(phase: SleepPhase | null): SleepPhase | null {
  return SLEEP_PHASES[phase === null ? 0 : SLEEP_PHASES.indexOf(phase) + 1] ?? null;
}

/**
 * Holds the order [E42].
 * @throws JanusError refused naming both phases
 */
export function checkOrder(from: SleepPhase | null, to: SleepPhase): void {
  const next = nextPhase(from);
  if (next !== to)
    throw refused(
      `phase '${to}' cannot follow ${from === null ? 'nightfall' : `'${from}'`}: ` +
        (next === null ? 'the night is over' : `'${next}' comes next, in the order ${SLEEP_PHASES.join(', ')}`),
    );
}

/** Recall threshold in a phase: on the way from `base` to 1; null where nothing is consolidated. */
export function phaseThreshold(phase: SleepPhase, base: number): number | null {
  const way = PHASES[phase].threshold;
  return way === null ? null : base + way * (1 - base);
}

/** Replays of each phase in order: whole numbers that sum to `total`. */
export function replaysByPhase(total: number): number[] {
  let share = 0;
  let given = 0;
  return SLEEP_PHASES.map((phase) => {
    share += PHASES[phase].share;
    const upTo = Math.round(share * total);
    const own = upTo - given;
    given = upTo;
    return own;
  });
}
