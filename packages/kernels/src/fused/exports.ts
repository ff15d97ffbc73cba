/** The border to build/fused.wasm: what it exports, and the models that it can be told. */

export interface FusedExports {
  readonly base: () => number;
  /** Bytes of all records together. */
  readonly records: () => number;
  /** @returns 0, or 1 + the place of the first input that is not finite */
  readonly vivit: (record: number) => number;
  readonly lstm: (record: number) => number;
}
/** An instance of the compiled kernel with a memory of its own of `pages` × 64 KiB, zeroed. */
export type InstantiateFused = (pages: number) => { readonly buffer: ArrayBuffer; readonly exports: FusedExports };

/** Named numbers, row-major; names and shapes are those of @janus/neural. */
export type FusedWeights = Readonly<Record<string, { readonly values: Float32Array }>>;

/** Frames, and the patches they are cut into: `patch` divides rows and columns, `tubelet` frames. */
export interface FusedVideo {
  readonly frames: number;
  readonly channels: number;
  readonly rows: number;
  readonly columns: number;
  readonly patch: number;
  readonly tubelet: number;
}
/** A window of features from which the frames are drawn: `rows` divides `window`. */
export interface FusedGaf {
  readonly features: number;
  readonly select: readonly number[];
  /** Bars of a frame, and from frame to frame. */
  readonly window: number;
  readonly stride: number;
  readonly field: 'gasf' | 'gadf' | 'both';
}
interface Ends {
  readonly video: FusedVideo;
  /** Null where the input is the video. */
  readonly gaf: FusedGaf | null;
  /** Of the embedding. */
  readonly width: number;
  /** Of the head; 0 for none. */
  readonly outputs: number;
}
export interface FusedVivitShape extends Ends {
  readonly dim: number;
  readonly heads: number;
  readonly hidden: number;
  readonly spatialLayers: number;
  readonly temporalLayers: number;
}
export interface FusedLstmShape extends Ends {
  readonly dim: number;
  readonly frameWidth: number;
  readonly cell: number;
}

/** One model in a memory of its own, with everything a call needs: nothing is allocated by one. */
export interface FusedModel {
  /** Numbers of the input. */
  readonly length: number;
  /** Of its memory, weights and all. */
  readonly bytes: number;
  /** Result of the last call, [width]; a view. */
  readonly embedding: Float32Array;
  /** What the head says of it, [outputs]; a view. */
  readonly output: Float32Array;
  /**
   * One sample, [bars, features] or [frames, channels, rows, columns].
   * @returns −1, or the place of the first number of the input that is not finite; then nothing has been computed
   * @throws JanusError bad-input for another number of numbers
   */
  run(sample: ArrayLike<number>): number;
}
