/**
 * The online side of the hidden Markov model: the forward filter, one observation at a time, and a slow update of the
 * means by what was just seen. The observation is scored before it moves anything.
 */
import { exp } from '@janus/numerics';
import { logDensities, type PreparedHmm } from './model.ts';

export interface HmmFilter {
  model: PreparedHmm;
  /** P(z_t = k | x_1..t), [K]. */
  readonly belief: Float64Array;
  readonly predicted: Float64Array;
  readonly density: Float64Array;
  readonly scratch: Float64Array;
}

export const initFilter = (model: PreparedHmm): HmmFilter => ({
  model,
  belief: model.start.slice(),
  predicted: new Float64Array(model.states),
  density: new Float64Array(model.states),
  scratch: new Float64Array(model.dimensions),
});

/** One step of the forward filter: predict by A, weigh by the density, normalise. Fills `belief`. */
export function stepFilter(filter: HmmFilter, x: Float64Array): void {
  const { model, belief, predicted, density, scratch } = filter;
  const k = model.states;
  const { transition } = model;
  logDensities(model, x, scratch, density);
  let most = Number.NEGATIVE_INFINITY;
  for (let j = 0; j < k; j++) {
    let p = 0;
    for (let i = 0; i < k; i++) p += belief[i]! * transition[i * k + j]!;
    predicted[j] = p;
    if (density[j]! > most) most = density[j]!;
  }
  let total = 0;
  for (let j = 0; j < k; j++) {
    const p = predicted[j]! * exp(density[j]! - most);
    belief[j] = p;
    total += p;
  }
  if (total > 0) for (let j = 0; j < k; j++) belief[j]! /= total;
  else belief.set(predicted);
}

/** Moves each mean towards x by rate·belief. Call after `stepFilter`. @param rate [0, 1) */
export function updateOnline(filter: HmmFilter, x: Float64Array, rate: number): void {
  const { belief } = filter;
  const { mean, dimensions, states } = filter.model;
  let at = 0;
  for (let k = 0; k < states; k++) {
    const step = rate * belief[k]!;
    for (let i = 0; i < dimensions; i++, at++) mean[at] = mean[at]! + step * (x[i]! - mean[at]!);
  }
}
