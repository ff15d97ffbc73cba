/**
 * Baum–Welch: expectation–maximisation of a Gaussian hidden Markov model (Rabiner 1989). Starts from k-means++ like
 * seeds, keeps covariances away from singular by a floor, and stops when the likelihood gains less than a tolerance.
 */
import type { Rng } from '@janus/numerics';
import { forwardBackward } from './forward-backward.ts';
import { logDensity, prepare, type GaussianHmm } from './model.ts';

export interface FitOptions {
  readonly states: number;
  readonly covariance: 'diagonal' | 'full';
  readonly iterations: number;
  /** Stops when the gain in log likelihood per observation falls below this. */
  readonly tolerance: number;
  /** Added to the diagonal of every covariance, in units of the feature's variance. */
  readonly floor: number;
}
export interface Fit {
  readonly model: GaussianHmm;
  /** After each iteration; never falls but for the floor. */
  readonly logLikelihoods: readonly number[];
}

/** First model: seeds drawn far from one another, shared covariance, sticky transitions. */
function seedModel(x: Float64Array, d: number, options: FitOptions, random: Rng): GaussianHmm {
  const { states } = options;
  const n = x.length / d;
  const variance = new Float64Array(d);
  const centre = new Float64Array(d);
  for (let t = 0; t < n; t++) for (let i = 0; i < d; i++) centre[i]! += x[t * d + i]! / n;
  for (let t = 0; t < n; t++) for (let i = 0; i < d; i++) variance[i]! += (x[t * d + i]! - centre[i]!) ** 2 / n;
  for (let i = 0; i < d; i++) variance[i] = Math.max(variance[i]!, 1e-12);
  const mean = new Float64Array(states * d);
  const nearest = new Float64Array(n).fill(1);
  for (let k = 0; k < states; k++) {
    let total = 0;
    for (let t = 0; t < n; t++) total += nearest[t]!;
    let left = random.next() * total;
    let pick = 0;
    while (pick < n - 1 && left >= nearest[pick]!) left -= nearest[pick++]!;
    for (let i = 0; i < d; i++) mean[k * d + i] = x[pick * d + i]!;
    for (let t = 0; t < n; t++) {
      let distance = 0;
      for (let i = 0; i < d; i++) distance += (x[t * d + i]! - mean[k * d + i]!) ** 2 / variance[i]!;
      nearest[t] = k === 0 ? distance : Math.min(nearest[t]!, distance);
    }
  }
  const covariance = new Float64Array(states * d * d);
  const transition = new Float64Array(states * states);
  for (let k = 0; k < states; k++) {
    for (let i = 0; i < d; i++) covariance[(k * d + i) * d + i] = variance[i]!;
    for (let j = 0; j < states; j++)
      transition[k * states + j] = states === 1 ? 1 : k === j ? 0.95 : 0.05 / (states - 1);
  }
  return { states, dimensions: d, start: new Float64Array(states).fill(1 / states), transition, mean, covariance };
}

/** One M step from the smoothed posteriors. */
function maximise(
  x: Float64Array,
  d: number,
  options: FitOptions,
  posterior: Float64Array,
  transitions: Float64Array,
  spread: Float64Array,
): GaussianHmm {
  const { states } = options;
  const n = x.length / d;
  const mean = new Float64Array(states * d);
  const covariance = new Float64Array(states * d * d);
  const transition = new Float64Array(states * states);
  const weight = new Float64Array(states);
  for (let t = 0; t < n; t++)
    for (let k = 0; k < states; k++) {
      const p = posterior[t * states + k]!;
      weight[k]! += p;
      for (let i = 0; i < d; i++) mean[k * d + i]! += p * x[t * d + i]!;
    }
  for (let k = 0; k < states; k++) for (let i = 0; i < d; i++) mean[k * d + i]! /= Math.max(weight[k]!, 1e-9);
  for (let t = 0; t < n; t++)
    for (let k = 0; k < states; k++) {
      const p = posterior[t * states + k]!;
      for (let i = 0; i < d; i++) {
        const a = x[t * d + i]! - mean[k * d + i]!;
        const last = options.covariance === 'full' ? 0 : i;
        for (let j = last; j <= i; j++) covariance[(k * d + i) * d + j]! += p * a * (x[t * d + j]! - mean[k * d + j]!);
      }
    }
  for (let k = 0; k < states; k++)
    for (let i = 0; i < d; i++) {
      for (let j = 0; j <= i; j++) {
        const at = (k * d + i) * d + j;
        covariance[at]! /= Math.max(weight[k]!, 1e-9);
        covariance[(k * d + j) * d + i] = covariance[at]!;
      }
      covariance[(k * d + i) * d + i]! += options.floor * spread[i]!;
    }
  for (let i = 0; i < states; i++) {
    let total = 0;
    for (let j = 0; j < states; j++) total += transitions[i * states + j]! + 1e-6;
    for (let j = 0; j < states; j++) transition[i * states + j] = (transitions[i * states + j]! + 1e-6) / total;
  }
  return { states, dimensions: d, start: posterior.slice(0, states), transition, mean, covariance };
}

/**
 * @param x [T, D] row-major, finite
 * @throws RangeError when there are fewer than ten observations a state
 */
export function baumWelch(x: Float64Array, dimensions: number, options: FitOptions, random: Rng): Fit {
  const n = x.length / dimensions;
  const { states } = options;
  if (n < 10 * states)
    throw new RangeError(`${n} observations are too few for ${states} hidden states: give at least ${10 * states}`);
  let model = seedModel(x, dimensions, options, random);
  const spread = new Float64Array(dimensions);
  for (let i = 0; i < dimensions; i++) spread[i] = model.covariance[i * dimensions + i]!;
  const likelihood = new Float64Array(n * states);
  const row = new Float64Array(dimensions);
  const scratch = new Float64Array(dimensions);
  const logLikelihoods: number[] = [];
  for (let round = 0; round < options.iterations; round++) {
    const ready = prepare(model);
    let shifts = 0;
    for (let t = 0; t < n; t++) {
      for (let i = 0; i < dimensions; i++) row[i] = x[t * dimensions + i]!;
      let most = Number.NEGATIVE_INFINITY;
      for (let k = 0; k < states; k++) {
        const value = logDensity(ready, k, row, scratch);
        likelihood[t * states + k] = value;
        if (value > most) most = value;
      }
      shifts += most;
      for (let k = 0; k < states; k++) likelihood[t * states + k] = Math.exp(likelihood[t * states + k]! - most);
    }
    const smoothed = forwardBackward(likelihood, model.start, model.transition, states);
    const total = smoothed.logLikelihood + shifts;
    const gain = (total - (logLikelihoods.at(-1) ?? Number.NEGATIVE_INFINITY)) / n;
    logLikelihoods.push(total);
    if (gain < options.tolerance) break;
    model = maximise(x, dimensions, options, smoothed.posterior, smoothed.transitions, spread);
  }
  return { model, logLikelihoods };
}
