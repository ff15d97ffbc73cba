/**
 * The vocabulary of the Gramian angular field kernel: what can be asked of it, whichever backend answers.
 * The maths is in gaf/assembly/gaf.ts (wasm) and gaf/gaf.wgsl.ts (WebGPU); the f64 reference, one function an
 * equation, is in @janus/visual-cortex. Nothing here runs per cell.
 */
import { badInput } from '@janus/domain';

/** GASF = cos(φi + φj) [E5]; GADF = sin(φi − φj) [E6]. */
export type GafField = 'gasf' | 'gadf';

/** x̃ = tanh(γ·(x − μ)/σ + β) [E2] with everything fixed beforehand: the only map under which a frame can slide. */
export interface FrozenMap {
  readonly mu: number;
  /** > 0 */
  readonly sigma: number;
  readonly gamma: number;
  readonly beta: number;
}

/** Window min–max into [low, high], by default [−1, 1] [E1]; or the frozen map [E2]. */
export type GafScale =
  | { readonly kind: 'minmax'; readonly low?: number; readonly high?: number }
  | { readonly kind: 'tanh'; readonly map: FrozenMap };

/**
 * Segments of piecewise aggregate approximation where the length does not divide, both as pyts has them: `split` abut
 * and differ by one in length (what its GAF uses, and a plan), `overlap` are all ⌈n/m⌉ long (its PAA's own default).
 */
export type PaaSegments = 'split' | 'overlap';

/** Lengths in values. `size` ≤ `window`: longer windows are reduced by piecewise aggregate approximation first. */
export interface GafShape {
  readonly length: number;
  readonly window: number;
  readonly size: number;
  readonly stride: number;
}

/**
 * Room for one series and all its frames, in the kernel's own memory: write `values`, call `scale`, call `draw`, read.
 * All arrays are views that stay valid for the plan's life; nothing is copied or allocated by a call.
 */
export interface GafPlan extends GafShape {
  /** Number of windows: ⌊(length − window)/stride⌋ + 1. */
  readonly count: number;
  /** Input. [length] */
  readonly values: Float64Array;
  /** x̃ = lo − hi and √(1 − x̃²) = 2√(lo·hi), a row a window. [count, size] */
  readonly lo: Float32Array;
  readonly hi: Float32Array;
  /** 1 where the window is constant: x̃ = 0 throughout, so GASF is −1 and GADF 0 everywhere. [count] */
  readonly flags: Uint8Array;
  /** [count, size, size] */
  readonly frames: Float32Array;
  /** values → lo, hi, flags. @throws JanusError bad-input where a window holds a value that is not finite */
  scale(how: GafScale): void;
  /** lo, hi → frames */
  draw(field: GafField): void;
}

/**
 * One frame that slides with its series under a frozen map. It is kept as a torus, so that a value costs its own row
 * and column, 2·size − 1 cells, and is exact: equal to the frame drawn anew.
 */
export interface GafStream {
  readonly size: number;
  readonly field: GafField;
  /** Values taken since `retune`; a frame exists from `size` on. */
  readonly count: number;
  /** Last result of `unroll`. [size, size] */
  readonly frame: Float32Array;
  /** Last result of `pool`: means over square blocks. [pooled, pooled] */
  readonly pooled: Float32Array;
  /** @throws JanusError bad-input for a value that is not finite; the frame is then unchanged */
  push(value: number): void;
  /** The torus in order of time into `frame`. @throws RangeError before `size` values */
  unroll(): void;
  /** Block means into `pooled`, straight from the torus. @throws RangeError before `size` values */
  pool(): void;
  /** Takes another map and forgets every value: cells made under two maps do not belong in one frame. */
  retune(map: FrozenMap): void;
}

export interface GafKernel {
  readonly backend: 'wasm-simd';
  /** Means of `values` over `size` segments. @returns a new array [size] @throws JanusError bad-input for the size */
  paa(values: Float64Array, size: number, segments: PaaSegments): Float64Array;
  plan(shape: GafShape): GafPlan;
  /** @param pooled blocks a side, a divisor of size */
  stream(size: number, pooled: number, field: GafField, map: FrozenMap): GafStream;
}

const whole = (name: string, value: number, low: number, high: number): void => {
  if (!Number.isInteger(value) || value < low || value > high)
    throw badInput(`${name} ${value} is not a whole number in [${low}, ${high}]`);
};

/** @throws JanusError bad-input naming the length at fault */
export function checkShape({ length, window, size, stride }: GafShape): void {
  whole('length', length, 1, 2 ** 28);
  whole('window', window, 1, length);
  whole('size', size, 1, window);
  whole('stride', stride, 1, length);
}

/** @throws JanusError bad-input */
export function checkStream(size: number, pooled: number): void {
  whole('size', size, 1, 4096);
  whole('pooled', pooled, 1, size);
  if (size % pooled !== 0) throw badInput(`pooled ${pooled} does not divide size ${size}: choose a divisor`);
}

/** @throws JanusError bad-input unless σ > 0 and all is finite */
export function checkMap({ mu, sigma, gamma, beta }: FrozenMap): void {
  if (!(sigma > 0 && Number.isFinite(mu) && Number.isFinite(gamma / sigma) && Number.isFinite(beta)))
    throw badInput(`map μ ${mu}, σ ${sigma}, γ ${gamma}, β ${beta}: all must be finite and σ above 0`);
}

/** @throws JanusError bad-input unless −1 ≤ low < high ≤ 1 */
export function checkRange(low: number, high: number): void {
  if (!(low >= -1 && low < high && high <= 1))
    throw badInput(`range [${low}, ${high}] is not within [-1, 1] with low below high`);
}
