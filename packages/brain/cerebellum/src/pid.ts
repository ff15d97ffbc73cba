/**
 * Closed-loop correction of the slippage forecast: a PID controller whose error is realised minus predicted slippage,
 * one step a completed order. Time runs in order horizons: dt = 1 from one order to the next.
 * Source: Åström and Hägglund, PID Controllers, 2nd ed., 1995, ch. 3 (derivative filter, conditional integration).
 */
import { clamp } from '@janus/numerics';

/** Gains and bounds of one controller; `deadBand` and `correctionLimit` are in the unit of its error and output. */
export interface PidGains {
  /** K_p, K_i, K_d. */
  readonly proportional: number;
  readonly integral: number;
  readonly derivative: number;
  /** Time constant of the low-pass before the derivative term, ≥ 0; 0 none. */
  readonly derivativeTime: number;
  readonly deadBand: number;
  readonly correctionLimit: number;
}

export interface PidState {
  /** ∫e dt, fraction of the price · horizons. */
  integral: number;
  /** Error of the step before. */
  error: number;
  /** Filtered de/dt. */
  slope: number;
  /** True once there is an error before this one. */
  primed: boolean;
  /** u, added to the slippage forecast; fraction of the price. */
  output: number;
}
export const initPid = (): PidState => ({ integral: 0, error: 0, slope: 0, primed: false, output: 0 });

/** u = K_p·e + K_i·∫e dt + K_d·de/dt [E36]. */
export function pidOutput(
  proportional: number,
  integral: number,
  derivative: number,
  error: number,
  area: number,
  slope: number,
): number {
  return proportional * error + integral * area + derivative * slope;
}

/**
 * One step of [E36] in discrete time. Errors within the dead band are 0. The slope passes a first-order low-pass. The
 * output is bounded; while it is at its bound, an error that would push it further is not integrated, so the integral
 * does not wind up.
 * @param e realised − predicted slippage, fraction of the price
 * @param dt > 0, order horizons
 */
export function stepPid(s: PidState, config: PidGains, e: number, dt: number): number {
  const error = Math.abs(e) <= config.deadBand ? 0 : e;
  const slope = s.primed ? (error - s.error) / dt : 0;
  s.slope += (dt / (config.derivativeTime + dt)) * (slope - s.slope);
  const area = s.integral + error * dt;
  const wanted = pidOutput(config.proportional, config.integral, config.derivative, error, area, s.slope);
  s.output = clamp(wanted, -config.correctionLimit, config.correctionLimit);
  const pushesFurther = wanted !== s.output && Math.sign(error) === Math.sign(wanted);
  if (!pushesFurther) s.integral = area;
  s.error = error;
  s.primed = true;
  return s.output;
}
