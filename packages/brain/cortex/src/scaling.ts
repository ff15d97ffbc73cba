/**
 * Brings features to units that mean the same on every timeframe and market: returns in robust deviations, levels in
 * multiples of what is usual, the rest as it is. "Usual" is a running median of |x|, which one crash hardly moves. A
 * value is scaled by what was usual before it.
 */
import { SCHEMA_FEATURES, type SchemaFeature } from '@janus/domain';

export type Scale = 'as-is' | 'deviations' | 'multiples';
/** How each feature is scaled. Deviations: x / (1.4826·median|x|), σ for a normal x. Multiples: x / median|x|. */
export const SCALES: Readonly<Record<SchemaFeature, Scale>> = {
  trailingReturn: 'deviations',
  realisedVolatility: 'multiples',
  averageCorrelation: 'as-is',
  maxDrawdown: 'multiples',
  volatilityChange: 'as-is',
  momentum: 'as-is',
  meanReversion: 'as-is',
  creditSpread: 'multiples',
  yieldCurveSlope: 'deviations',
  relativeVolume: 'as-is',
};
/** 1/Φ⁻¹(3/4): median absolute deviation to σ for a normal law. */
const NORMAL = 1.4826022185056018;
const FEATURES = SCHEMA_FEATURES.length;
/** Values that a median starts from; before them the feature counts as absent. */
export const START = 32;
/** No median is taken to be smaller: a drawdown of 0 is not a unit. */
const LEAST = 1e-9;

export interface Scaling {
  /** Per feature: values seen, running median of |x| (NaN while starting), and its factor (0 = as it is). */
  readonly seen: Int32Array;
  readonly median: Float64Array;
  readonly factor: Float64Array;
  /** [features, START] */
  readonly first: Float64Array;
  /** The rate last asked for, and its step. */
  rate: number;
  step: number;
}

export function initScaling(): Scaling {
  return {
    seen: new Int32Array(FEATURES),
    median: new Float64Array(FEATURES).fill(Number.NaN),
    factor: Float64Array.from(SCHEMA_FEATURES, (f) => ({ 'as-is': 0, deviations: NORMAL, multiples: 1 })[SCALES[f]]),
    first: new Float64Array(FEATURES * START),
    rate: Number.NaN,
    step: 1,
  };
}

/** Median of the first START magnitudes of a feature; sorts them in place. */
function startMedian(first: Float64Array, feature: number): number {
  const from = feature * START;
  for (let i = from + 1; i < from + START; i++) {
    const x = first[i]!;
    let k = i;
    while (k > from && first[k - 1]! > x) {
      first[k] = first[k - 1]!;
      k--;
    }
    first[k] = x;
  }
  return 0.5 * (first[from + START / 2 - 1]! + first[from + START / 2]!);
}

/** e^rate, kept: in the long run every step is this one. */
function longStep(s: Scaling, rate: number): number {
  if (s.rate !== rate) {
    s.rate = rate;
    s.step = Math.exp(rate);
  }
  return s.step;
}

/** Lets one value into a feature's median: a step up or down, 1/n of it at first and `rate` in the long run. */
function learnScale(s: Scaling, feature: number, x: number, rate: number): void {
  const magnitude = Math.abs(x);
  const n = s.seen[feature]! + 1;
  s.seen[feature] = n;
  if (n <= START) {
    s.first[feature * START + n - 1] = magnitude;
    if (n === START) s.median[feature] = Math.max(LEAST, startMedian(s.first, feature));
    return;
  }
  const step = n * rate >= 1 ? longStep(s, rate) : Math.exp(1 / n);
  const median = s.median[feature]!;
  s.median[feature] = Math.max(LEAST, magnitude > median ? median * step : median / step);
}

/**
 * Scales `x` [SCHEMA_FEATURES] into `out` and then learns from it. NaN stays NaN, and so is what has no scale yet.
 * Returns how many features are present in `out`.
 */
export function scale(s: Scaling, x: Float64Array, rate: number, out: Float64Array): number {
  let present = 0;
  for (let f = 0; f < FEATURES; f++) {
    const value = x[f]!;
    const factor = s.factor[f]!;
    if (!Number.isFinite(value)) out[f] = Number.NaN;
    else if (factor === 0) out[f] = value;
    else {
      out[f] = value / (factor * s.median[f]!);
      learnScale(s, f, value, rate);
    }
    if (!Number.isNaN(out[f]!)) present++;
  }
  return present;
}
