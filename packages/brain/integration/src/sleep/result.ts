/** What goes into a night and what comes out of it. Plain values; the columns an experience long are typed arrays. */
import type { SchemaVersion, SleepPhase, RippleType } from '@janus/domain';
import type { Formation, RecallLog } from '@janus/cortex';
import type { ReplayHistogram } from '@janus/hippocampus';
import type { SleepConfig } from './config.ts';

export interface SleepInput {
  /** [n, EXPERIENCE_WIDTH], in the order of the day; several runs one after the other. Read only. */
  readonly rows: Float64Array;
  /** The version that the night grows from, null for the first. */
  readonly previous: SchemaVersion | null;
  readonly config: SleepConfig;
  /** A whole number in [0, 2³²). */
  readonly seed: number;
  readonly sleepId: string;
  /** sha256 of the canonical JSON of a value, hexadecimal. */
  readonly hash: (content: unknown) => string;
  /** Milliseconds of any clock; without one the phases have no times. */
  readonly clock?: () => number;
  readonly onProgress?: (progress: SleepProgress) => void;
  /** Asked after every batch. */
  readonly shouldStop?: () => boolean;
}

export interface SleepProgress {
  readonly phase: SleepPhase;
  /** Replays of this phase: so far, and in all. */
  readonly done: number;
  readonly total: number;
  /** Replays of the night so far. */
  readonly replayed: number;
  /** Ripples of this phase so far. */
  readonly ripples: number;
}

export type RippleCounts = Readonly<Record<RippleType, number>>;

export interface PhaseResult {
  readonly name: SleepPhase;
  readonly replayed: number;
  readonly ripples: RippleCounts;
  readonly seconds: number | null;
  /** α, stride and θ that it replayed with; θ null where nothing is consolidated. */
  readonly exponent: number;
  readonly stride: number;
  readonly threshold: number | null;
}

export interface SchemaRecalls {
  readonly id: number;
  readonly passed: number;
  readonly blocked: number;
}

export interface RecallResult {
  readonly passed: number;
  /** Tried and failed: unlike every schema, or foretold worse than usual. */
  readonly blocked: number;
  /** Experiences left in the pool at daybreak. */
  readonly pool: number;
  /** Ids founded, and ids retired for want of members. */
  readonly founded: readonly number[];
  readonly retired: readonly number[];
  readonly perSchema: readonly SchemaRecalls[];
  /** θ as configured; the phases raise it. */
  readonly threshold: number;
  /** One entry a recall that was tried, `count` of them. */
  readonly log: RecallLog;
  readonly formations: readonly (Formation & { readonly phase: SleepPhase })[];
}

/** One entry an experience. */
export interface ExperienceColumns {
  /** P(i) at nightfall [E40]. */
  readonly priority: Float64Array;
  readonly replayed: Uint32Array;
  /** Index into RIPPLE_TYPES of the ripple that it would begin. */
  readonly ripple: Uint8Array;
  /** [n, dim] */
  readonly embedding: Float32Array;
  readonly dim: number;
  /** Id of its schema at daybreak, −1 none, and the cosine with the nearest. */
  readonly schema: Int32Array;
  readonly similarity: Float32Array;
}

export interface SleepResult {
  readonly sleepId: string;
  readonly seed: number;
  readonly experiences: number;
  readonly phases: readonly PhaseResult[];
  readonly histogram: ReplayHistogram;
  /** β [E41] by batch: replays before it, and what weighed it. */
  readonly beta: readonly { readonly replayed: number; readonly beta: number }[];
  readonly recall: RecallResult;
  /** Root mean square of δ [E39] over all experiences, in units of the usual reward. */
  readonly valueError: { readonly before: number; readonly after: number };
  readonly columns: ExperienceColumns;
  readonly version: SchemaVersion;
}
