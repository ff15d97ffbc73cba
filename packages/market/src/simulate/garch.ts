/**
 * Regime-switching GARCH(1,1): four volatility states, each with its own variance recursion on the same residual
 * (Haas, Mittnik and Paolella, A New Approach to Markov-Switching GARCH Models, 2004), beside a chain of four drift
 * states. The regime is a label put on the hidden state by label.ts.
 */
import type { Rng } from '@janus/numerics';
import type { BarDraw, ParameterScale } from './draw.ts';
import { initLabel, stepLabel } from './label.ts';
import type { LabelState } from './label.ts';
import { GARCH } from './parameters.ts';
import { pick, stay } from './sample.ts';

export interface GarchState {
  readonly scale: ParameterScale;
  readonly label: LabelState;
  /** Index into GARCH.volatility and GARCH.drift, and bars left in each. */
  volatilityState: number;
  volatilityLeft: number;
  driftState: number;
  driftLeft: number;
  /** Variance of each volatility state, log return². */
  readonly variance: Float64Array;
}

export function initGarch(scale: ParameterScale, random: Rng): GarchState {
  const volatilityState = random.below(GARCH.volatility.length);
  const driftState = random.below(GARCH.drift.length);
  return {
    scale,
    label: initLabel(scale),
    volatilityState,
    volatilityLeft: stay(random, GARCH.volatility[volatilityState]!.duration * scale.duration),
    driftState,
    driftLeft: stay(random, GARCH.drift[driftState]!.duration * scale.duration),
    variance: Float64Array.from(GARCH.volatility, (p) => (p.sigma * scale.volatility) ** 2),
  };
}

export function drawGarch(s: GarchState, random: Rng, out: BarDraw): void {
  if (s.volatilityLeft === 0) {
    s.volatilityState = pick(random, GARCH.volatilityTransitions[s.volatilityState]!);
    s.volatilityLeft = stay(random, GARCH.volatility[s.volatilityState]!.duration * s.scale.duration);
  }
  if (s.driftLeft === 0) {
    s.driftState = pick(random, GARCH.driftTransitions[s.driftState]!);
    s.driftLeft = stay(random, GARCH.drift[s.driftState]!.duration * s.scale.duration);
  }
  const p = GARCH.volatility[s.volatilityState]!;
  out.drift = s.scale.drift * (GARCH.drift[s.driftState]!.drift + p.driftShift);
  out.volatility = Math.sqrt(s.variance[s.volatilityState]!);
  out.tail = GARCH.tail;
  out.jump = 0;
  out.volume = p.volume;
  out.regime = stepLabel(s.label, out.drift, out.volatility);
  s.volatilityLeft--;
  s.driftLeft--;
}

/** The bar's standardised shock comes back: every state's variance answers to the residual it made. */
export function answerGarch(s: GarchState, shock: number): void {
  const residual = shock * Math.sqrt(s.variance[s.volatilityState]!);
  for (let k = 0; k < s.variance.length; k++) {
    const { sigma, alpha, beta } = GARCH.volatility[k]!;
    const level = (sigma * s.scale.volatility) ** 2;
    s.variance[k] = level * (1 - alpha - beta) + alpha * residual * residual + beta * s.variance[k]!;
  }
}
