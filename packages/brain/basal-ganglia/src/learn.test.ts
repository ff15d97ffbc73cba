import { describe, expect, it } from 'vitest';
import { BUY, HOLD, newChoice, parseConfig, SELL } from '@janus/domain';
import { rng } from '@janus/numerics';
import { newChoiceInput } from './choice-input.ts';
import { choose } from './choose.ts';
import { basalGangliaFields } from './config.ts';
import { learn as learnOutcome } from './learn.ts';
import { newOutcome, type Outcome } from './outcome.ts';
import { init, rowOf, type BasalGangliaState } from './state.ts';

const config = parseConfig(basalGangliaFields, {}, 'basal-ganglia');

let clock = 0;
/** Rewards of decisions that do not follow one another, unless told. */
function learn(
  state: BasalGangliaState,
  context: number,
  action: number,
  reward: number,
  more: Partial<Outcome> = {},
): void {
  const decidedAt = (clock += 10);
  const outcome = { ...newOutcome(), context, nextContext: context, action, reward, decidedAt, bar: decidedAt + 1 };
  learnOutcome(state, { ...outcome, ...more });
}
function actOf(state: BasalGangliaState, context: number, strength: number): { act: number; code: number } {
  const out = newChoice();
  const code = choose(state, { ...newChoiceInput(), context, buyStrength: strength, bar: 1e9 }, out);
  return { act: out.act[BUY]!, code };
}

describe('learn', () => {
  it('one reward by hand: error first, then everything moves', () => {
    const state = init(config);
    learn(state, 0, BUY, 0.0075);
    const cell = rowOf(0) + BUY;
    // δ = (0.0075 − 0)/0.005 = 1.5. V = 0.02·1.5·0.005 = 0.00015. G = 1 + 0.02·1.5 = 1.03, N = 1 − 0.03 = 0.97.
    expect(state.critic.weights[1]).toBeCloseTo(0.00015, 15);
    expect(state.delta).toBe(1.5);
    expect(state.go[cell]).toBeCloseTo(1.03, 12);
    expect(state.noGo[cell]).toBeCloseTo(0.97, 12);
    expect([state.benefit[cell], state.cost[cell], state.count[cell]]).toEqual([0.0075, 0, 1]);
    // σ² = 0.000025 + 0.02·(0.00005625 − 0.000025) = 0.000025625
    expect(state.rewardScale ** 2).toBeCloseTo(0.000025625, 15);
    // No other cell has moved.
    expect(state.go.filter((g) => g !== 1)).toHaveLength(1);
    expect(state.critic.weights.filter((v) => v !== 0)).toHaveLength(1);
  });
  it('HOLD teaches critic and means but has no opponent weights; a reward of 0 leaves the scale', () => {
    const state = init(config);
    learn(state, 3, HOLD, 0.01);
    expect(state.critic.weights[4]).toBeGreaterThan(0);
    expect([state.go[rowOf(3) + HOLD], state.noGo[rowOf(3) + HOLD]]).toEqual([1, 1]);
    const scale = state.rewardScale;
    for (let i = 0; i < 1000; i++) learn(state, 3, HOLD, 0);
    expect(state.rewardScale).toBe(scale);
  });
  it('wins open the gate in their context, losses close it, other contexts are untouched', () => {
    const strength = 0.25;
    const r = rng(3);
    const state = init(config);
    for (let i = 0; i < 60; i++) {
      learn(state, 0, BUY, 0.004 + 0.004 * r.normal());
      learn(state, 1, BUY, -0.004 + 0.004 * r.normal());
    }
    const act = (context: number): number => actOf(state, context, strength).act;
    expect(act(0)).toBeGreaterThan(0.4);
    expect(act(1)).toBeLessThan(0.15);
    expect(act(2)).toBe(strength);
  });
  it('20,000 rewards of pure noise leave a gate that still opens', () => {
    const r = rng(11);
    const state = init(config);
    for (let i = 0; i < 20_000; i++) learn(state, 2, i % 2 === 0 ? BUY : SELL, 0.003 * r.normal());
    for (const action of [BUY, SELL]) {
      const cell = rowOf(2) + action;
      expect(state.go[cell]).toBeGreaterThan(0.3);
      expect(state.go[cell]).toBeLessThan(3);
      expect(state.noGo[cell]).toBeGreaterThan(0.3);
      expect(state.noGo[cell]).toBeLessThan(3);
    }
    expect(state.rewardScale).toBeGreaterThan(0.002);
    expect(state.rewardScale).toBeLessThan(0.004);
    expect(actOf(state, 2, 0.6).code).toBe(0);
  });
  it('the state survives a round trip and goes on identically', () => {
    const state = init(config);
    learn(state, -1, SELL, -0.002);
    const copy = structuredClone(state);
    learn(state, 6, BUY, 0.001, { decidedAt: 5, bar: 6 });
    learn(copy, 6, BUY, 0.001, { decidedAt: 5, bar: 6 });
    expect(copy).toEqual(state);
  });
  it('refuses a reward that is not a number', () => {
    expect(() => learn(init(config), 0, BUY, Number.NaN)).toThrow('reward NaN');
  });
});

