import {
  newAccount,
  newThreatVerdict,
  parseConfig,
  PASS,
  reasonCode,
  type Account,
  type ThreatVerdict,
} from '@janus/domain';
import { chiSquareQuantile, rng, type Rng } from '@janus/numerics';
import { describe, expect, it } from 'vitest';
import { trip } from './breakers.ts';
import { amygdalaFields, type AmygdalaConfig } from './config.ts';
import { newThreatInput, type ThreatInput } from './input.ts';
import { mahalanobis } from './mahalanobis.ts';
import { SIGNAL_COUNT } from './moments.ts';
import { CRITICAL, HIGH, NONE } from './severity.ts';
import { init, type AmygdalaState } from './state.ts';
import { step as stepWith, uninformed } from './step.ts';

const ANOMALY = reasonCode('anomaly');
const config = (over: Partial<AmygdalaConfig> = {}): AmygdalaConfig => parseConfig(amygdalaFields, over, 'amygdala');
const account = (windowLoss = 0): Account => ({ ...newAccount(1000), windowLoss });
const ok = account();
/** A bar of which nothing but the six signals, the volatility and the account is told. */
function step(state: AmygdalaState, s: Float64Array, volatilityRatio: number, a: Account, out: ThreatVerdict): number {
  const x: ThreatInput = { ...newThreatInput(), volatilityRatio, account: a, high: 100, low: 100, close: 100 };
  x.signals.set(s);
  return stepWith(state, x, out);
}

/** Six correlated Student-t signals of `freedom` degrees (∞: Gaussian). */
function draw(r: Rng, freedom: number, s: Float64Array): Float64Array {
  let chi = 0;
  for (let i = 0; i < freedom; i++) chi += r.normal() ** 2;
  const scale = 0.01 / Math.sqrt(chi / freedom);
  const common = r.normal();
  for (let i = 0; i < SIGNAL_COUNT; i++) s[i] = scale * (0.5 * common + r.normal());
  return s;
}

function settle(state: AmygdalaState, bars: number, seed = 1): void {
  const r = rng(seed);
  const s = new Float64Array(SIGNAL_COUNT);
  for (let i = 0; i < bars; i++) step(state, draw(r, 5, s), 1, ok, newThreatVerdict());
}
const CRASH = Float64Array.of(-0.3, 3, 3, 5, -0.2, -0.1);
/** Far in volatility, volume and range, with an ordinary return. */
const STRANGE = Float64Array.of(0, 3, 3, 5, -0.2, -0.1);
const CALM = new Float64Array(SIGNAL_COUNT);

