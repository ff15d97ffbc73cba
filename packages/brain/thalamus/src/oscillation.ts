/**
 * Wilson and Cowan's two populations, excitatory and inhibitory, whose shares active swing against each other. Drives
 * the gain of the gates where that is switched on. Time is in units of the populations' time constant.
 */
import { clamp } from '@janus/numerics';

/** The values of Wilson & Cowan 1972, figure 11, at which the populations settle on a limit cycle. */
export const LIMIT_CYCLE = {
  c1: 16,
  c2: 12,
  c3: 15,
  c4: 3,
  aE: 1.3,
  thetaE: 4,
  aI: 2,
  thetaI: 3.7,
  rE: 1,
  rI: 1,
  P: 1.25,
  Q: 0,
} as const;
export type WilsonCowan = { readonly [K in keyof typeof LIMIT_CYCLE]: number };

/** S(x) = 1/(1 + e^−a(x−θ)) − 1/(1 + e^aθ): 0 at rest. Wilson & Cowan 1972, equation 15. */
export const response = (x: number, a: number, theta: number): number =>
  1 / (1 + Math.exp(-a * (x - theta))) - 1 / (1 + Math.exp(a * theta));
/** Where S saturates. */
export const ceiling = (a: number, theta: number): number => 1 - 1 / (1 + Math.exp(a * theta));

/** dE/dt = −E + (k_e − r_e·E)·S_e(c1·E − c2·I + P). Wilson & Cowan 1972, equation 11. */
export const slopeE = (p: WilsonCowan, e: number, i: number): number =>
  -e + (ceiling(p.aE, p.thetaE) - p.rE * e) * response(p.c1 * e - p.c2 * i + p.P, p.aE, p.thetaE);
/** dI/dt = −I + (k_i − r_i·I)·S_i(c3·E − c4·I + Q). Wilson & Cowan 1972, equation 12. */
export const slopeI = (p: WilsonCowan, e: number, i: number): number =>
  -i + (ceiling(p.aI, p.thetaI) - p.rI * i) * response(p.c3 * e - p.c4 * i + p.Q, p.aI, p.thetaI);

export interface Oscillation {
  /** Shares of each population that are active, [0, 0.5]. */
  excitatory: number;
  inhibitory: number;
}
export const initOscillation = (): Oscillation => ({ excitatory: 0.1, inhibitory: 0.05 });

/** One step of Runge and Kutta's fourth order; `dt` in time constants. */
export function stepOscillation(s: Oscillation, p: WilsonCowan, dt: number): void {
  const { excitatory: e, inhibitory: i } = s;
  const e1 = slopeE(p, e, i);
  const i1 = slopeI(p, e, i);
  const e2 = slopeE(p, e + (dt / 2) * e1, i + (dt / 2) * i1);
  const i2 = slopeI(p, e + (dt / 2) * e1, i + (dt / 2) * i1);
  const e3 = slopeE(p, e + (dt / 2) * e2, i + (dt / 2) * i2);
  const i3 = slopeI(p, e + (dt / 2) * e2, i + (dt / 2) * i2);
  const e4 = slopeE(p, e + dt * e3, i + dt * i3);
  const i4 = slopeI(p, e + dt * e3, i + dt * i3);
  s.excitatory = e + (dt / 6) * (e1 + 2 * e2 + 2 * e3 + e4);
  s.inhibitory = i + (dt / 6) * (i1 + 2 * i2 + 2 * i3 + i4);
}

/** Middle and half height of the excitatory share on the limit cycle, which runs from 0.102 to 0.270. */
const MIDDLE = 0.186;
const SWING = 0.084;

/** Gain of the gates, in [1 − depth, 1 + depth]: 1 in the middle of the cycle. */
export const gainOf = (s: Oscillation, depth: number): number =>
  1 + depth * clamp((s.excitatory - MIDDLE) / SWING, -1, 1);
