/**
 * Gains by Ziegler and Nichols' second method: from the gain at which the loop just oscillates, and the period of it.
 * A relay in place of the controller finds both without bringing the loop to its edge. Sources: Ziegler and Nichols,
 * Optimum Settings for Automatic Controllers, Transactions of the ASME 64, 1942, table for the ultimate-sensitivity
 * method; Åström and Hägglund, Automatic Tuning of Simple Regulators, Automatica 20, 1984.
 */

/** Kinds of controller that the table has a row for. */
export const CONTROLLERS = ['p', 'pi', 'pid'] as const;
export type Controller = (typeof CONTROLLERS)[number];

/** Gain over K_u, integral time and derivative time over T_u; an integral time of ∞ is no integral term. */
const TABLE: Readonly<Record<Controller, readonly [gain: number, integralTime: number, derivativeTime: number]>> = {
  p: [0.5, Number.POSITIVE_INFINITY, 0],
  pi: [0.45, 1 / 1.2, 0],
  pid: [0.6, 0.5, 0.125],
};

export interface TunedGains {
  readonly proportional: number;
  readonly integral: number;
  readonly derivative: number;
}

/** K_p, K_i = K_p/T_i and K_d = K_p·T_d. @param ultimateGain K_u > 0; @param ultimatePeriod T_u > 0 */
export function zieglerNichols(ultimateGain: number, ultimatePeriod: number, controller: Controller): TunedGains {
  const [gain, integralTime, derivativeTime] = TABLE[controller];
  const proportional = gain * ultimateGain;
  return {
    proportional,
    integral: proportional / (integralTime * ultimatePeriod),
    derivative: proportional * derivativeTime * ultimatePeriod,
  };
}

/** K_u = 4d/(πa): a relay of height d against the oscillation of amplitude a that it brings about. */
export function relayGain(height: number, amplitude: number): number {
  return (4 * height) / (Math.PI * amplitude);
}

export interface Oscillation {
  readonly ultimateGain: number;
  readonly ultimatePeriod: number;
}

/**
 * Lets a relay of height d control a loop about 0 and measures the oscillation over its second half.
 * @param plant one step of the loop: control in, what is measured out
 * @param dt time of a step; @param steps enough for several periods
 * @throws RangeError where nothing oscillates
 */
export function relayExperiment(
  plant: (control: number) => number,
  height: number,
  dt: number,
  steps: number,
): Oscillation {
  let measured = 0;
  let most = 0;
  let first = -1;
  let last = -1;
  let rises = 0;
  for (let k = 0; k < steps; k++) {
    const before = measured;
    measured = plant(measured > 0 ? -height : height);
    if (k < steps / 2) continue;
    most = Math.max(most, Math.abs(measured));
    if (!(before <= 0 && measured > 0)) continue;
    // Where between the two steps it crossed 0.
    last = k - measured / (measured - before);
    if (first < 0) first = last;
    else rises++;
  }
  if (rises < 2) throw new RangeError(`a relay of height ${height} brings about no oscillation in ${steps} steps`);
  return { ultimateGain: relayGain(height, most), ultimatePeriod: ((last - first) / rises) * dt };
}
