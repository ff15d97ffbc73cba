/**
 * What the router, the pages and the command line say about nights and maps. Types and small pure functions: the page
 * imports them, so nothing here may pull in a host.
 */
import type { NightSchema } from '@janus/domain';
import type { PhaseResult, RecallResult, SleepResult } from '@janus/integration';
import type { MapGrade, QualityAt } from '@janus/manifold';

/** What of the recall gate is told in the record; one line a recall is in the columns. */
export type NightRecall = Omit<RecallResult, 'log'> & {
  /** Recalls that were tried and logged. */
  readonly logged: number;
};

/** A night as lists show it. */
export interface NightHead {
  readonly sleepId: string;
  readonly runId: string;
  readonly dataSet: string;
  readonly symbol: string;
  /** Experiences known by then were replayed, epoch ms. */
  readonly until: number;
  readonly experiences: number;
  readonly replayed: number;
  readonly ripples: number;
  readonly passed: number;
  readonly blocked: number;
  /** The version that it published, and how many schemas that holds. */
  readonly version: number;
  readonly schemas: number;
  readonly seed: number;
  readonly simulatedData: boolean;
  /** Epoch ms. */
  readonly createdAt: number;
  /** Quality of its map; null where it has none. */
  readonly map: { readonly points: number; readonly grade: MapGrade | null; readonly trust20: number | null } | null;
}

/** A night in full, all but its columns. */
export interface Night extends NightHead {
  readonly config: Readonly<Record<string, unknown>>;
  readonly configHash: string;
  readonly dataHash: string;
  readonly backend: string;
  readonly codeVersion: string;
  /** Hash of the version that it grew from, null for the first. */
  readonly parent: string | null;
  /** Values in an embedding. */
  readonly dim: number;
  readonly phases: readonly PhaseResult[];
  readonly recall: NightRecall;
  readonly histogram: SleepResult['histogram'];
  readonly beta: SleepResult['beta'];
  readonly valueError: SleepResult['valueError'];
}

/** A version beside the one it grew from. */
export interface VersionView {
  readonly version: number;
  readonly hash: string;
  readonly parent: string | null;
  readonly knownAt: number;
  readonly sleepId: string;
  readonly usualReward: number;
  readonly threshold: number;
  readonly schemas: readonly SchemaRow[];
  /** Schemas that the version compared with has and this one has not. */
  readonly retired: readonly SchemaRow[];
  /** Number of the version compared with, null where there is none. */
  readonly against: number | null;
}
export type SchemaRow = Omit<NightSchema, 'centroid'> & {
  /** Not in the version compared with. */
  readonly isNew: boolean;
  /** 1 − cosine to itself there, null where it was not there. */
  readonly moved: number | null;
  /** n there, null where it was not there. */
  readonly nBefore: number | null;
};

export interface VersionHead {
  readonly version: number;
  readonly hash: string;
  readonly parent: string | null;
  readonly knownAt: number;
  readonly sleepId: string;
}

export interface MapInfo {
  readonly sleepId: string;
  readonly n: number;
  readonly seed: number;
  readonly neighbours: number;
  readonly minDist: number;
  readonly epochs: number;
  readonly at: readonly QualityAt[];
  readonly grade: MapGrade | null;
  readonly examined: number;
  readonly exact: boolean;
  /** Neighbourhood of the distortion, null without one. */
  readonly distortionK: number | null;
  /** The night from whose map it started, and how many points that gave it; null where it started afresh. */
  readonly alignedTo: string | null;
  readonly placed: number;
  readonly createdAt: number;
}

export interface Neighbour {
  /** Index of the memory. */
  readonly memory: number;
  /** Distance on the map, in map units. */
  readonly onMap: number;
  /** 1 − cosine of the embeddings. */
  readonly apart: number;
}
export interface Nearest {
  readonly onMap: readonly Neighbour[];
  readonly inMemory: readonly Neighbour[];
  /** Share of the true neighbours that the map shows as such. */
  readonly kept: number;
}

/** A run that can be slept on. */
export interface Sleepable {
  readonly runId: string;
  readonly dataSet: string;
  readonly symbol: string;
  readonly experiences: number;
  readonly from: number;
  readonly to: number;
  readonly simulatedData: boolean;
}

/** Columns of a night's memories, float64 each, in this order in the file. */
export const MEMORY_COLUMNS = [
  'time', // of the decision, epoch ms
  'bar', // decided on, in its run
  'action', // index into ACTIONS
  'regime', // index into REGIMES, −1 none
  'reward', // fraction of equity
  'horizon', // bars until the reward was known
  'fear',
  'confidence',
  'surprise',
  'priority', // P(i) at nightfall
  'replayed', // times
  'ripple', // index into RIPPLE_TYPES
  'schema', // id, −1 none
  'similarity', // cosine with the nearest schema
] as const;
export type MemoryColumn = (typeof MEMORY_COLUMNS)[number];

/** Columns of the recall log, float64 each. */
export const RECALL_COLUMNS = ['experience', 'schema', 'similarity', 'threshold', 'passed'] as const;
export type RecallColumn = (typeof RECALL_COLUMNS)[number];
