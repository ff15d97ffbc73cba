/**
 * Two controllers, one inside the other [E36]: the output of the outer is what the inner is to reach. The inner answers
 * a disturbance of its own, quick loop before the outer, slow one has felt it. Source: Åström and Hägglund, PID
 * Controllers, 2nd ed., 1995, section 7.2.
 */
import { initPid, stepPid, type PidGains, type PidState } from './pid.ts';

export interface CascadeState {
  readonly outer: PidState;
  readonly inner: PidState;
}
export const initCascade = (): CascadeState => ({ outer: initPid(), inner: initPid() });

/**
 * One step of both. @param dt > 0
 * @returns the output of the inner controller
 */
export function stepCascade(
  s: CascadeState,
  outer: PidGains,
  inner: PidGains,
  setpoint: number,
  outerMeasured: number,
  innerMeasured: number,
  dt: number,
): number {
  const wanted = stepPid(s.outer, outer, setpoint - outerMeasured, dt);
  return stepPid(s.inner, inner, wanted - innerMeasured, dt);
}
