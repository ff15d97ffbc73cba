import { describe, expect, it } from 'vitest';
import { constant, matrix } from '../models/weights.ts';
import { clipByGlobalNorm, initOptimiser, stepOptimiser, type Optimiser } from './optimiser.ts';
import { rateAt, type Schedule } from './schedule.ts';
import { shuffled, streamOf } from './seeds.ts';

const SPECS = [matrix('w', 1, 2), constant('b', [1], 0)];
const begin = () => ({
  w: { shape: [1, 2], values: Float32Array.of(1, -2) },
  b: { shape: [1], values: Float32Array.of(3) },
});
const ADAM: Optimiser = { kind: 'adamw', beta1: 0.9, beta2: 0.999, epsilon: 1e-8, decay: 0.01 };

describe('AdamW', () => {
  it('first step by hand: m̂/√v̂ is the sign of the gradient, and only matrices decay', () => {
    // θ = 1, g = ½: m = 0.05, v = 2.5e-4, m̂ = ½, v̂ = ¼; θ − 0.1·(1 + 0.01·1) = 0.899.
    const weights = begin();
    const state = initOptimiser(ADAM, SPECS, weights);
    stepOptimiser(ADAM, state, SPECS, weights, { w: Float32Array.of(0.5, 0.5), b: Float32Array.of(-4) }, 0.1);
    expect(weights.w.values[0]).toBeCloseTo(0.899, 6);
    expect(weights.w.values[1]).toBeCloseTo(-2 - 0.1 * (1 - 0.02), 6);
    expect(weights.b.values[0]).toBeCloseTo(3.1, 6);
    expect(state.moments['w']![0]![0]).toBeCloseTo(0.05, 7);
    expect(state.moments['w']![1]![0]).toBeCloseTo(2.5e-4, 9);
  });
  it('twenty steps are those of the published algorithm (Loshchilov and Hutter 2019, algorithm 2)', () => {
    const weights = begin();
    const state = initOptimiser(ADAM, SPECS, weights);
    const [rate, lambda] = [0.02, 0.01];
    let [theta, m, v] = [1, 0, 0];
    for (let t = 1; t <= 20; t++) {
      const g = Math.fround(Math.sin(t) + 0.3);
      stepOptimiser(ADAM, state, SPECS, weights, { w: Float32Array.of(g, 0), b: Float32Array.of(0) }, rate);
      // Lines 6 to 12, the moments as running sums.
      m = 0.9 * m + 0.1 * g;
      v = 0.999 * v + 0.001 * g ** 2;
      const mHat = m / (1 - 0.9 ** t);
      const vHat = v / (1 - 0.999 ** t);
      theta -= (rate * mHat) / (Math.sqrt(vHat) + 1e-8) + rate * lambda * theta;
    }
    expect(weights.w.values[0]).toBeCloseTo(theta, 5);
    expect(weights.w.values[1]).toBeCloseTo(-2 * (1 - rate * lambda) ** 20, 5);
    expect(weights.b.values[0]).toBe(3);
  });
});

describe('gradient descent', () => {
  it('with momentum gathers speed: u = g, then 0.9 g + g', () => {
    const config: Optimiser = { kind: 'sgd', momentum: 0.9, decay: 0 };
    const weights = begin();
    const state = initOptimiser(config, SPECS, weights);
    const gradients = { w: Float32Array.of(1, 0), b: Float32Array.of(0) };
    stepOptimiser(config, state, SPECS, weights, gradients, 0.1);
    expect(weights.w.values[0]).toBeCloseTo(0.9, 6);
    stepOptimiser(config, state, SPECS, weights, gradients, 0.1);
    expect(weights.w.values[0]).toBeCloseTo(0.9 - 0.19, 6);
  });
});

describe('clipping', () => {
  it('scales all gradients to the limit together and leaves small ones', () => {
    const large = { a: Float32Array.of(3), b: Float32Array.of(0, 4) };
    expect(clipByGlobalNorm(large, 1)).toBe(5);
    expect(large.a[0]).toBeCloseTo(0.6, 6);
    expect(large.b[1]).toBeCloseTo(0.8, 6);
    const small = { a: Float32Array.of(0.3) };
    expect(clipByGlobalNorm(small, 1)).toBeCloseTo(0.3, 6);
    expect(small.a[0]).toBeCloseTo(0.3, 6);
  });
});

describe('the rate', () => {
  const at = (schedule: Schedule['schedule'], step: number): number =>
    rateAt({ schedule, rate: 2, warmUp: 0.2, floor: 0.1, gamma: 0.5, drops: 4 }, step, 100);
  it('rises in a line, then falls by its course', () => {
    expect([0, 9, 19].map((step) => at('cosine', step))).toEqual([0.1, 1, 2]);
    expect(at('cosine', 20)).toBe(2);
    expect(at('cosine', 60)).toBeCloseTo(2 * (0.1 + 0.9 / 2), 12);
    expect(at('cosine', 100)).toBeCloseTo(0.2, 12);
    expect([20, 39, 40, 60, 99].map((step) => at('step', step))).toEqual([2, 2, 1, 0.5, 0.25]);
    expect(at('exponential', 60)).toBeCloseTo(2 * 0.5 ** 2, 12);
    expect(at('constant', 77)).toBe(2);
    expect(rateAt({ schedule: 'constant', rate: 1, warmUp: 0, floor: 0, gamma: 1, drops: 1 }, 0, 10)).toBe(1);
  });
});

describe('chance by counting', () => {
  it('gives each epoch another order, the same for the same seed, and loses none', () => {
    const items = Int32Array.from({ length: 50 }, (_, i) => i);
    const order = (seed: number, epoch: number) => [...shuffled(items, streamOf(seed, 'shuffle', epoch))];
    expect(order(1, 0)).toEqual(order(1, 0));
    expect(new Set([order(1, 0), order(1, 1), order(2, 0)].map(String)).size).toBe(3);
    expect(order(3, 7).sort((a, b) => a - b)).toEqual([...items]);
    expect(streamOf(1, 'shuffle', 5).next()).not.toBe(streamOf(1, 'step', 5).next());
  });
});
