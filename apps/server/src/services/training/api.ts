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
