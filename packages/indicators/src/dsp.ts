/**
 * The 8-feature vector of fractal signal processing, from one price a tick, O(1) a tick on average:
 *   0 divergence        (price − FRAMA)/FRAMA
 *   1 alpha             FRAMA's gain, [0.01, 1]
 *   2 fractalDimension  D, Sevcik
 *   3 hurst             variance scaling, [0, 1]
 *   4 regime            1 trending where D < trendBelow, −1 noisy where D > noiseAbove, else 0
 *   5 sign              of the divergence: −1, 0, 1
 *   6 deviation         (price − mean)/σ of the window, population σ; 0 where σ is 0
 *   7 confidence        |D − 1.5|/0.5 held within [0, 1]
 * All eight are NaN until all are known. A window without any movement has no regime (0) and no confidence (0).
 */
import { clamp, initRolling, pushRolling } from '@janus/numerics';
import type { Rolling } from '@janus/numerics';
import { initFrama, stepFrama } from './frama.ts';
import type { Frama } from './frama.ts';
import { HURST_REACH, initHurst, stepHurst } from './hurst.ts';
import type { Hurst } from './hurst.ts';
import { initSevcik, stepSevcik } from './sevcik.ts';
import type { Sevcik } from './sevcik.ts';

export interface DspOptions {
  /** Prices in the window of FRAMA, Sevcik and the deviation; even. */
  readonly dspWindow: number;
  /** Changes a lag that the Hurst exponent averages. */
  readonly hurstWindow: number;
  readonly trendBelow: number;
  readonly noiseAbove: number;
}

export interface Dsp {
  readonly frama: Frama;
  readonly sevcik: Sevcik;
  readonly hurst: Hurst;
  readonly window: Rolling;
  readonly trendBelow: number;
  readonly noiseAbove: number;
}

/** @throws RangeError for a window that a part refuses, or thresholds that cross */
export function initDsp(options: DspOptions): Dsp {
  if (!(options.trendBelow <= options.noiseAbove))
    throw new RangeError(`trendBelow ${options.trendBelow} is above noiseAbove ${options.noiseAbove}`);
  return {
    frama: initFrama(options.dspWindow),
    sevcik: initSevcik(options.dspWindow),
    hurst: initHurst(options.hurstWindow),
    window: initRolling(options.dspWindow),
    trendBelow: options.trendBelow,
    noiseAbove: options.noiseAbove,
  };
}

/** Prices until the vector is known. */
export function dspLookback(options: DspOptions): number {
  return Math.max(options.dspWindow, options.hurstWindow + HURST_REACH);
}

/** Distance of D from a random walk's 1.5, [0, 1]. */
export function dspConfidence(dimension: number): number {
  return clamp(Math.abs(dimension - 1.5) / 0.5, 0, 1);
}

// A number handed to a call that the engine does not inline is boxed, and it inlines only so much into one function.
// So the parts are called from a table, which is never inlined, and find their numbers in the output: the price in slot
// `at`, its logarithm in `at + 1`. The last part overwrites them.
type Part = (s: Dsp, out: Float64Array, at: number) => void;

const average: Part = (s, out, at) => stepFrama(s.frama, out[at]!);
const dimension: Part = (s, out, at) => stepSevcik(s.sevcik, out[at]!, s.frama.range);
const persistence: Part = (s, out, at) => stepHurst(s.hurst, out[at + 1]!);
const position: Part = (s, out, at) => pushRolling(s.window, out[at]!);

const vector: Part = (s, out, at) => {
  const { frama, window } = s;
  const d = s.sevcik.value;
  const hurst = s.hurst.value;
  // NaN from whichever window is not full yet makes the sum NaN.
  if (Number.isNaN(d + hurst)) {
    for (let i = 0; i < 8; i++) out[at + i] = Number.NaN;
    return;
  }
  const price = out[at]!;
  const moved = frama.range > 0;
  const divergence = (price - frama.value) / frama.value;
  const sigma = Math.sqrt(window.variance);
  out[at] = divergence;
  out[at + 1] = frama.alpha;
  out[at + 2] = d;
  out[at + 3] = hurst;
  out[at + 4] = moved && d < s.trendBelow ? 1 : d > s.noiseAbove ? -1 : 0;
  out[at + 5] = divergence > 0 ? 1 : divergence < 0 ? -1 : 0;
  out[at + 6] = sigma > 0 ? (price - window.mean) / sigma : 0;
  out[at + 7] = moved ? dspConfidence(d) : 0;
};
const PARTS: readonly Part[] = [average, dimension, persistence, position, vector];

/** `stepDsp` with price and logarithm already in out[at] and out[at + 1]. */
export function stepDspInPlace(s: Dsp, out: Float64Array, at: number): void {
  for (let i = 0; i < PARTS.length; i++) PARTS[i]!(s, out, at);
}

/**
 * Takes a price > 0 and its natural logarithm in, writes eight numbers to `out` from slot `at`.
 * The logarithm is an argument because callers have it already.
 */
export function stepDsp(s: Dsp, price: number, logPrice: number, out: Float64Array, at: number): void {
  out[at] = price;
  out[at + 1] = logPrice;
  stepDspInPlace(s, out, at);
}
