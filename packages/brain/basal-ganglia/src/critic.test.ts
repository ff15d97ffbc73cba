import { rng } from '@janus/numerics';
import { describe, expect, it } from 'vitest';
import {
  generalisedAdvantages,
  initCritic,
  lambdaReturns,
  stepCritic,
  stepTraces,
  temporalDifference,
  valueOf,
} from './critic.ts';

const rewards = Float64Array.of(1, 2, 3);
const values = Float64Array.of(0.5, 1, 1.5, 2);

describe('λ-returns and advantages', () => {
  it('by hand: rewards 1, 2, 3, values 0.5, 1, 1.5 and 2 after, γ = λ = 1/2', () => {
    // G₂ = 3 + 2/2 = 4; G₁ = 2 + (1.5/2 + 4/2)/2 = 3.375; G₀ = 1 + (1/2 + 3.375/2)/2 = 2.09375
    const g = new Float64Array(3);
    lambdaReturns(rewards, values, 0.5, 0.5, g);
    expect([...g]).toEqual([2.09375, 3.375, 4]);
    // δ = 1, 1.75, 2.5: A₂ = 2.5; A₁ = 1.75 + 2.5/4 = 2.375; A₀ = 1 + 2.375/4 = 1.59375
    const a = new Float64Array(3);
    generalisedAdvantages(rewards, values, 0.5, 0.5, a);
    expect([...a]).toEqual([1.59375, 2.375, 2.5]);
  });
  it('λ = 0 is the temporal difference, λ = 1 the return less the value', () => {
    const a = new Float64Array(3);
    generalisedAdvantages(rewards, values, 0.5, 0, a);
    expect([...a]).toEqual([1, 1.75, 2.5]);
    expect([...a]).toEqual([0, 1, 2].map((t) => temporalDifference(rewards[t]!, 0.5, values[t + 1]!, values[t]!)));
    generalisedAdvantages(rewards, values, 0.5, 1, a);
    // Return from 0: 1 + 2/2 + 3/4 + 2/8 = 3; less 0.5
    expect(a[0]).toBeCloseTo(2.5, 12);
  });
  it('an advantage is the λ-return less the value', () => {
    const r = rng(2);
    const n = 50;
    const reward = Float64Array.from({ length: n }, () => r.normal());
    const value = Float64Array.from({ length: n + 1 }, () => r.normal());
    const g = new Float64Array(n);
    const a = new Float64Array(n);
    lambdaReturns(reward, value, 0.9, 0.7, g);
    generalisedAdvantages(reward, value, 0.9, 0.7, a);
    for (let t = 0; t < n; t++) expect(a[t]).toBeCloseTo(g[t]! - value[t]!, 10);
  });
  it('traces add up to the same: Σ δ_t·e_t = Σ A_t·φ_t over a run under fixed values', () => {
    const r = rng(3);
    const n = 30;
    const phi = Array.from({ length: n }, () => Float64Array.of(1, r.normal(), r.normal()));
    const w = Float64Array.of(0.3, -0.2, 0.5);
    const value = new Float64Array(n + 1);
    for (let t = 0; t < n; t++) for (let i = 0; i < 3; i++) value[t] = value[t]! + w[i]! * phi[t]![i]!;
    const reward = Float64Array.from({ length: n }, () => r.normal());
    const advantage = new Float64Array(n);
    generalisedAdvantages(reward, value, 0.9, 0.8, advantage);
    const traces = new Float64Array(3);
    const backward = new Float64Array(3);
    const forward = new Float64Array(3);
    for (let t = 0; t < n; t++) {
      stepTraces(traces, phi[t]!, 0.9 * 0.8);
      const delta = temporalDifference(reward[t]!, 0.9, value[t + 1]!, value[t]!);
      for (let i = 0; i < 3; i++) {
        backward[i] = backward[i]! + delta * traces[i]!;
        forward[i] = forward[i]! + advantage[t]! * phi[t]![i]!;
      }
    }
    for (let i = 0; i < 3; i++) expect(backward[i]).toBeCloseTo(forward[i]!, 9);
  });
});

describe('TD(λ)', () => {
  it('two steps by hand', () => {
    const c = initCritic(2);
    // φ (1, 0): V 0, δ = 2 + 0.5·0 − 0 = 2, e (1, 0), w (0.2, 0)
    stepTraces(c.traces, Float64Array.of(1, 0), 0.25);
    stepCritic(c, 2, 0.1);
    expect([...c.weights]).toEqual([0.2, 0]);
    // φ (0.5, 1): V 0.1, δ = −1 − 0.1 = −1.1, e (0.25 + 0.5, 1), w (0.2 − 0.0825, −0.11)
    const phi = Float64Array.of(0.5, 1);
    expect(valueOf(c, phi)).toBeCloseTo(0.1, 12);
    stepTraces(c.traces, phi, 0.25);
    stepCritic(c, temporalDifference(-1, 0.5, 0, valueOf(c, phi)), 0.1);
    expect(c.weights[0]).toBeCloseTo(0.1175, 12);
    expect(c.weights[1]).toBeCloseTo(-0.11, 12);
  });

  // Sutton and Barto, example 7.1: nineteen states in a row, −1 beyond the left end and +1 beyond the right, γ = 1.
  // The true values are −0.9, −0.8 … 0.9.
  const STATES = 19;
  const truth = (i: number): number => (i - 9) / 10;
  const one = (i: number): Float64Array => Float64Array.from({ length: STATES }, (_, j) => (i === j ? 1 : 0));
  function walk(lambda: number, rate: number, episodes: number, seed: number, after: (error: number) => void): void {
    const r = rng(seed);
    const c = initCritic(STATES);
    for (let episode = 0; episode < episodes; episode++) {
      c.traces.fill(0);
      let at = 9;
      while (at >= 0 && at < STATES) {
        const next = at + (r.next() < 0.5 ? -1 : 1);
        const reward = next < 0 ? -1 : next === STATES ? 1 : 0;
        const after1 = next < 0 || next === STATES ? 0 : c.weights[next]!;
        stepTraces(c.traces, one(at), lambda);
        stepCritic(c, temporalDifference(reward, 1, after1, c.weights[at]!), rate);
        at = next;
      }
      let square = 0;
      for (let i = 0; i < STATES; i++) square += (c.weights[i]! - truth(i)) ** 2 / STATES;
      after(Math.sqrt(square));
    }
  }
  it('learns the nineteen-state random walk', () => {
    let last = 1;
    walk(0.8, 0.01, 4000, 1, (error) => void (last = error));
    expect(last).toBeLessThan(0.06);
  });
  it('over the first ten episodes errs as in figure 12.6: about 0.3 at λ 0.8, α 0.3; about 0.5 at λ 0, α 0.1', () => {
    const mean = (lambda: number, rate: number): number => {
      let sum = 0;
      for (let seed = 0; seed < 100; seed++) walk(lambda, rate, 10, seed, (error) => void (sum += error / 1000));
      return sum;
    };
    expect(mean(0.8, 0.3)).toBeGreaterThan(0.25);
    expect(mean(0.8, 0.3)).toBeLessThan(0.35);
    expect(mean(0, 0.1)).toBeGreaterThan(0.45);
    expect(mean(0, 0.1)).toBeLessThan(0.55);
  });
});
