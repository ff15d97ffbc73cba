/**
 * Fear that was learned: in which states it has hurt before. A fixed number of prototypes, each a state with a fear
 * memory w and an inhibition u that extinction lays over it; a state is feared as much as the prototypes near it say.
 * Only outcomes change it. Time does not, and nothing here knows of breakers.
 *
 *   V(x) = clamp(Σ (w_i − u_i)·g_i(x)),  g_i(x) = exp(−|x − c_i|² / 2h²)
 *
 * Learning is by the prediction error λ − V, shared among the prototypes by φ_i = g_i / Σ g² (normalised
 * Rescorla–Wagner): at the state itself V moves by exactly rate·(λ − V). A hurt (λ > V) lifts the inhibition first, at
 * its own faster rate, while it adds to the memory: what was once learned comes back sooner (savings). A safe exposure
 * (λ = 0) adds inhibition and leaves the memory, unless the memory was recalled a while ago and has not settled again:
 * then it is the memory itself that is rewritten, and does not come back (reconsolidation).
 * Rescorla and Wagner 1972; Bouton 2002 (extinction as new learning); Monfils et al. 2009; generalisation: Shepard 1987.
 */
import { exp } from '@janus/numerics';
import type { AmygdalaConfig } from './config.ts';

/** Prototypes kept; the least feared gives way. */
export const PROTOTYPES = 16;
/** A prototype nearer than this (g) stands for the state; farther, a hurt founds one of its own. */
const SAME = 0.6;
/** In widths of the gradient: there g = e^(−40.5) < 3e-18. */
const FAR = 9;
/** g at which a state recalls a prototype. */
const RECALL = 0.6;

export interface FearMemory {
  /** Numbers of a state. */
  readonly width: number;
  /** [PROTOTYPES, width] row-major. */
  readonly centre: Float64Array;
  /** w and u, 0 ≤ u ≤ w ≤ 1. */
  readonly memory: Float64Array;
  readonly inhibition: Float64Array;
  /** Bar at which it was last recalled from rest, −∞ never. */
  readonly recalled: Float64Array;
  count: number;
  /** How often it has hurt more than was feared, and how often a feared state has proved safe. */
  hurts: number;
  exposures: number;
  /** λ of the last of those hurts. */
  pain: number;
  /** Scratch: g of the state last looked at. */
  readonly near: Float64Array;
}

export const initFear = (width: number): FearMemory => ({
  width,
  centre: new Float64Array(PROTOTYPES * width),
  memory: new Float64Array(PROTOTYPES),
  inhibition: new Float64Array(PROTOTYPES),
  recalled: new Float64Array(PROTOTYPES).fill(Number.NEGATIVE_INFINITY),
  count: 0,
  hurts: 0,
  exposures: 0,
  pain: 0,
  near: new Float64Array(PROTOTYPES),
});

/** Generalisation gradient exp(−d²/2h²): 1 at the state itself, 0.61 at a distance of h. */
export const gradient = (squaredDistance: number, width: number): number => exp(-squaredDistance / (2 * width * width));

/** Writes g of every prototype, and returns V(x), [0, 1]. */
export function fearAt(f: FearMemory, x: Float64Array, config: AmygdalaConfig): number {
  let v = 0;
  const far = FAR * FAR * config.fearWidth * config.fearWidth;
  for (let i = 0; i < f.count; i++) {
    let squared = 0;
    const at = i * f.width;
    for (let k = 0; k < f.width; k++) {
      const d = x[k]! - f.centre[at + k]!;
      squared += d * d;
    }
    // Farther than FAR widths it adds nothing that a double could tell.
    const g = squared > far ? 0 : gradient(squared, config.fearWidth);
    f.near[i] = g;
    v += (f.memory[i]! - f.inhibition[i]!) * g;
  }
  return v > 1 ? 1 : v > 0 ? v : 0;
}

/** True while a memory that was recalled may be rewritten. */
export function isLabile(recalled: number, bar: number, config: AmygdalaConfig): boolean {
  const since = bar - recalled;
  return since >= config.reconsolidationFrom && since <= config.reconsolidationTo;
}

/** Being in a state recalls the prototypes like it. One that is still unsettled goes on from where it was. Call after fearAt. */
export function recallFear(f: FearMemory, bar: number, config: AmygdalaConfig): void {
  for (let i = 0; i < f.count; i++)
    if (f.near[i]! >= RECALL && f.memory[i]! > 0 && bar - f.recalled[i]! > config.reconsolidationTo)
      f.recalled[i] = bar;
}

/** Slot for a new prototype: a free one, or that of the least feared. */
function slotFor(f: FearMemory): number {
  if (f.count < PROTOTYPES) return f.count++;
  let least = 0;
  for (let i = 1; i < PROTOTYPES; i++) if (f.memory[i]! < f.memory[least]!) least = i;
  return least;
}

function found(f: FearMemory, x: Float64Array, bar: number): void {
  const i = slotFor(f);
  for (let k = 0; k < f.width; k++) f.centre[i * f.width + k] = x[k]!;
  f.memory[i] = 0;
  f.inhibition[i] = 0;
  f.recalled[i] = bar;
}

/** Σ g²; 0 where no prototype is near at all. */
function nearness(f: FearMemory): number {
  let sum = 0;
  for (let i = 0; i < f.count; i++) sum += f.near[i]! * f.near[i]!;
  return sum;
}

function isFamiliar(f: FearMemory): boolean {
  for (let i = 0; i < f.count; i++) if (f.near[i]! >= SAME) return true;
  return false;
}

/**
 * It hurt in state x, by λ in [0, 1]. A λ that was feared anyway teaches nothing.
 * @returns V(x) afterwards
 */
export function hurt(f: FearMemory, x: Float64Array, lambda: number, bar: number, config: AmygdalaConfig): number {
  let v = fearAt(f, x, config);
  const error = lambda - v;
  if (!(error > 0)) return v;
  f.hurts++;
  f.pain = lambda;
  if (!isFamiliar(f)) {
    found(f, x, bar);
    v = fearAt(f, x, config);
  }
  const sum = nearness(f);
  for (let i = 0; i < f.count; i++) {
    const share = (error * f.near[i]!) / sum;
    f.inhibition[i] = Math.max(0, f.inhibition[i]! - config.reinstatement * share);
    f.memory[i] = Math.min(1, f.memory[i]! + config.conditioning * share);
  }
  return fearAt(f, x, config);
}

/**
 * State x was lived through with something at stake, and it did not hurt.
 * @returns V(x) afterwards: (1 − extinction)·V(x) where one prototype stands for it
 */
export function safely(f: FearMemory, x: Float64Array, bar: number, config: AmygdalaConfig): number {
  const v = fearAt(f, x, config);
  if (v <= 0) return v;
  f.exposures++;
  const sum = nearness(f);
  for (let i = 0; i < f.count; i++) {
    const step = (config.extinction * v * f.near[i]!) / sum;
    const inhibition = f.inhibition[i]!;
    const memory = f.memory[i]!;
    if (isLabile(f.recalled[i]!, bar, config)) f.memory[i] = Math.max(inhibition, memory - step);
    else f.inhibition[i] = Math.min(memory, inhibition + step);
  }
  return fearAt(f, x, config);
}
