/**
 * Stochastic volatility with jumps: Heston's variance, full-truncation Euler a bar (Lord, Koekkoek and van Dijk 2010),
 * simultaneous jumps in price and variance (Duffie, Pan and Singleton 2000), and a hidden Ornstein–Uhlenbeck drift.
 * The regime is a label put on the hidden state by label.ts.
 */
import type { Rng } from '@janus/numerics';
import type { BarDraw, ParameterScale } from './draw.ts';
import { initLabel, stepLabel } from './label.ts';
import type { LabelState } from './label.ts';
import { REFERENCE_VOLATILITY, SVJ } from './parameters.ts';

export interface SvjState {
  readonly scale: ParameterScale;
  readonly label: LabelState;
  /** Variance of a bar, log return²; may dip below 0 between bars (full truncation). */
  variance: number;
  /** Expected log return a bar, jumps included. */
  drift: number;
}

const level = (scale: ParameterScale): number => (SVJ.sigma * scale.volatility) ** 2;

export function initSvj(scale: ParameterScale, random: Rng): SvjState {
  return {
    scale,
    label: initLabel(scale),
    variance: level(scale) * random.exponential(),
    drift: SVJ.driftDeviation * scale.drift * random.normal(),
  };
}

export function drawSvj(s: SvjState, random: Rng, out: BarDraw): void {
  const keep = 2 ** (-1 / (SVJ.driftHalfLife * s.scale.duration));
  const step = SVJ.driftDeviation * s.scale.drift * Math.sqrt(1 - keep * keep);
  s.drift = keep * s.drift + step * random.normal();
  const rate = (SVJ.jumpRate * s.scale.jumps) / s.scale.duration;
  out.jump = 0;
  if (random.next() < rate) {
    s.variance += SVJ.varianceJump * level(s.scale) * random.exponential();
    out.jump = SVJ.jumpMean + SVJ.jumpDeviation * random.normal();
  }
  out.drift = s.drift - rate * SVJ.jumpMean;
  out.volatility = Math.sqrt(Math.max(s.variance, 0));
  out.tail = SVJ.tail;
  out.volume = (0.2 + out.volatility / (REFERENCE_VOLATILITY * s.scale.volatility)) ** SVJ.volumeExponent;
  out.regime = stepLabel(s.label, s.drift, out.volatility);
}

/** The bar's standardised shock comes back and moves the variance, against it (leverage). */
export function answerSvj(s: SvjState, random: Rng, shock: number): void {
  const kappa = SVJ.reversion / s.scale.duration;
  const theta = level(s.scale);
  const xi = Math.sqrt((2 * kappa * theta) / SVJ.feller);
  const whole = Math.max(s.variance, 0);
  const own = SVJ.leverage * shock + Math.sqrt(1 - SVJ.leverage * SVJ.leverage) * random.normal();
  s.variance += kappa * (theta - whole) + xi * Math.sqrt(whole) * own;
}
