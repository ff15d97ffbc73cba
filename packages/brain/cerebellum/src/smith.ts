/**
 * Smith predictor: control of a loop whose answer comes late. A model without the delay says at once what the control
 * will do; the same model delayed says what of it must have arrived by now; the difference of the two is added to what
 * is measured. With a perfect model the loop answers like one without delay, that much later. Source: Smith, Closer
 * control of loops with dead time, Chemical Engineering Progress 53, 1957.
 */
import { badInput } from '@janus/domain';
import { initPid, stepPid, type PidGains, type PidState } from './pid.ts';

/** y ← pole·y + gain·u, told `delay` steps late. */
export interface SmithModel {
  /** [0, 1]; at 1 what was sent adds up. */
  readonly pole: number;
  readonly gain: number;
  /** Whole steps, ≥ 0. */
  readonly delay: number;
}

export interface SmithState {
  readonly pid: PidState;
  /** Output of the model without delay. */
  model: number;
  /** Its last `delay` outputs, a ring. */
  readonly past: Float64Array;
  at: number;
}

/** @throws JanusError bad-input for a delay that is not a whole number of steps */
export function initSmith(model: SmithModel): SmithState {
  if (!Number.isInteger(model.delay) || model.delay < 0)
    throw badInput(`delay ${model.delay} is not a whole number of steps of at least 0`);
  return { pid: initPid(), model: 0, past: new Float64Array(model.delay), at: 0 };
}

/** One step: the control for what was measured now. @param dt > 0, time of a step for the controller */
export function stepSmith(
  s: SmithState,
  model: SmithModel,
  gains: PidGains,
  setpoint: number,
  measured: number,
  dt: number,
): number {
  const arrived = model.delay === 0 ? s.model : s.past[s.at]!;
  const control = stepPid(s.pid, gains, setpoint - (measured + s.model - arrived), dt);
  if (model.delay > 0) {
    s.past[s.at] = s.model;
    s.at = (s.at + 1) % model.delay;
  }
  s.model = model.pole * s.model + model.gain * control;
  return control;
}

/**
 * The same for a correction that is added to a forecast, and whose outcome comes late: the model is the correction
 * itself. What has been corrected since the forecast was made is not corrected again.
 * @param error realised − forecast, as the forecast was made
 * @param now, then correction at this moment and in that forecast
 */
export function smithError(error: number, now: number, then: number): number {
  return error - (now - then);
}
