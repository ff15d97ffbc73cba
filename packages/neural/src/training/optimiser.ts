/**
 * Optimisers. They work on weights in host memory, number by number in double precision, and keep their moments in
 * single precision: one path for every backend, nothing to bring back for a checkpoint, the same bits on every machine.
 */
import type { Weights, WeightSpec } from '../models/weights.ts';

export interface AdamW {
  readonly kind: 'adamw';
  readonly beta1: number;
  readonly beta2: number;
  readonly epsilon: number;
  /** λ */
  readonly decay: number;
}
export interface Sgd {
  readonly kind: 'sgd';
  /** 0: none. */
  readonly momentum: number;
  readonly decay: number;
}
export type Optimiser = AdamW | Sgd;

export interface OptimiserState {
  /** Steps done. */
  step: number;
  /** By weight: first and second moment of AdamW; velocity of SGD. */
  readonly moments: Readonly<Record<string, readonly Float32Array[]>>;
}
export type Gradients = Readonly<Record<string, Float32Array>>;

export function initOptimiser({ kind }: Optimiser, learned: readonly WeightSpec[], weights: Weights): OptimiserState {
  const count = kind === 'adamw' ? 2 : 1;
  const empty = (name: string) => Array.from({ length: count }, () => new Float32Array(weights[name]!.values.length));
  return { step: 0, moments: Object.fromEntries(learned.map(({ name }) => [name, empty(name)])) };
}

/**
 * Loshchilov and Hutter 2019, algorithm 2, with the rate on the decay too, as is usual:
 * m ← β₁m + (1 − β₁)g, v ← β₂v + (1 − β₂)g², θ ← θ − rate·(m̂/(√v̂ + ε) + λθ), m̂ = m/(1 − β₁ᵗ), v̂ = v/(1 − β₂ᵗ).
 */
function adamw(
  c: AdamW,
  step: number,
  rate: number,
  theta: Float32Array,
  g: Float32Array,
  m: Float32Array,
  v: Float32Array,
  decay: number,
): void {
  const first = 1 - c.beta1 ** step;
  const second = 1 - c.beta2 ** step;
  for (let i = 0; i < theta.length; i++) {
    const slope = g[i]!;
    m[i] = c.beta1 * m[i]! + (1 - c.beta1) * slope;
    v[i] = c.beta2 * v[i]! + (1 - c.beta2) * slope * slope;
    const move = m[i]! / first / (Math.sqrt(v[i]! / second) + c.epsilon);
    theta[i] = theta[i]! - rate * (move + decay * theta[i]!);
  }
}

/** u ← momentum·u + g, θ ← θ − rate·(u + λθ). */
function sgd(c: Sgd, rate: number, theta: Float32Array, g: Float32Array, u: Float32Array, decay: number): void {
  for (let i = 0; i < theta.length; i++) {
    u[i] = c.momentum * u[i]! + g[i]!;
    theta[i] = theta[i]! - rate * (u[i]! + decay * theta[i]!);
  }
}

/** Moves the weights in place. Only those that decay shrink. */
export function stepOptimiser(
  config: Optimiser,
  state: OptimiserState,
  learned: readonly WeightSpec[],
  weights: Weights,
  gradients: Gradients,
  rate: number,
): void {
  state.step += 1;
  for (const { name, decays } of learned) {
    const theta = weights[name]!.values;
    const g = gradients[name]!;
    const moments = state.moments[name]!;
    const decay = decays ? config.decay : 0;
    if (config.kind === 'adamw') adamw(config, state.step, rate, theta, g, moments[0]!, moments[1]!, decay);
    else sgd(config, rate, theta, g, moments[0]!, decay);
  }
}

/**
 * Scales all gradients together where their norm exceeds `limit` (Pascanu, Mikolov and Bengio 2013).
 * @returns the norm before
 */
export function clipByGlobalNorm(gradients: Gradients, limit: number): number {
  let squares = 0;
  for (const g of Object.values(gradients)) for (const x of g) squares += x * x;
  const norm = Math.sqrt(squares);
  if (norm > limit)
    for (const g of Object.values(gradients)) for (let i = 0; i < g.length; i++) g[i] = (g[i]! * limit) / norm;
  return norm;
}