describe('what else a reward moves', () => {
  it('the critic sees where it led: δ = (r + γ·V(s′) − V(s))/σ', () => {
    const state = init({ ...config, discount: 0.5 });
    state.critic.weights[3] = 0.001;
    state.critic.weights[4] = 0.004;
    learn(state, 2, BUY, 0.002, { nextContext: 3 });
    // (0.002 + 0.5·0.004 − 0.001)/0.005 = 0.6. V(s) 0.001 + 0.02·0.6·0.005 = 0.00106.
    expect(state.delta).toBeCloseTo(0.6, 12);
    expect(state.critic.weights[3]).toBeCloseTo(0.00106, 15);
  });
  it('the state’s numbers are features too, halved and bounded, and share the step', () => {
    const state = init(config);
    learn(state, 2, BUY, 0.005, { state: Float64Array.of(1, -8, Number.NaN, 0, 0, 0, 0, 0, 0, 0, 0, 0) });
    // φ: context 1, 0.5, −1, 0: |φ|² = 2.25. δ 1: w = 0.02/2.25·0.005·φ.
    const step = (0.02 / 2.25) * 0.005;
    expect(state.critic.weights[3]).toBeCloseTo(step, 15);
    expect(state.critic.weights[8]).toBeCloseTo(0.5 * step, 15);
    expect(state.critic.weights[9]).toBeCloseTo(-step, 15);
    expect(state.critic.weights[10]).toBe(0);
  });
  it('the value of a state is bounded in reward scales', () => {
    const state = init({ ...config, discount: 1 });
    state.critic.weights[3] = 5;
    // V(s) 3·0.005 = 0.015 (valueClip 3), V(s′) 0 in another regime: (0.01 − 0.015)/0.005 = −1.
    learn(state, 2, BUY, 0.01, { nextContext: 1 });
    expect(state.delta).toBeCloseTo(-1, 12);
  });
  it('errors reach back along a run of decisions, and not beyond where it breaks', () => {
    const follow = (decidedAt: number): BasalGangliaState => {
      const state = init({ ...config, discount: 0.5, traceDecay: 0.5 });
      learn(state, 0, BUY, 0, { decidedAt: 10, bar: 12 });
      learn(state, 1, SELL, 0.005, { decidedAt, bar: 20 });
      return state;
    };
    // δ = 1. The cell before hears a quarter: G 1 + 0.02·0.25, N 1 − 0.02·0.25; V of regime 0 too.
    const run = follow(12);
    expect(run.go[rowOf(0) + BUY]).toBeCloseTo(1.005, 12);
    expect(run.noGo[rowOf(0) + BUY]).toBeCloseTo(0.995, 12);
    expect(run.go[rowOf(1) + SELL]).toBeCloseTo(1.02, 12);
    expect(run.critic.weights[1]).toBeCloseTo(0.02 * 0.25 * 0.005, 15);
    const broken = follow(13);
    expect(broken.go[rowOf(0) + BUY]).toBe(1);
    expect(broken.critic.weights[1]).toBe(0);
  });
  it('vigilance and facilitation of what was done; holding moves neither', () => {
    const state = init(config);
    learn(state, 2, BUY, -0.005);
    // δ −1 of 2: vigilance 0.05·0.5 = 0.025, facilitation 0.
    expect(state.vigilance[3]).toBeCloseTo(0.025, 12);
    expect(state.facilitation[rowOf(2) + BUY]).toBe(0);
    learn(state, 2, BUY, 0.01);
    expect(state.facilitation[rowOf(2) + BUY]).toBeCloseTo(0.1, 12);
    const held = init(config);
    learn(held, 2, HOLD, -0.005);
    expect([...held.vigilance, ...held.facilitation].every((x) => x === 0)).toBe(true);
  });
  it('a loss beyond coolingLoss scales begins the cooling off at the bar at which it is known', () => {
    const state = init(config);
    learn(state, 2, BUY, -0.01, { bar: 77 });
    expect(state.lossBar).toBeLessThan(0);
    learn(state, 2, BUY, -2.01 * state.rewardScale, { bar: 78 });
    expect(state.lossBar).toBe(78);
    learn(state, 2, HOLD, -1, { bar: 90 });
    expect(state.lossBar).toBe(78);
  });
  it('a coarse state that loses again and again comes to be inhibited, a gain takes it away, holding forgets it', () => {
    const state = init(config);
    const p = (): number => state.pattern[2 * 40]!;
    for (let i = 0; i < 8; i++) learn(state, 2, BUY, -10 * state.rewardScale, { key: 40 });
    // 1 − 0.88⁸ = 0.6404 ≥ 0.6
    expect(p()).toBeCloseTo(1 - 0.88 ** 8, 12);
    learn(state, 2, BUY, 10 * state.rewardScale, { key: 40 });
    expect(p()).toBeCloseTo(0.75 * (1 - 0.88 ** 8), 12);
    learn(state, 2, HOLD, 0, { key: 40 });
    expect(p()).toBeCloseTo(0.98 * 0.75 * (1 - 0.88 ** 8), 12);
    learn(state, 2, BUY, -1, { key: -1 });
    expect(state.pattern.filter((x) => x !== 0)).toHaveLength(1);
  });
  it('an outcome may lead to no regime, and to none that there is not', () => {
    learn(init(config), -1, BUY, 0.001, { nextContext: -1 });
    expect(() => learn(init(config), 0, BUY, 0.001, { nextContext: 9 })).toThrow('context 9');
  });
});