describe('step', () => {
  it('[E50] scores a state against what was usual before it', () => {
    const state = init(config());
    settle(state, 500);
    const before = structuredClone(state.moments);
    const out = newThreatVerdict();
    step(state, CRASH, 1, ok, out);
    expect(out.distance).toBe(mahalanobis(CRASH, before.mean, before.factor, new Float64Array(SIGNAL_COUNT)));
    expect(state.moments.count).toBe(before.count + 1);
  });
  it('[E51] 301 for a state far from all seen, for the bars held after it, and then it is over', () => {
    const state = init(config({ holdBars: 2 }));
    settle(state, 1000);
    const out = newThreatVerdict();
    expect(step(state, CALM, 1, ok, out)).toBe(PASS);
    expect(step(state, STRANGE, 1, ok, out)).toBe(ANOMALY);
    expect(out.severity).toBe(CRITICAL);
    expect(out.fear).toBe(1);
    expect(step(state, CALM, 1, ok, out)).toBe(ANOMALY);
    expect(out.severity).toBe(HIGH);
    expect(step(state, CALM, 1, ok, out)).toBe(ANOMALY);
    expect(step(state, CALM, 1, ok, out)).toBe(PASS);
    expect(out.severity).toBe(NONE);
    expect(out.fear).toBeCloseTo(0.5 ** (3 / 20), 12);
  });
  it('one crash does not blow up what is usual: what it may add is bounded', () => {
    const state = init(config({ winsor: 6, span: 500 }));
    settle(state, 2000);
    const before = state.moments.covariance[0]!;
    step(
      state,
      Float64Array.from(CRASH, (x) => 1000 * x),
      1,
      ok,
      newThreatVerdict(),
    );
    expect(state.moments.covariance[0]! / before).toBeLessThan(1.5);
  });
  it('[E51] the threshold is never below √χ² of the same chance, and ∞ while warming up', () => {
    const state = init(config({ warmup: 100 }));
    // 0.05 a day of 24 bars: p = 1/480
    expect(state.reference).toBeCloseTo(Math.sqrt(chiSquareQuantile(1 - 1 / 480, 6)), 12);
    const out = newThreatVerdict();
    const r = rng(2);
    const s = new Float64Array(SIGNAL_COUNT);
    for (let i = 0; i < 100; i++) {
      step(state, draw(r, 5, s), 1, ok, out);
      expect(out.threshold).toBe(Number.POSITIVE_INFINITY);
      expect(out.severity).toBe(NONE);
    }
    step(state, CRASH, 1, ok, out);
    expect(out.threshold).toBeGreaterThanOrEqual(state.reference);
    expect(out.threshold).toBeLessThan(100);
    expect(state.judged).toBe(1);
  });
  for (const [name, freedom, perDay] of [
    ['Student-t with 3 degrees of freedom, 0.5 a day', 3, 0.5],
    ['Student-t with 5 degrees of freedom, 0.1 a day', 5, 0.1],
    ['Gaussian (200 degrees), 0.5 a day', 200, 0.5],
  ] as const)
    it(`[E51] false alarms a day are what was asked for, within a factor of 2: ${name}`, () => {
      const days = freedom === 200 ? 400 : 2500;
      const state = init(config({ falseAlarmsPerDay: perDay }), { barsPerDay: 24 });
      settle(state, days * 24, 7);
      const rate = (state.alarms / state.judged) * 24;
      expect(rate).toBeGreaterThan(perDay / 2);
      expect(rate).toBeLessThan(perDay * 2);
    });
  it('302 above three times the usual volatility, and for a ratio that is not a number', () => {
    const out = newThreatVerdict();
    expect(step(init(config()), CALM, 3, ok, out)).toBe(PASS);
    expect(step(init(config()), CALM, 3.01, ok, out)).toBe(reasonCode('volatility-spike'));
    expect([out.volatilityRatio, out.volatilityLimit]).toEqual([3.01, 3]);
    expect(out.severity).toBe(HIGH);
    expect(step(init(config()), CALM, Number.NaN, ok, out)).toBe(reasonCode('volatility-spike'));
    expect(out.severity).toBe(CRITICAL);
  });
  it('303 above the loss limit, and for a loss that is not a number', () => {
    const out = newThreatVerdict();
    expect(step(init(config()), CALM, 1, account(0.03), out)).toBe(PASS);
    expect(step(init(config()), CALM, 1, account(0.031), out)).toBe(reasonCode('loss-limit'));
    expect([out.loss, out.lossLimit]).toEqual([0.031, 0.03]);
    expect(step(init(config()), CALM, 1, account(Number.NaN), out)).toBe(reasonCode('loss-limit'));
    expect(step(init(config({ lossLimit: 0 })), CALM, 1, account(0), out)).toBe(PASS);
    expect(step(init(config({ lossLimit: 0 })), CALM, 1, account(1e-9), out)).toBe(reasonCode('loss-limit'));
    expect(out.severity).toBe(CRITICAL);
  });
  it('304 before everything else, with full fear', () => {
    const state = init(config(), { symbol: 0 });
    trip(state, 'instrument', 0, 0, 'test');
    const out = newThreatVerdict();
    expect(step(state, CALM, 9, account(1), out)).toBe(reasonCode('kill-switch'));
    expect([out.severity, out.fear, out.breakers]).toEqual([CRITICAL, 1, 4]);
  });
  it('a state that cannot be scored vetoes, from the first bar on, and teaches nothing', () => {
    const state = init(config());
    const out = newThreatVerdict();
    for (const bad of [Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(step(state, Float64Array.of(0, 0, bad, 0, 0, 0), 1, ok, out)).toBe(ANOMALY);
      expect(out.distance).toBe(Number.POSITIVE_INFINITY);
    }
    expect(state.moments.count).toBe(0);
  });
  it('is causal and survives serialisation: a copy made midway goes on alike', () => {
    const state = init(config({ warmup: 50 }));
    settle(state, 300);
    const copy = structuredClone(state);
    settle(state, 100, 9);
    settle(copy, 100, 9);
    expect(copy).toEqual(state);
  });
  it('uninformed: no threat is seen', () => {
    const out = newThreatVerdict();
    const state = init(config());
    step(state, CALM, 9, account(1), out);
    uninformed(out);
    expect(out).toEqual(newThreatVerdict());
  });
  it('an option that is not known is refused', () => {
    expect(() => parseConfig(amygdalaFields, { tau: 5 }, 'amygdala')).toThrow('amygdala.tau: unknown option');
  });
});
