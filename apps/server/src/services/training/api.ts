/** What training of vision leaves behind, as commands and pages say it. Types and closed lists only. */
import type { Identity } from '../provenance.ts';

export const ARCHIVE_MODELS = ['diffgaf-lstm', 'diffgaf-vivit'] as const;
export type ArchiveModel = (typeof ARCHIVE_MODELS)[number];

/** One training, on one set with one seed. */
export interface ArchiveRow {
  readonly dataset: string;
  readonly model: ArchiveModel;
  readonly seed: number;
  /** Share of the test part that is wrong, [0, 1]. */
  readonly error: number;
  /** Error of the nearest training series by Euclidean distance, z-normalised. */
  readonly baseline: { readonly oneNN: number };
  /** Epochs on all training series, as many as served held-out ones best. */
  readonly epochs: number;
  /** Why the search for that number ended. */
  readonly why: 'all epochs' | 'no better' | 'time';
  /** That its share of the time and not the options set its epochs: another machine gives another number. */
  readonly timeLimited: boolean;
  /** Of training, wall time. */
  readonly seconds: number;
}

/** One model on one set, over the seeds; accuracies, [0, 1]. */
export interface ArchiveModelSummary {
  readonly mean: number;
  readonly low: number;
  readonly high: number;
  /** Of the mean of what the seeds' models hold probable. */
  readonly together: number;
}
export interface ArchiveSetSummary {
  readonly dataset: string;
  readonly dataHash: string;
  readonly format: string;
  readonly train: number;
  readonly test: number;
  readonly length: number;
  readonly classes: number;
  readonly oneNN: number;
  readonly models: Readonly<Record<ArchiveModel, ArchiveModelSummary>>;
}

/** How often the mean over the seeds is better than, equal to and worse than 1-NN, in sets. */
export interface Wins {
  readonly better: number;
  readonly equal: number;
  readonly worse: number;
}

export interface ArchiveReport extends Identity {
  readonly seeds: readonly number[];
  readonly budgetSeconds: number;
  readonly sets: readonly ArchiveSetSummary[];
  readonly results: readonly ArchiveRow[];
  readonly wins: Readonly<Record<ArchiveModel, Wins>>;
  readonly warnings: readonly string[];
  /** Wall time of everything, and epoch ms of the beginning. */
  readonly timing: { readonly seconds: number; readonly createdAt: number };
}

/** What a model can be trained for on bars. */
export const BAR_TASKS = ['volatility', 'regime', 'direction', 'masked', 'next-frame'] as const;
export type BarTask = (typeof BAR_TASKS)[number];
export const BAR_MODELS = ['diffgaf-lstm', 'diffgaf-vivit', 'lstm', 'mlp'] as const;
export type BarModel = (typeof BAR_MODELS)[number];

/** Of a forecast on the test block, e.g. r2, accuracy. */
export interface ForecastMeasures {
  /** 'model', or what it is held against. */
  readonly name: string;
  /** Mean of squared errors, of Brier scores, or of what the task minimises. */
  readonly loss: number;
  readonly measures: Readonly<Record<string, number>>;
}
/** 1 − loss of the model/loss of the reference on the test block, with a 95 % interval by the stationary bootstrap. */
export interface Skill {
  readonly against: string;
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** What is told of every model that was trained, stopped and judged on its own block each. */
export interface TrainedReport extends Identity {
  /** Names the artefact. */
  readonly artefact: string;
  /** Name of what it was trained on. */
  readonly data: string;
  /** In bars, or in snapshots of a book. */
  readonly horizon: number;
  readonly embargo: number;
  readonly samples: { readonly train: number; readonly validation: number; readonly test: number };
  /** Epoch ms: when the last of what anything in the artefact comes from was known. It may be used from then on. */
  readonly knownAt: number;
  /** Of the first and the last sample of the test block, epoch ms. */
  readonly testFrom: number;
  readonly testTo: number;
  readonly epochs: number;
  readonly bestEpoch: number;
  readonly why: 'all epochs' | 'no better';
  readonly forecasts: readonly ForecastMeasures[];
  readonly skills: readonly Skill[];
  /** Resampled histories and the mean length of their blocks, in samples. */
  readonly bootstrap: { readonly draws: number; readonly meanBlock: number };
  readonly warnings: readonly string[];
  readonly timing: { readonly seconds: number; readonly createdAt: number };
}

/** Of a model that a run can see through: `janus run --artefact ID`. */
export interface BarReport extends TrainedReport {
  readonly simulatedData: boolean;
  readonly task: BarTask;
  readonly model: BarModel;
  readonly features: readonly string[];
  /** Of those, what is drawn; empty for models without a picture. */
  readonly drawn: readonly string[];
}

/** What a ViViT can be trained for on a recorded order book. */
export const BOOK_TASKS = ['direction', 'volatility'] as const;
export type BookTask = (typeof BOOK_TASKS)[number];

/** What one layer looks at, the mean over test videos of its class token's view; each row sums to 1. */
export interface ToldAttention {
  readonly layer: string;
  /** Names of the tokens, the class token itself first. */
  readonly tokens: readonly string[];
  /** [heads][tokens] */
  readonly heads: readonly (readonly number[])[];
}

/** Of a model that sees books, so that no run on bars can see through it: `janus model export ID`. */
export interface BookReport extends TrainedReport {
  /** Tells it from what was trained on bars. */
  readonly kind: 'book';
  readonly task: BookTask;
  readonly model: 'vivit';
  readonly channels: readonly string[];
  readonly levels: number;
  /** From snapshot to snapshot, ms. */
  readonly stepMs: number;
  readonly snapshots: number;
  /** Stretches without a gap. */
  readonly segments: number;
  /** Snapshots of a frame, and frames of a video. */
  readonly columns: number;
  readonly frames: number;
  readonly attention: readonly ToldAttention[];
}
