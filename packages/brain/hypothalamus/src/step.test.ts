import {
  BULL,
  CRISIS,
  newAccount,
  newAppetite,
  newRegimeBelief,
  parseConfig,
  PASS,
  reasonCode,
  RECOVERY,
  type Account,
  type RegimeBelief,
} from '@janus/domain';
import { rng } from '@janus/numerics';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hypothalamusFields, type HypothalamusConfig } from './config.ts';
import { init, learn, step, uninformed } from './step.ts';

const config = (over: Partial<HypothalamusConfig> = {}): HypothalamusConfig =>
  parseConfig(hypothalamusFields, over, 'hypothalamus');
const belief = (regime: number, age = 0): RegimeBelief => {
  const b = newRegimeBelief();
  b.regime = regime;
  b.age = age;
  b.posterior.fill(0);
  b.posterior[regime] = 1;
  return b;
};
const account = (drawdown = 0, over: Partial<Account> = {}): Account => ({ ...newAccount(1000), drawdown, ...over });

describe('step', () => {
  it('every scale and their product, worked by hand', () => {
    const out = newAppetite();
    // drawdown 5 % of 20 %: 0.75; bull 1; ratio 1.5: 2/3; appetite 0.5; Kelly at its prior 0.5; 0.5·0.5·0.5
    expect(step(init(config()), belief(BULL), account(0.05), 1.5, Number.NaN, out)).toBe(PASS);
    expect(out.drawdownScale).toBeCloseTo(0.75, 14);
    expect(out.regimeScale).toBe(1);
    expect(out.appetite).toBeCloseTo(0.5, 14);
    expect(out.kelly).toBe(0.5);
    expect(out.fraction).toBeCloseTo(0.125, 14);
  });
  it('201: a veto for too little appetite does happen, for it is tested before the clamp', () => {
    const out = newAppetite();
    // crisis 0.1 · 1/3 = 0.033 < 0.05
    expect(step(init(config()), belief(CRISIS), account(), 3, Number.NaN, out)).toBe(reasonCode('appetite-too-low'));
    expect(out.appetite).toBeCloseTo(0.1 / 3, 14);
    expect(step(init(config()), belief(CRISIS), account(), 1, Number.NaN, out)).toBe(PASS);
  });
  it('202: drawdown at or beyond its limit, and an unknown drawdown', () => {
    const out = newAppetite();
    for (const drawdown of [0.2, 0.5, Number.NaN]) {
      expect(step(init(config()), belief(BULL), account(drawdown), 1, Number.NaN, out)).toBe(
        reasonCode('drawdown-scaling'),
      );
      expect([out.drawdownScale, out.appetite, out.fraction]).toEqual([0, 0, 0]);
    }
    expect(step(init(config({ appetiteFloor: 0 })), belief(BULL), account(0.199), 1, Number.NaN, out)).toBe(PASS);
  });
  it('an unknown volatility ratio does not amplify; an unknown belief vetoes', () => {
    const out = newAppetite();
    expect(step(init(config()), belief(BULL), account(), Number.NaN, Number.NaN, out)).toBe(PASS);
    expect(out.appetite).toBe(1);
    const unknown = belief(BULL);
    unknown.posterior.fill(Number.NaN);
    expect(step(init(config()), unknown, account(), 1, Number.NaN, out)).toBe(reasonCode('appetite-too-low'));
    expect(out.fraction).toBe(0);
  });
  it('heat, balance and energy multiply the appetite, worked by hand', () => {
    const out = newAppetite();
    // Heat 0.04 of 0.1: 0.6. Exposure 1.2 in 1 … 2: 0.8. Energy: min(1 − 1.2/2, 1 − 0.7, 1) = 0.3, of 0.5: 0.6.
    expect(
      step(init(config()), belief(BULL), account(0, { heat: 0.04, exposure: 1.2, marginUsed: 0.7 }), 1, 0.2, out),
    ).toBe(PASS);
    expect(out.heatScale).toBeCloseTo(0.6, 14);
    expect(out.homeostasis).toBeCloseTo(0.8, 14);
    expect(out.energy).toBeCloseTo(0.3, 14);
    expect(out.appetite).toBeCloseTo(0.6 * 0.8 * 0.6, 14);
    expect(out.fraction).toBeCloseTo(0.5 * 0.5 * 0.288, 14);
    // As one bet 1.05 in 0.75 … 1.5: 0.6, worse than the exposure.
    step(init(config()), belief(BULL), account(0, { exposure: 1.2 }), 1, 1.05, out);
    expect(out.homeostasis).toBeCloseTo(0.6, 14);
  });
  it('201: heat, exposure or margin at its limit, even where no floor is set; two of them do not make it good', () => {
    const out = newAppetite();
    const free = config({ appetiteFloor: 0 });
    const over: Partial<Account>[] = [
      { heat: 0.1 },
      { exposure: 2 },
      { marginUsed: 1 },
      { heat: 0.3, exposure: 3 },
      { heat: Number.NaN },
      { exposure: Number.NaN },
    ];
    for (const o of over) {
      expect(step(init(free), belief(BULL), account(0, o), 1, Number.NaN, out)).toBe(reasonCode('appetite-too-low'));
      expect([out.appetite, out.fraction]).toEqual([0, 0]);
    }
    expect(step(init(free), belief(BULL), account(0, { heat: 0.099 }), 1, Number.NaN, out)).toBe(PASS);
    const tight = config({ appetiteFloor: 0, correlationLimit: 0.9 });
    expect(step(init(tight), belief(BULL), account(), 1, 0.9, out)).toBe(reasonCode('appetite-too-low'));
  });
  it('recovery releases with the age of the regime held', () => {
    const out = newAppetite();
    const state = init(config());
    step(state, belief(RECOVERY, 0), account(), 1, Number.NaN, out);
    const early = out.appetite;
    step(state, belief(RECOVERY, 200), account(), 1, Number.NaN, out);
    expect(early).toBeCloseTo(0.3, 14);
    expect(out.appetite).toBeCloseTo(0.9, 14);
  });
  it('all outputs stay within their ranges, and more drawdown never means more appetite', () => {
    const unit = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(unit, unit, fc.double({ min: 0.01, max: 20, noNaN: true }), fc.nat(6), (a, b, ratio, regime) => {
        const low = newAppetite();
        const high = newAppetite();
        step(init(config()), belief(regime), account(Math.min(a, b)), ratio, Number.NaN, low);
        step(init(config()), belief(regime), account(Math.max(a, b)), ratio, Number.NaN, high);
        expect(high.appetite).toBeLessThanOrEqual(low.appetite);
        for (const x of [low.appetite, low.kelly, low.drawdownScale, low.regimeScale, low.homeostasis, low.energy]) {
          expect(x).toBeGreaterThanOrEqual(0);
          expect(x).toBeLessThanOrEqual(1);
        }
        expect(low.fraction).toBeLessThanOrEqual(0.5);
      }),
    );
  });
});

