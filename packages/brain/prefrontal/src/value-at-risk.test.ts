import { newAccount, newForecast, newOrder, newRuleVerdict, parseConfig, RULES } from '@janus/domain';
import { correlationFields, initCorrelation, stepCorrelation } from '@janus/market';
import { normalQuantile } from '@janus/numerics';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { check } from './check.ts';
import { prefrontalFields, type PrefrontalConfig } from './config.ts';
import { observe } from './observe.ts';
import { init } from './state.ts';
import { accountVolatility, dayVolatility, valueAtRisk } from './value-at-risk.ts';

const config = parseConfig(prefrontalFields, {}, 'prefrontal');
/** Two symbols, correlation ½ assumed as long as nothing was seen. */
const halfCorrelated = (n = 2) => initCorrelation(n, parseConfig(correlationFields, { assumed: 0.5 }, 'correlation'));

describe('value at risk', () => {
  it('one position: 1,000,000 at 2 % a day loses no more than 32,897 with 95 %', () => {
    // 1.644853627 · 0.02
    expect(valueAtRisk(normalQuantile(0.95), 0.02) * 1e6).toBeCloseTo(32_897.07, 2);
  });
  it('σ over a day from σ over five minutes: √288', () => {
    expect(dayVolatility(0.001, 288)).toBeCloseTo(0.016_970_563, 9);
  });
  it('two positions, ρ = ½: √(0.3² + 0.2² + 2·½·0.3·0.2·…), worked by hand', () => {
    const book = { exposure: Float64Array.of(9, 0.5), volatility: Float64Array.of(0.02, 0.04) };
    // w = (0.5, 0.5): risks 0.01 and 0.02: 0.0001 + 0.0004 + 2·½·0.0002 = 0.0007.
    expect(accountVolatility(book, 0, 0.5, halfCorrelated())).toBeCloseTo(Math.sqrt(0.0007), 14);
    // Short against long: 0.0001 + 0.0004 − 0.0002 = 0.0003.
    expect(accountVolatility(book, 0, -0.5, halfCorrelated())).toBeCloseTo(Math.sqrt(0.0003), 14);
    // Uncorrelated by nobody's word: one bet.
    expect(accountVolatility(book, 0, 0.5, null)).toBeCloseTo(0.03, 14);
    expect(accountVolatility(book, 0, 0, halfCorrelated())).toBeCloseTo(0.02, 14);
  });
  it('learned correlations count: twins that are long and short cancel', () => {
    const twins = initCorrelation(2, parseConfig(correlationFields, {}, 'correlation'));
    for (let i = 0; i < 60; i++) {
      stepCorrelation(twins, 0, 0.01 * (1 + (i % 3)), i);
      stepCorrelation(twins, 1, 0.02 * (1 + (i % 3)), i);
    }
    const book = { exposure: Float64Array.of(0, -0.25), volatility: Float64Array.of(0.02, 0.04) };
    expect(accountVolatility(book, 0, 0.5, twins)).toBeCloseTo(0, 7);
  });
  it('is not known where the volatility of something held is not', () => {
    const book = { exposure: Float64Array.of(0, 0.5), volatility: Float64Array.of(0.02, Number.NaN) };
    expect(accountVolatility(book, 0, 0.5, halfCorrelated())).toBeNaN();
    book.exposure[1] = 0;
    expect(accountVolatility(book, 0, 0.5, halfCorrelated())).toBeCloseTo(0.01, 14);
  });
  it('grows with the position, and never below 0 with correlations that do not fit together', () => {
    const w = fc.double({ min: -2, max: 2, noNaN: true });
    fc.assert(
      fc.property(w, w, w, fc.double({ min: -1, max: 1, noNaN: true }), (a, b, c, assumed) => {
        const odd = initCorrelation(3, parseConfig(correlationFields, { assumed }, 'correlation'));
        const book = { exposure: Float64Array.of(0, b, c), volatility: Float64Array.of(0.02, 0.03, 0.04) };
        expect(accountVolatility(book, 0, a, odd)).toBeGreaterThanOrEqual(0);
        // Of squares: near 0 a root makes 1e-9 of what is rounded at 1e-18.
        const one = (2 * a * 0.02 + b * 0.03 + c * 0.04) ** 2;
        expect(accountVolatility(book, 0, 2 * a, null) ** 2).toBeCloseTo(one, 14);
      }),
    );
  });
});

const order = { ...newOrder(), id: 1, side: 1, quantity: 5, arrivalPrice: 100, strategy: 2 };
/** An entry that takes half of the equity, at a volatility of a bar. */
function ask(over: Partial<PrefrontalConfig>, perBar: number, own: object = {}, account = newAccount(1000)) {
  const state = init({ ...config, ...over }, ['crypto']);
  observe(state, 0, 1, account, perBar, 288);
  const out = newRuleVerdict();
  const code = check(state, { ...order, ...own }, account, newForecast(), null, Number.NaN, out);
  return { code, truth: (rule: (typeof RULES)[number]) => out.truth[RULES.indexOf(rule)]! };
}

describe('limits on risk and on what is held', () => {
  it('810: value at risk after the order', () => {
    // ½·σ·1.6449 = 0.05 at σ = 0.0608 a day, 0.003582 a bar.
    expect(ask({}, 0.0037).code).toBe(810);
    expect(ask({}, 0.003_582_5).truth('value-at-risk')).toBeCloseTo(0.5, 2);
    expect(ask({}, 0.003).code).toBe(0);
    expect(ask({ valueAtRiskLimit: 0 }, 0.0037).truth('value-at-risk')).toBeNaN();
    expect(ask({ valueAtRiskLevel: 0.5 }, 0.0037).code).toBe(0);
  });
  it('811: volatility of the market, whatever the size', () => {
    // 0.15/√288 = 0.008839 a bar.
    const free = { valueAtRiskLimit: 0 };
    expect(ask(free, 0.0089, { quantity: 0.2 }).code).toBe(811);
    expect(ask(free, 0.0086, { quantity: 0.2 }).code).toBe(0);
    expect(ask({ ...free, volatilityLimit: 0 }, 0.1).code).toBe(0);
  });
  it('what is not known is told as absent: neither true nor false', () => {
    const { code, truth } = ask({}, Number.NaN);
    expect(code).toBe(0);
    expect(truth('value-at-risk')).toBeNaN();
    expect(truth('volatility-limit')).toBeNaN();
  });
  it('808: all positions together, this symbol after the order', () => {
    // 1.8 held, 0.4 of it here: 1.4 elsewhere + 0.9 here = 2.3.
    const account = { ...newAccount(1000), exposure: 1.8, symbolExposure: 0.4, position: 4 };
    expect(ask({}, 0.001, {}, account).code).toBe(808);
    // The other way: 1.4 + |0.4 − 0.5| = 1.5.
    expect(ask({}, 0.001, { side: -1 }, account).code).toBe(0);
    expect(ask({ aggregateLimit: 3 }, 0.001, {}, account).code).toBe(0);
  });
  it('809: a limit of one strategy alone', () => {
    expect(ask({ 'trend-pullback-limit': 0.3 }, 0.001).code).toBe(809);
    expect(ask({ 'trend-pullback-limit': 0.3 }, 0.001, { strategy: 3 }).code).toBe(0);
    expect(ask({ 'trend-pullback-limit': 0.3 }, 0.001, { strategy: 3 }).truth('strategy-limit')).toBeNaN();
  });
  it('an order of no strategy has no strategy to be held to', () => {
    expect(ask({}, 0.001, { strategy: -1 }).truth('capital-limit')).toBeNaN();
  });
});
