/** What the Vision page and the worker that trains and asks its model say to one another. */
import type { BarSeries, VisionCause } from '@janus/domain';
import type { BackendName, EpochReport } from '@janus/neural';
import type { StageLatency } from '@janus/visual-cortex';
import type { Compute, FieldChoice, ModelName, TaskName } from '../vision/view-store.ts';

/** Bars of a run, for the worker to keep. */
export interface BarsAsk extends Pick<
  BarSeries,
  'symbol' | 'timeframeMs' | 'simulated' | 'time' | 'open' | 'high' | 'low' | 'close' | 'volume'
> {
  readonly runId: string;
}

export interface TrainingPlan {
  readonly task: TaskName;
  readonly model: ModelName;
  /** Bars in a frame. */
  readonly window: number;
  /** Bars from one frame to the next. */
  readonly stride: number;
  readonly field: FieldChoice;
  /** Bars that labels look ahead; without meaning for masked patches. */
  readonly horizon: number;
  readonly epochs: number;
  readonly seed: number;
}

export type ToVision =
  | ({ readonly kind: 'open' } & BarsAsk)
  /** Which backend computes; refused while a training is under way. */
  | { readonly kind: 'compute'; readonly on: Compute }
  | { readonly kind: 'train'; readonly plan: TrainingPlan }
  | { readonly kind: 'pause' }
  | { readonly kind: 'resume' }
  | { readonly kind: 'cancel' }
  | { readonly kind: 'attend'; readonly bar: number }
  | ({ readonly kind: 'measure' } & LatencyPlan)
  | { readonly kind: 'save' }
  | { readonly kind: 'load'; readonly name: string; readonly bytes: ArrayBuffer };

/** When the ViViT gives way: by the budget of an embedding, µs, or by choice. */
export interface LatencyPlan {
  readonly budgetUs: number;
  readonly sees: 'auto' | 'full' | 'light';
}

/** What both models took on the last windows of a run, and which would have seen. */
export interface Latencies {
  readonly plan: LatencyPlan;
  readonly windows: number;
  /** Least step of the clock, µs. */
  readonly tickUs: number;
  /** ViViT and DiffGAF-LSTM; null where there is no such model at hand. */
  readonly full: MeasuredModel | null;
  readonly light: MeasuredModel | null;
  /** Null unless both are there. */
  readonly fallback: {
    readonly light: boolean;
    readonly cause: VisionCause;
    readonly lightWindows: number;
    readonly changes: readonly { readonly bar: number; readonly light: boolean; readonly p95Us: number }[];
  } | null;
}
export interface MeasuredModel {
  readonly bytes: number;
  /** Each stage, the whole last. */
  readonly stages: readonly StageLatency[];
}

export interface BackendFacts {
  readonly name: BackendName;
  readonly reason: string;
  readonly device: string;
  readonly software: boolean;
  readonly passedOver: readonly { readonly name: string; readonly why: string }[];
}

/** Samples of each block, and bars at which the last and the first of them are known. */
export interface BlockFacts {
  readonly train: number;
  readonly validation: number;
  readonly test: number;
  readonly trainTo: number;
  readonly validationFrom: number;
  readonly validationTo: number;
  readonly testFrom: number;
  /** Bars that labels look ahead, and beyond them. */
  readonly reach: number;
  readonly embargo: number;
  /** Bars from one sample to the next. */
  readonly every: number;
}

/** One measure on the test block, the model's and what one would have without it. */
export interface Figure {
  readonly measure: string;
  readonly better: 'higher' | 'lower';
  readonly model: number;
  readonly baselines: readonly { readonly name: string; readonly value: number }[];
}

export interface ModelFacts {
  readonly kind: string;
  readonly task: string;
  readonly weights: number;
  readonly bars: number;
  readonly features: readonly string[];
  readonly width: number;
  /** Of a ViViT; null for other models. */
  readonly sight: {
    readonly frames: number;
    readonly size: number;
    readonly patch: number;
    readonly heads: number;
    readonly spatialLayers: number;
    readonly temporalLayers: number;
    readonly window: number;
    readonly stride: number;
    /** Of the channels, in order: 'return GASF'. */
    readonly channels: readonly string[];
  } | null;
  /** 'trained here', or the name of the file. */
  readonly from: string;
}

/** What the encoder looks at in the window that ends at a bar. All row-major. */
export interface Attention {
  readonly bar: number;
  /** [frames, channels, size, size] */
  readonly video: Float32Array;
  /** A layer: [frames, heads, 1 + patches, 1 + patches], the class token first; rows sum to 1. */
  readonly space: readonly Float32Array[];
  /** A layer: [heads, 1 + frames, 1 + frames]. */
  readonly time: readonly Float32Array[];
}

/** The embedding of windows through the whole run, and its map. */
export interface Trace {
  /** Bar at whose close each is known, rising. */
  readonly bars: Int32Array;
  readonly width: number;
  /** [bars, width] */
  readonly embedding: Float32Array;
  /** [bars, 2] */
  readonly map: Float32Array;
  readonly neighbours: number;
  /** First bar that the training has not seen; null for a file. */
  readonly trainedTo: number | null;
}

export type FromVision =
  | { readonly kind: 'backend'; readonly facts: BackendFacts }
  | { readonly kind: 'no-backend'; readonly why: string }
  | {
      readonly kind: 'begun';
      readonly blocks: BlockFacts;
      readonly model: ModelFacts;
      readonly plan: TrainingPlan;
      readonly steps: number;
    }
  | {
      readonly kind: 'step';
      readonly step: number;
      readonly epoch: number;
      readonly loss: number;
      /** Of the training, without pauses, s; NaN before it can be told. */
      readonly secondsLeft: number;
    }
  | { readonly kind: 'epoch'; readonly report: EpochReport }
  | { readonly kind: 'paused' }
  | { readonly kind: 'resumed' }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'failed'; readonly what: 'train' | 'load' | 'look' | 'measure'; readonly why: string }
  | {
      readonly kind: 'done';
      readonly why: string;
      readonly epoch: number;
      readonly seconds: number;
      readonly figures: readonly Figure[];
    }
  /** A model is at hand, trained or loaded; what is told of the last one holds no more. */
  | { readonly kind: 'model'; readonly model: ModelFacts }
  | ({ readonly kind: 'attention' } & Attention)
  /** The window of that bar reaches before the first one at which all features are known. */
  | { readonly kind: 'too-early'; readonly bar: number; readonly first: number }
  | { readonly kind: 'latencies'; readonly runId: string; readonly latencies: Latencies }
  | { readonly kind: 'mapping'; readonly progress: number }
  | { readonly kind: 'trace'; readonly runId: string; readonly trace: Trace }
  | { readonly kind: 'file'; readonly name: string; readonly bytes: ArrayBuffer };