describe('learn', () => {
  it('winning trades raise the size, losing ones lower it, and few of them say little', () => {
    const out = newAppetite();
    const after = (mean: number, trades: number): number => {
      const r = rng(4);
      const state = init(config());
      for (let i = 0; i < trades; i++) learn(state, mean + 0.01 * r.normal());
      step(state, belief(BULL), account(), 1, Number.NaN, out);
      return out.kelly;
    };
    expect(after(0.005, 200)).toBeGreaterThan(0.8);
    expect(after(-0.005, 200)).toBeLessThan(0.2);
    expect(after(-0.005, 200)).toBeGreaterThan(0.1);
    expect(Math.abs(after(0.005, 2) - 0.5)).toBeLessThan(0.06);
  });
  it('a bad run shrinks the size at once and leaves the appetite; a good one takes it back', () => {
    const out = newAppetite();
    const r = rng(7);
    const state = init(config());
    for (let i = 0; i < 100; i++) learn(state, 0.002 + 0.01 * r.normal());
    for (let i = 0; i < 5; i++) learn(state, -0.03);
    step(state, belief(BULL), account(), 1, Number.NaN, out);
    expect(out.performanceScale).toBeLessThan(0.6);
    expect(out.performanceScale).toBeGreaterThanOrEqual(0.25);
    expect(out.appetite).toBe(1);
    expect(out.fraction).toBeCloseTo(0.5 * out.kelly * out.performanceScale, 14);
    for (let i = 0; i < 10; i++) learn(state, 0.02);
    step(state, belief(BULL), account(), 1, Number.NaN, out);
    expect(out.performanceScale).toBe(1);
  });
  it('refuses what is not a finite return, naming it', () => {
    expect(() => learn(init(config()), Number.NaN)).toThrow('trade return NaN');
  });
  it('survives serialisation: a copy made midway goes on alike', () => {
    const r = rng(9);
    const a = init(config());
    for (let i = 0; i < 30; i++) learn(a, 0.01 * r.normal());
    const b = structuredClone(a);
    const x = newAppetite();
    const y = newAppetite();
    learn(a, 0.02);
    learn(b, 0.02);
    step(a, belief(BULL), account(0.01), 1.2, Number.NaN, x);
    step(b, belief(BULL), account(0.01), 1.2, Number.NaN, y);
    expect(y).toEqual(x);
  });
});

it('uninformed: full appetite and one size for all', () => {
  const out = newAppetite();
  for (const key of Object.keys(out) as (keyof typeof out)[]) out[key] = 0.3;
  uninformed(out, config({ neutralFraction: 0.2 }));
  expect(out).toEqual({ ...newAppetite(), fraction: 0.2 });
});
it('an option that is not known is refused', () => {
  expect(() => parseConfig(hypothalamusFields, { leverage: 3 }, 'hypothalamus')).toThrow(
    'hypothalamus.leverage: unknown',
  );
});
