/**
 * From many truths to one. ForAll and SAT ask how far the truths are from all being true (p-mean-error); Exists asks
 * how far any is (p-mean). With truths 1, 1, 1, 0 and p = 2 the first says 0.5 and the second 0.87, which is why the
 * specification's word "p-mean" for SAT is read as p-mean-error. The larger p, the closer to min or max.
 * Source: Badreddine et al. 2022, §2.3. An ε of 0 is exact; STABLE_EPSILON keeps slopes finite.
 */
import { badInput } from '@janus/domain';
import { awayFromOne, awayFromZero } from './stable.ts';

function checkExponent(p: number): void {
  if (!(p >= 1) || !Number.isFinite(p)) throw badInput(`p ${p} is not a finite number of at least 1`);
}

/**
 * SAT and ForAll [E26]: 1 − ((1/n)·Σ (1 − φ_i)^p)^(1/p). 1 for no truths at all.
 * @param truths [n], each in [0, 1]
 * @param p ≥ 1
 * @throws JanusError bad-input for p outside [1, ∞)
 */
export function satisfaction(truths: Float64Array, p: number, epsilon = 0): number {
  checkExponent(p);
  const n = truths.length;
  if (n === 0) return 1;
  let sum = 0;
  for (let i = 0; i < n; i++) sum += (1 - awayFromOne(truths[i]!, epsilon)) ** p;
  return 1 - (sum / n) ** (1 / p);
}

/**
 * Exists: the p-mean ((1/n)·Σ φ_i^p)^(1/p). 0 for no truths at all.
 * @throws JanusError bad-input for p outside [1, ∞)
 */
export function exists(truths: Float64Array, p: number, epsilon = 0): number {
  checkExponent(p);
  const n = truths.length;
  if (n === 0) return 0;
  let sum = 0;
  for (let i = 0; i < n; i++) sum += awayFromZero(truths[i]!, epsilon) ** p;
  return (sum / n) ** (1 / p);
}

// The hot path's exponent is 2 as a rule, and a general power costs ten times a product.
const raise = (x: number, p: number): number => (p === 2 ? x * x : x ** p);
const root = (x: number, p: number): number => (p === 2 ? Math.sqrt(x) : x ** (1 / p));

/**
 * SAT [E26] of weighted rules of which some may be unknown: 1 − (Σ w_i·(1 − φ_i)^p / Σ w_i)^(1/p) over the truths that
 * are not NaN. Equal weights give the p-mean-error. NaN where no truth is known.
 * @param truths [n], each in [0, 1] or NaN
 * @param weights [n], each > 0
 * @param p ≥ 1, checked by whoever took it from a configuration
 */
export function weightedSatisfaction(truths: Float64Array, weights: Float64Array, p: number): number {
  let missed = 0;
  let total = 0;
  for (let i = 0; i < truths.length; i++) {
    const truth = truths[i]!;
    if (Number.isNaN(truth)) continue;
    missed += weights[i]! * raise(1 - truth, p);
    total += weights[i]!;
  }
  return 1 - root(missed / total, p);
}

/**
 * The constraint loss [E60] over truths of which some may be unknown: 1 − Σ w_i·φ_i / Σ w_i over those that are not NaN.
 * NaN where no truth is known.
 */
export function weightedLoss(truths: Float64Array, weights: Float64Array): number {
  let held = 0;
  let total = 0;
  for (let i = 0; i < truths.length; i++) {
    const truth = truths[i]!;
    if (Number.isNaN(truth)) continue;
    held += weights[i]! * truth;
    total += weights[i]!;
  }
  return 1 - held / total;
}

/** Logical loss [E27]: 1 − SAT. This one trains; the constraint loss reports. */
export function logicalLoss(sat: number): number {
  return 1 - sat;
}
