/**
 * The polar encoding of a scaled window, for drawing (view V1b): angle φ = arccos x̃, radius t / T. The matrices
 * themselves are never built from φ: they need no arc cosine and would lose digits by it.
 */

/** φ = arccos x̃ [E3], radians, [0, π]. Rounding of x̃ just outside [−1, 1] is taken as the end. */
export function polarAngle(x: number): number {
  return Math.acos(Math.min(1, Math.max(-1, x)));
}

/** r = t / T [E4], (0, 1], for t = 1 … T. */
export function polarRadius(t: number, T: number): number {
  return t / T;
}

export interface PolarClock {
  /** Radians, [0, π]. */
  readonly angle: Float64Array;
  /** (0, 1] */
  readonly radius: Float64Array;
  /** Arithmetic mean of the angles, radians; NaN for an empty window. */
  readonly mean: number;
}

/** @param x scaled values, [−1, 1], oldest first */
export function polarClock(x: ArrayLike<number>): PolarClock {
  const n = x.length;
  const angle = new Float64Array(n);
  const radius = new Float64Array(n);
  let sum = 0;
  for (let i = 0; i < n; i++) {
    angle[i] = polarAngle(x[i]!);
    radius[i] = polarRadius(i + 1, n);
    sum += angle[i]!;
  }
  return { angle, radius, mean: sum / n };
}

/** How many values sit on an end of the box, |x̃| ≥ 1 − tolerance. */
export function saturated(x: ArrayLike<number>, tolerance = 1e-9): number {
  let count = 0;
  for (let i = 0; i < x.length; i++) if (Math.abs(x[i]!) >= 1 - tolerance) count++;
  return count;
}
