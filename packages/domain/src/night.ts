/**
 * What the night makes and the day loads: an immutable, numbered version of the schemas that were formed from
 * experience, with all that is needed to compare a new moment with them. Plain JSON: it is stored, hashed and sent as
 * it stands.
 */

/** Phases of a night in their order [E42]. */
export const SLEEP_PHASES = ['awake', 'light', 'deep', 'integration', 'transition'] as const;
export type SleepPhase = (typeof SLEEP_PHASES)[number];

/** Why a replay began, in the order in which it is asked: the first that fits names the ripple. */
export const RIPPLE_TYPES = [
  'risk-event', // fear, or a rule was not fully satisfied
  'large-loss',
  'large-profit',
  'market-anomaly', // the bar's move was a surprise
  'volatility-spike', // against the usual of the symbol's decisions before
  'liquidity-event', // the same of volume
  'regime-change', // another regime than at the symbol's decision before
  'novel-pattern', // like none of the schemas that the night came with
  'periodic', // none of these
] as const;
export type RippleType = (typeof RIPPLE_TYPES)[number];

/** A prototype of moments [E45] with its metadata. */
export interface NightSchema {
  /** Stable from version to version while the schema lives, ≥ 0; never used again. */
  readonly id: number;
  /** z_k [dimension], of length 1. */
  readonly centroid: readonly number[];
  /** n_k: experiences that belong to it. */
  readonly n: number;
  /** r̄_k: mean reward of its members, fraction of equity a decision. */
  readonly meanReward: number;
  /** σ_k: standard deviation of their rewards; 0 for a single one. */
  readonly sigma: number;
  /** Members and mean reward by action; index = ACTIONS. */
  readonly actionN: readonly number[];
  readonly actionReward: readonly number[];
  /** Members by regime; index = REGIMES. */
  readonly regimeN: readonly number[];
  /** Index into REGIMES of the most frequent, −1 where no member knew its regime. */
  readonly regime: number;
  /** Distance that the centroid has moved since the version before, 0 for a new schema: 1 − cosine, [0, 2]. */
  readonly drift: number;
}

/** How a moment becomes the vector that is compared with the centroids: frozen with the version. */
export interface NightEncoder {
  /** Draws the random projection [E38]: the same seed, the same projection. */
  readonly seed: number;
  /** Cells of the separating layer, and the share of them left firing. */
  readonly cells: number;
  readonly activeShare: number;
  /** Mean and inverse standard deviation of state and context components, [EPISODE_STATE + 3] each. */
  readonly mean: readonly number[];
  readonly scale: readonly number[];
}

export interface SchemaVersion {
  /** 1, 2, 3 … within one data folder. */
  readonly version: number;
  /** sha256 of the canonical JSON of everything else here, hexadecimal. */
  readonly hash: string;
  /** Hash of the version that this one grew from, null for the first. */
  readonly parent: string | null;
  /** The newest moment that any of its members knew, epoch ms: no decision before it may use this version. */
  readonly knownAt: number;
  /** sleepId of the night that made it. */
  readonly sleepId: string;
  readonly seed: number;
  readonly encoder: NightEncoder;
  /** Standard deviation of all rewards that were not 0: the unit in which values are said. */
  readonly usualReward: number;
  /** θ [E46]: cosine below which a moment belongs to none of them. */
  readonly threshold: number;
  readonly schemas: readonly NightSchema[];
  /** Id that the next new schema gets. */
  readonly nextId: number;
}
