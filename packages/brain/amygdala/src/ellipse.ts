/**
 * What the breaker sees in two of its signals: the covariance ellipse at its threshold, the circle that ignored
 * correlation would be, and the last states. In units of each signal's own deviation, so that the circle is one.
 */
import { badInput } from '@janus/domain';
import { SIGNAL_COUNT, SIGNALS, type Moments } from './moments.ts';
import { RING, type Ring } from './ring.ts';
import type { AmygdalaState } from './state.ts';
import { dangerThreshold } from './step.ts';

export interface Ellipse {
  readonly x: (typeof SIGNALS)[number];
  readonly y: (typeof SIGNALS)[number];
  /** Of the two signals in their own units: 0 and 1 of the drawing. */
  readonly mean: readonly [number, number];
  readonly deviation: readonly [number, number];
  /** As the breaker uses it, shrunk. */
  readonly correlation: number;
  /** τ: radius of the circle; ∞ while warming up. */
  readonly threshold: number;
  /** Half axes of the ellipse, τ·√(1 + |ρ|) and τ·√(1 − |ρ|), and the angle of the first to x, radians: ±π/4. */
  readonly major: number;
  readonly minor: number;
  readonly angle: number;
  /** Last states, oldest first: (signal − mean) / deviation. [n] each. */
  readonly points: {
    readonly x: Float64Array;
    readonly y: Float64Array;
    readonly time: Float64Array;
    /** 1 where the breaker called it an anomaly: by all six signals, so a flagged point may lie inside. */
    readonly flagged: Uint8Array;
  };
}

/** Element (i, j) of factor·factorᵀ. */
function covarianceOf(factor: Float64Array, i: number, j: number): number {
  let sum = 0;
  for (let k = 0; k <= Math.min(i, j); k++) sum += factor[i * SIGNAL_COUNT + k]! * factor[j * SIGNAL_COUNT + k]!;
  return sum;
}

/**
 * The shadow of the six-dimensional ellipsoid D_M = τ [E50, E51] on two signals: the ellipse of their own covariance at
 * the same τ.
 * @throws JanusError bad-input unless i and j are two different indices into SIGNALS
 */
export function ellipse(state: AmygdalaState, i: number, j: number): Ellipse {
  return ellipseOf(state.moments, dangerThreshold(state), state.ring, i, j);
}

/**
 * The same from its parts: what was usual at some moment, the threshold then, and the states to be drawn over it.
 * @throws JanusError bad-input unless i and j are two different indices into SIGNALS
 */
export function ellipseOf(
  moments: Pick<Moments, 'mean' | 'factor'>,
  threshold: number,
  ring: Ring,
  i: number,
  j: number,
): Ellipse {
  const x = SIGNALS[i];
  const y = SIGNALS[j];
  if (x === undefined || y === undefined || i === j)
    throw badInput(`signals ${i} and ${j}: give two different whole numbers in [0, ${SIGNAL_COUNT - 1}]`);
  const deviation = [
    Math.sqrt(covarianceOf(moments.factor, i, i)),
    Math.sqrt(covarianceOf(moments.factor, j, j)),
  ] as const;
  const mean = [moments.mean[i]!, moments.mean[j]!] as const;
  const correlation = covarianceOf(moments.factor, i, j) / (deviation[0] * deviation[1]);
  const n = ring.filled;
  const points = {
    x: new Float64Array(n),
    y: new Float64Array(n),
    time: new Float64Array(n),
    flagged: new Uint8Array(n),
  };
  for (let k = 0; k < n; k++) {
    const slot = (ring.next - n + k + RING) % RING;
    points.x[k] = (ring.states[slot * SIGNAL_COUNT + i]! - mean[0]) / deviation[0];
    points.y[k] = (ring.states[slot * SIGNAL_COUNT + j]! - mean[1]) / deviation[1];
    points.time[k] = ring.time[slot]!;
    points.flagged[k] = ring.flagged[slot]!;
  }
  return {
    x,
    y,
    mean,
    deviation,
    correlation,
    threshold,
    major: threshold * Math.sqrt(1 + Math.abs(correlation)),
    minor: threshold * Math.sqrt(1 - Math.abs(correlation)),
    angle: (Math.sign(correlation) * Math.PI) / 4,
    points,
  };
}
