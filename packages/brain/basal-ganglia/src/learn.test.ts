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
