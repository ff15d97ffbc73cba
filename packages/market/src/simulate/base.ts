/**
 * The base generator: a semi-Markov chain over the seven regimes, each with its own drift, volatility, tails, jumps,
 * volume and stay (parameters.ts), and volatility clustering inside. Here the regime is the cause, not a label: the
 * truth is exact by construction.
 */
import { REGIMES } from '@janus/domain';
import type { Rng } from '@janus/numerics';
import type { BarDraw, ParameterScale } from './draw.ts';
import { BASE, BASE_CLUSTERING, BASE_TRANSITIONS } from './parameters.ts';
import { pick, stay } from './sample.ts';

export interface BaseState {
  readonly scale: ParameterScale;
  regime: number;
  /** Bars spent in the regime, and bars left. */
  age: number;
  left: number;
  /** Clustering about 1. */
  cluster: number;
  /** Log price at which the regime was entered. */
  anchor: number;
}

export function initBase(scale: ParameterScale, random: Rng): BaseState {
  const regime = random.below(REGIMES.length);
  const left = stay(random, BASE[REGIMES[regime]!].duration * scale.duration);
  return { scale, regime, age: 0, left, cluster: 1, anchor: Number.NaN };
}

/** Moves the chain on by one bar and says what the bar is drawn from. */
export function drawBase(s: BaseState, random: Rng, logPrice: number, out: BarDraw): void {
  if (s.left === 0) {
    s.regime = pick(random, BASE_TRANSITIONS[s.regime]!);
    s.left = stay(random, BASE[REGIMES[s.regime]!].duration * s.scale.duration);
    s.age = 0;
  }
  if (s.age === 0) s.anchor = logPrice;
  const p = BASE[REGIMES[s.regime]!];
  const way = 1 - 2 ** (-s.age / (p.halfLife * s.scale.duration));
  const volatility = p.volatilityFirst + way * (p.volatilityLast - p.volatilityFirst);
  const growth = 1 + s.age / (p.driftDoubling * s.scale.duration);
  out.drift = s.scale.drift * p.drift * growth - p.pull * (logPrice - s.anchor);
  out.volatility = s.scale.volatility * volatility * Math.sqrt(s.cluster);
  out.tail = p.tail;
  out.jump = random.next() < s.scale.jumps * p.jumpRate ? p.jumpMean + p.jumpDeviation * random.normal() : 0;
  out.volume = p.volumeFirst + way * (p.volumeLast - p.volumeFirst);
  out.regime = s.regime;
  s.age++;
  s.left--;
}

/** The bar's standardised shock comes back and moves the clustering. */
export function answerBase(s: BaseState, shock: number): void {
  const { alpha, beta } = BASE_CLUSTERING;
  s.cluster = 1 - alpha - beta + alpha * shock * shock + beta * s.cluster;
}
