import { rng } from '@janus/numerics';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import reference from '../../fixtures/hmm_wikipedia.json' with { type: 'json' };
import { baumWelch } from './baum-welch.ts';
import { initFilter, stepFilter, updateOnline } from './filter.ts';
import { forwardBackward } from './forward-backward.ts';
import { logDensities, logDensity, prepare, type GaussianHmm } from './model.ts';

const one = (mean: number, variance: number): GaussianHmm => ({
  states: 1,
  dimensions: 1,
  start: Float64Array.of(1),
  transition: Float64Array.of(1),
  mean: Float64Array.of(mean),
  covariance: Float64Array.of(variance),
});

describe('Gaussian emission', () => {
  it('[E11] one dimension, against tables of the normal density', () => {
    const at = (mean: number, variance: number, x: number): number =>
      Math.exp(logDensity(prepare(one(mean, variance)), 0, Float64Array.of(x), new Float64Array(1)));
    // φ(0) = 0.39894, φ(1) = 0.24197, φ(2) = 0.05399 (any table of the standard normal)
    expect(at(0, 1, 0)).toBeCloseTo(0.398942280401, 10);
    expect(at(0, 1, 1)).toBeCloseTo(0.241970724519, 10);
    expect(at(0, 1, 2)).toBeCloseTo(0.053990966513, 10);
    // N(5; 3, 4) = φ((5 − 3)/2)/2
    expect(at(3, 4, 5)).toBeCloseTo(0.241970724519 / 2, 10);
  });
  it('[E11] two dimensions with correlation, worked by hand', () => {
    // Σ = [[2, 1], [1, 2]]: |Σ| = 3, Σ⁻¹ = ⅓[[2, −1], [−1, 2]]; x − μ = (1, 0): ⅔; (1, 1): ⅔; (2, −1): ⅓(8 + 4 + 2) = 14/3
    const model = prepare({
      ...one(0, 1),
      dimensions: 2,
      mean: Float64Array.of(10, 20),
      covariance: Float64Array.of(2, 1, 1, 2),
    });
    const density = (a: number, b: number): number =>
      logDensity(model, 0, Float64Array.of(10 + a, 20 + b), new Float64Array(2));
    // −½(2·1.837877066 + 1.098612289 + q)
    expect(density(1, 0)).toBeCloseTo(-0.5 * (3.675754132818691 + 1.0986122886681098 + 2 / 3), 10);
    expect(density(1, 1)).toBeCloseTo(-0.5 * (3.675754132818691 + 1.0986122886681098 + 2 / 3), 10);
    expect(density(2, -1)).toBeCloseTo(-0.5 * (3.675754132818691 + 1.0986122886681098 + 14 / 3), 10);
  });
  it('[E11] of all states at once is that of each, to the last bit, in any number of dimensions', () => {
    const random = rng(8);
    for (const d of [2, 3, 4]) {
      const states = 5;
      const covariance = new Float64Array(states * d * d);
      for (let k = 0; k < states; k++)
        for (let i = 0; i < d; i++)
          for (let j = 0; j < d; j++) covariance[(k * d + i) * d + j] = i === j ? 1 + k : 0.3 / (1 + i + j);
      const model = prepare({
        states,
        dimensions: d,
        start: new Float64Array(states).fill(1 / states),
        transition: new Float64Array(states * states).fill(1 / states),
        mean: Float64Array.from({ length: states * d }, () => random.normal()),
        covariance,
      });
      const out = new Float64Array(states);
      for (let n = 0; n < 100; n++) {
        const x = Float64Array.from({ length: d }, () => 2 * random.normal());
        logDensities(model, x, new Float64Array(d), out);
        out.forEach((value, k) => expect(value).toBe(logDensity(model, k, x, new Float64Array(d))));
      }
    }
  });
  it('[E11] three dimensions, the second of two hidden states, worked by hand', () => {
    // L = [[1, 0, 0], [1, 1, 0], [1, 1, 1]], Σ = L·Lᵀ = [[1, 1, 1], [1, 2, 2], [1, 2, 3]], |Σ| = 1. For x − μ = (1, 3, 6):
    // y₁ = 1, y₂ = 3 − 1 = 2, y₃ = 6 − 1 − 2 = 3; y·y = 14. For (0, 1, 1): 0, 1, 0 → 1. For (1, 0, 0): 1, −1, 0 → 2
    const model = prepare({
      states: 2,
      dimensions: 3,
      start: Float64Array.of(0.5, 0.5),
      transition: Float64Array.of(0.5, 0.5, 0.5, 0.5),
      mean: Float64Array.of(7, 8, 9, 1, 2, 3),
      covariance: Float64Array.of(4, 0, 0, 0, 4, 0, 0, 0, 4, 1, 1, 1, 1, 2, 2, 1, 2, 3),
    });
    const density = (a: number, b: number, c: number): number =>
      logDensity(model, 1, Float64Array.of(1 + a, 2 + b, 3 + c), new Float64Array(3));
    // −½(3·1.837877066 + q)
    expect(density(1, 3, 6)).toBeCloseTo(-0.5 * (5.513631199228036 + 14), 10);
    expect(density(0, 1, 1)).toBeCloseTo(-0.5 * (5.513631199228036 + 1), 10);
    expect(density(1, 0, 0)).toBeCloseTo(-0.5 * (5.513631199228036 + 2), 10);
  });
  it('refuses a covariance that is not one', () => {
    expect(() => prepare(one(0, -1))).toThrow('hidden state 0');
  });
});

