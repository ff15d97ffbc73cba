/**
 * Predicates that turn a measurement into a truth. A limit is soft: well on one side of it the truth is 1, at the
 * limit 1/2, well on the other 0, with a continuous slope. The predicates of rules in text answer NaN to NaN, which
 * takes their rule out of the count; `atMost`, for limits that guard, calls what is not known not true.
 */
import { exp } from '@janus/numerics';

/**
 * Truth of "x is at most the limit": the smoothstep t²·(3 − 2t), t falling from 1 at limit·(1 − margin) to 0 at
 * limit·(1 + margin). Crisp (x ≤ limit) where limit·margin is 0 or infinite.
 * @param limit ≥ 0, unit of x
 * @param margin half width of the slope as a share of the limit, ≥ 0
 * @returns truth in [0, 1]; 0 where x or the limit is NaN
 */
export function atMost(x: number, limit: number, margin: number): number {
  const band = limit * margin;
  if (!(band > 0 && band < Number.POSITIVE_INFINITY)) return x <= limit ? 1 : 0;
  const t = 0.5 + (limit - x) / (2 * band);
  if (t >= 1) return 1;
  return t > 0 ? t * t * (3 - 2 * t) : 0;
}

/** Smoothstep t²·(3 − 2t) between 0 and 1; 0 below, 1 above. */
export function smoothstep(t: number): number {
  return t >= 1 ? 1 : t <= 0 ? 0 : t * t * (3 - 2 * t);
}

/**
 * Soft threshold, truth of "x is above the limit": rises from 0 at limit − width to 1 at limit + width.
 * @param scale 1/(2·width) > 0
 */
export function above(x: number, limit: number, scale: number): number {
  return smoothstep(0.5 + (x - limit) * scale);
}

/** The same without a width: 1 above the limit, 0 at it and below. */
export function crisplyAbove(x: number, limit: number): number {
  return x > limit ? 1 : x <= limit ? 0 : Number.NaN;
}

/** A fact that already is a truth, held to [0, 1]. */
export function asTruth(x: number): number {
  return Math.min(1, Math.max(0, x));
}

/** Adds a squared distance in widths: sum + ((x − centre)·inverseWidth)². */
export function squareFrom(sum: number, x: number, centre: number, inverseWidth: number): number {
  const d = (x - centre) * inverseWidth;
  return sum + d * d;
}

/** Likeness from a squared distance in widths, Σ ((x_i − c_i)/width)²: exp(−d²/2), 1 at the centre. */
export function likeness(squared: number): number {
  return exp(-squared / 2);
}

/** 1 / (1 + e^(−z)). */
export function logistic(z: number): number {
  return 1 / (1 + exp(-z));
}
