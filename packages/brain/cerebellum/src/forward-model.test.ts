import { rng } from '@janus/numerics';
import { describe, expect, it } from 'vitest';
import { initForwardModel, modelledDelay, modelledSlippage, refit } from './forward-model.ts';

describe('forward model', () => {
  it('[E35] begins as the formulas say: half spread and impact whole, no drift', () => {
    const m = initForwardModel(0.5, 1, 2);
    expect(modelledSlippage(m, 0.0003, 0.002)).toBeCloseTo(0.0023, 15);
    expect(modelledDelay(m, 3)).toBe(0);
  });
  it('[E35] one fill by hand', () => {
    const m = initForwardModel(0.5, 1, 2);
    // In bps: x (1, 2, 0), expected 3, realised 6: e 3. P diag(¼, ¼, 1): P·x (¼, ½, 0), xᵀPx 1.25, R 4.
    refit(m, 0.0001, 0.0002, 0, 0.0006, 1, 0.5, 4);
    expect(m.theta[0]).toBeCloseTo(1 + (0.25 * 3) / 5.25, 12);
    expect(m.theta[1]).toBeCloseTo(1 + (0.5 * 3) / 5.25, 12);
    expect(m.theta[2]).toBe(0);
    expect(m.covariance[0]).toBeCloseTo(0.25 - 0.0625 / 5.25, 12);
    expect(m.covariance[1]).toBeCloseTo(-0.125 / 5.25, 12);
    expect(m.covariance[3]).toBeCloseTo(-0.125 / 5.25, 12);
    expect(m.covariance[4]).toBeCloseTo(0.25 - 0.25 / 5.25, 12);
    expect(m.covariance[8]).toBe(1);
    // R 4 + 0.5·(9 − 4)
    expect(m.noise).toBeCloseTo(6.5, 12);
    expect(m.count).toBe(1);
    // a 8/7, b 9/7: 8/7·0.0001 + 9/7·0.0002
    expect(modelledSlippage(m, 0.0001, 0.0002)).toBeCloseTo((8 / 7) * 0.0001 + (9 / 7) * 0.0002, 15);
  });
  it('[E35] latency teaches the drift: 2 bps a bar cost 3 bars 6 bps; a drift with us costs nothing', () => {
    const m = initForwardModel(0.5, 1, 2);
    m.theta[2] = 2;
    expect(modelledDelay(m, 3)).toBeCloseTo(0.0006, 15);
    m.theta[2] = -2;
    expect(modelledDelay(m, 3)).toBe(0);
  });
  /** Fills of a market in which slippage is a·(half spread) + b·impact + c·latency and noise. */
  function feed(
    m: ReturnType<typeof initForwardModel>,
    seed: number,
    n: number,
    a: number,
    b: number,
    c: number,
  ): void {
    const r = rng(seed);
    for (let i = 0; i < n; i++) {
      const spread = 0.0001 * (1 + 4 * r.next());
      const impact = 0.0001 * (1 + 9 * r.next());
      const latency = 2 * r.next();
      const realised = a * spread + b * impact + 0.0001 * (c * latency + 0.5 * r.normal());
      refit(m, spread, impact, latency, realised, 0.995, 0.05, 4);
    }
  }
  it('[E35] recovers known coefficients, and new ones after the market has changed', () => {
    const m = initForwardModel(0.5, 1, 2);
    feed(m, 1, 500, 1.5, 0.6, 2);
    expect(m.theta[0]).toBeCloseTo(1.5, 1);
    expect(m.theta[1]).toBeCloseTo(0.6, 1);
    expect(Math.abs(m.theta[2]! - 2)).toBeLessThan(0.25);
    expect(Math.sqrt(m.noise)).toBeGreaterThan(0.35);
    expect(Math.sqrt(m.noise)).toBeLessThan(0.65);
    feed(m, 2, 1500, 0.8, 1.4, 0);
    expect(Math.abs(m.theta[0]! - 0.8)).toBeLessThan(0.15);
    expect(Math.abs(m.theta[1]! - 1.4)).toBeLessThan(0.1);
    expect(Math.abs(m.theta[2]!)).toBeLessThan(0.25);
  });
  it('a coefficient that no fill tells about keeps its doubt: 10⁵ fills without latency', () => {
    const m = initForwardModel(0.5, 1, 2);
    const r = rng(3);
    for (let i = 0; i < 100_000; i++) refit(m, 0.0001, 0.0002, 0, 0.0003 + 0.0001 * r.normal(), 0.99, 0.05, 4);
    expect(m.covariance[8]).toBeLessThanOrEqual(1);
    expect([...m.theta, ...m.covariance].every(Number.isFinite)).toBe(true);
    expect(m.theta[2]).toBe(0);
  });
  it('coefficients stay within their bounds and one absurd fill counts as three usual errors', () => {
    const m = initForwardModel(0.5, 1, 2);
    refit(m, 0.0001, 0.0002, 0, 5, 1, 0.5, 4);
    expect(m.theta[0]).toBeCloseTo(1 + (0.25 * 3 * Math.sqrt(5.25)) / 5.25, 12);
    const low = initForwardModel(0.5, 1, 2);
    feed(low, 4, 2000, -3, -3, 0);
    for (const t of [low.theta[0]!, low.theta[1]!]) {
      expect(t).toBeGreaterThanOrEqual(0);
      expect(t).toBeLessThan(0.2);
    }
    const high = initForwardModel(0.5, 1, 2);
    feed(high, 4, 4000, 30, 30, -30);
    expect(high.theta[1]).toBeGreaterThan(3.5);
    for (const t of high.theta) expect(Math.abs(t)).toBeLessThanOrEqual(4);
  });
  it('what is not known teaches nothing', () => {
    const m = initForwardModel(0.5, 1, 2);
    const before = structuredClone(m.theta);
    for (const bad of [
      [Number.NaN, 0.0001, 0, 0.0001],
      [0.0001, Number.NaN, 0, 0.0001],
      [0.0001, 0.0001, Number.NaN, 0.0001],
      [0.0001, 0.0001, 0, Number.NaN],
    ] as const)
      refit(m, bad[0], bad[1], bad[2], bad[3], 1, 0.5, 4);
    expect(m.theta).toEqual(before);
    expect(m.count).toBe(0);
  });
});