describe('forward–backward', () => {
  const likelihood = Float64Array.from(reference.obs.flatMap((o) => reference.emission.map((row) => row[o]!)));
  const start = Float64Array.from(reference.startprob);
  const transition = Float64Array.from(reference.transmat.flat());
  it('gives the posteriors that hmmlearn gives', () => {
    const { posterior } = forwardBackward(likelihood, start, transition, 2);
    reference.posteriors.flat().forEach((p, i) => expect(posterior[i]).toBeCloseTo(p, 6));
  });
  it('gives the likelihood that summing over all paths gives', () => {
    let total = 0;
    for (let a = 0; a < 2; a++)
      for (let b = 0; b < 2; b++)
        for (let c = 0; c < 2; c++)
          total +=
            start[a]! *
            likelihood[a]! *
            transition[a * 2 + b]! *
            likelihood[2 + b]! *
            transition[b * 2 + c]! *
            likelihood[4 + c]!;
    expect(Math.exp(forwardBackward(likelihood, start, transition, 2).logLikelihood)).toBeCloseTo(total, 12);
  });
  it('does not care how a row of likelihoods is scaled', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0.01, max: 100, noNaN: true }), { minLength: 3, maxLength: 3 }),
        (scales) => {
          const scaled = likelihood.map((p, i) => p * scales[i >> 1]!);
          const { posterior } = forwardBackward(scaled, start, transition, 2);
          reference.posteriors.flat().forEach((p, i) => expect(posterior[i]).toBeCloseTo(p, 6));
        },
      ),
    );
  });
});

/** Two hidden states far apart, persistence 0.95. */
function sample(n: number, seed: number): { x: Float64Array; truth: Uint8Array } {
  const random = rng(seed);
  const x = new Float64Array(n * 2);
  const truth = new Uint8Array(n);
  let z = 0;
  for (let t = 0; t < n; t++) {
    if (random.next() > 0.95) z = 1 - z;
    truth[t] = z;
    const a = random.normal();
    x[t * 2] = (z === 0 ? -2 : 2) + a;
    x[t * 2 + 1] = (z === 0 ? 1 : -1) + 0.5 * a + 0.5 * random.normal();
  }
  return { x, truth };
}
const options = { states: 2, covariance: 'full', iterations: 60, tolerance: 1e-7, floor: 1e-6 } as const;

describe('Baum–Welch', () => {
  const { x, truth } = sample(4000, 5);
  const fit = baumWelch(x, 2, options, rng(1));
  const low = fit.model.mean[0]! < 0 ? 0 : 1;
  it('finds the parameters that the data were made with', () => {
    const { mean, covariance, transition } = fit.model;
    expect(mean[low * 2]).toBeCloseTo(-2, 0);
    expect(mean[(1 - low) * 2]).toBeCloseTo(2, 0);
    expect(Math.abs(covariance[low * 4 + 1]! - 0.5)).toBeLessThan(0.1);
    expect(Math.abs(transition[0]! - 0.95)).toBeLessThan(0.02);
  });
  it('never loses likelihood', () => {
    fit.logLikelihoods.slice(1).forEach((l, i) => expect(l).toBeGreaterThan(fit.logLikelihoods[i]! - 1e-6));
  });
  it('keeps a diagonal model diagonal', () => {
    const { covariance } = baumWelch(x, 2, { ...options, covariance: 'diagonal' }, rng(1)).model;
    expect(covariance[1]).toBe(0);
    expect(covariance[6]).toBe(0);
  });
  it('is reproducible and refuses too little data', () => {
    expect(baumWelch(x, 2, options, rng(1)).model).toEqual(fit.model);
    expect(() => baumWelch(x.slice(0, 30), 2, options, rng(1))).toThrow('15 observations are too few');
  });
  it('filters online: right most of the time, with sums of 1, and learns only after it has scored', () => {
    const filter = initFilter(prepare({ ...fit.model, mean: fit.model.mean.slice() }));
    let right = 0;
    for (let t = 0; t < 4000; t++) {
      const row = x.slice(t * 2, t * 2 + 2);
      stepFilter(filter, row);
      updateOnline(filter, row, 0.001);
      expect(filter.belief[0]! + filter.belief[1]!).toBeCloseTo(1, 12);
      if ((filter.belief[low]! > 0.5 ? 0 : 1) === truth[t]) right++;
    }
    expect(right / 4000).toBeGreaterThan(0.97);
    // μ += rate·belief·(x − μ): 0.5·1·(3 − 1) = 1
    const lone = initFilter(prepare(one(1, 1)));
    stepFilter(lone, Float64Array.of(3));
    updateOnline(lone, Float64Array.of(3), 0.5);
    expect(lone.model.mean[0]).toBeCloseTo(2, 12);
  });
});
