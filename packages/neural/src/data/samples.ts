/**
 * What a model is trained on: samples, each a window of the market or a series, with what the task asks about it.
 * Nothing is materialised: a sample is copied out when its turn comes.
 */
export interface Samples {
  readonly count: number;
  /** Of one sample, the shape of the model's input. */
  readonly input: readonly number[];
  /** What the last axis of a series holds; empty for a video. */
  readonly features: readonly string[];
  /** Bar at whose close a sample is known, rising. */
  readonly at: Int32Array;
  /** Bars after `at` that labels and next frames look at. */
  readonly reach: number;
  /** Copies sample `index`, row-major, to `into` from `offset`. */
  readonly fill: (index: number, into: Float32Array, offset: number) => void;
  /** The same, as it is one frame later. Only where there is one. */
  readonly fillNext?: (index: number, into: Float32Array, offset: number) => void;
  readonly classes?: Classes;
  /** A number to predict, one a sample. */
  readonly values?: Float64Array;
}

export interface Classes {
  readonly names: readonly string[];
  /** One a sample, in [0, names.length). */
  readonly of: Int32Array;
}

/** Host memory of a batch. */
export interface Batch {
  readonly size: number;
  readonly x: Float32Array;
  readonly next: Float32Array | null;
  readonly classes: Int32Array | null;
  readonly values: Float64Array | null;
}

/** Copies the samples of these indices, in their order. */
export function batchOf(samples: Samples, indices: Int32Array, wantsNext: boolean): Batch {
  const each = samples.input.reduce((a, b) => a * b, 1);
  const x = new Float32Array(indices.length * each);
  const next = wantsNext && samples.fillNext ? new Float32Array(x.length) : null;
  indices.forEach((index, i) => {
    samples.fill(index, x, i * each);
    if (next) samples.fillNext!(index, next, i * each);
  });
  const pick = <T extends Int32Array | Float64Array>(of: T | undefined, out: T): T | null => {
    if (!of) return null;
    indices.forEach((index, i) => (out[i] = of[index]!));
    return out;
  };
  return {
    size: indices.length,
    x,
    next,
    classes: pick(samples.classes?.of, new Int32Array(indices.length)),
    values: pick(samples.values, new Float64Array(indices.length)),
  };
}
