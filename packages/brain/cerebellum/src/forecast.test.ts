import { describe, expect, it } from 'vitest';
import { newForecast, parseConfig } from '@janus/domain';
import { cerebellumFields } from './config.ts';
import { forecast, uninformed } from './forecast.ts';
import { learn, learnVolatility } from './learn.ts';
import { init } from './state.ts';

const config = parseConfig(cerebellumFields, {}, 'cerebellum');
const fresh = () => init(config);

describe('forecast', () => {
  it('[E35, E52] puts spread, impact, fees and fill probability together', () => {
    const out = newForecast();
    // σ 0.02, 4 of 400: impact 0.02·√0.01 = 0.002; spread 0.0006: slippage 0.0023; cost 2·(0.001 + 0.0023) = 0.0066.
    expect(forecast(fresh(), 1, 4, 50, 400, 0.02, 0.0006, 0.0066 + 1e-12, out)).toBe(0);
    expect(out.slippage).toBeCloseTo(0.0023, 12);
    expect(out.cost).toBeCloseTo(0.0066, 12);
    expect(out).toMatchObject({ volatility: 0.02, fillProbability: 1, edge: 0.0066 + 1e-12, correction: 0 });
  });
  it('[E35, E52] a longer horizon has more volatility and more volume', () => {
    const out = newForecast();
    // Four bars: σ 0.02·√4 = 0.04, 4 of 1600: √0.0025 = 0.05: impact 0.002, the square-root law's invariance.
    forecast(init({ ...config, horizonBars: 4 }), -1, 4, 50, 400, 0.02, 0.0006, 1, out);
    expect(out.volatility).toBeCloseTo(0.04, 12);
    expect(out.slippage).toBeCloseTo(0.0023, 12);
    // 80 of 400 is 20 % of one bar, 5 % of four.
    forecast(fresh(), 1, 80, 50, 400, 0.02, 0.0006, 1, out);
    expect(out.fillProbability).toBeCloseTo(0.5, 12);
    forecast(init({ ...config, horizonBars: 4 }), 1, 80, 50, 400, 0.02, 0.0006, 1, out);
    expect(out.fillProbability).toBe(1);
  });
  it('costs above the edge are refused', () => {
    const out = newForecast();
    expect(forecast(fresh(), 1, 4, 50, 400, 0.02, 0.0006, 0.0065, out)).toBe(701);
    expect(forecast(init({ ...config, edgeShare: 2 }), 1, 4, 50, 400, 0.02, 0.0006, 0.0065, out)).toBe(0);
    expect(forecast(fresh(), 1, 4, 50, 400, 0.02, 0.0006, Number.NaN, out)).toBe(701);
  });
  it('what would not fill is refused', () => {
    const out = newForecast();
    expect(forecast(fresh(), 1, 81, 50, 400, 0.02, 0.0006, 1, out)).toBe(702);
    expect(forecast(fresh(), 1, 1, 50, 0, 0.02, 0.0006, 1, out)).toBe(702);
  });
  it('unknown volume and spread are assumed, unknown volatility is refused', () => {
    const out = newForecast();
    // 1 % of the volume: 0.02·0.1 = 0.002; spread 0.0002: 0.0021
    expect(forecast(fresh(), 1, 4, 50, Number.NaN, 0.02, Number.NaN, 1, out)).toBe(0);
    expect(out.slippage).toBeCloseTo(0.0021, 12);
    expect(forecast(fresh(), 1, 4, 50, 400, Number.NaN, 0.0006, 1, out)).toBe(701);
  });
  it('fractions of the price: the price level changes nothing', () => {
    const low = newForecast();
    const high = newForecast();
    forecast(fresh(), 1, 4, 50, 400, 0.02, 0.0006, 0.01, low);
    forecast(fresh(), -1, 4, 50_000, 400, 0.02, 0.0006, 0.01, high);
    expect(high).toEqual(low);
  });
  it('reads the state and never writes it', () => {
    const state = fresh();
    for (let i = 0; i < 100; i++) learnVolatility(state, 0.01 + 0.001 * (i % 5));
    learn(state, 0.001, 0.002, 1);
    const before = structuredClone(state);
    forecast(state, 1, 4, 50, 400, 0.02, 0.0006, 0.01, newForecast());
    expect(state).toEqual(before);
  });
  it('uses its own volatility once it is warm, and its correction', () => {
    const state = fresh();
    const out = newForecast();
    for (let i = 0; i < 200; i++) learnVolatility(state, 0.01);
    learn(state, 0.001, 0.002, 1);
    forecast(state, 1, 4, 50, 400, 0.5, 0.0006, 1, out);
    expect(out.volatility).toBeCloseTo(0.01, 6);
    // e 0.001: 0.1·0.001 + 0.05·0.001 = 0.00015. Slippage 0.0003 + 0.01·0.1 + 0.00015 = 0.00145.
    expect(out.correction).toBeCloseTo(0.00015, 12);
    expect(out.slippage).toBeCloseTo(0.00145, 6);
  });
  it('refuses what is out of range, naming it', () => {
    const out = newForecast();
    expect(() => forecast(fresh(), 0, 4, 50, 400, 0.02, 0, 1, out)).toThrow('side 0');
    expect(() => forecast(fresh(), 1, -4, 50, 400, 0.02, 0, 1, out)).toThrow('quantity -4');
    expect(() => forecast(fresh(), 1, Number.NaN, 50, 400, 0.02, 0, 1, out)).toThrow('quantity NaN');
    expect(() => forecast(fresh(), 1, 4, 0, 400, 0.02, 0, 1, out)).toThrow('price 0');
  });
  it('uninformed: free, sure, nothing known', () => {
    const out = newForecast();
    forecast(fresh(), 1, 4, 50, 400, 0.02, 0.0006, 1, out);
    uninformed(out);
    expect(out).toEqual({ slippage: 0, volatility: 0, fillProbability: 1, edge: 0, cost: 0, correction: 0 });
  });
});

describe('learn', () => {
  it('e is realised minus predicted: dearer than forecast raises the next forecast', () => {
    const dear = fresh();
    const cheap = fresh();
    learn(dear, 0.001, 0.003, 1);
    learn(cheap, 0.003, 0.001, 1);
    expect(dear.pid.output).toBeGreaterThan(0);
    expect(cheap.pid.output).toBe(-dear.pid.output);
  });
  it('an unknown forecast or outcome teaches nothing; dt must be above 0', () => {
    const state = fresh();
    learn(state, Number.NaN, 0.001, 1);
    learn(state, 0.001, Number.NaN, 1);
    expect(state).toEqual(fresh());
    expect(() => learn(state, 0.001, 0.002, 0)).toThrow('dt 0');
  });
  it('the state survives a round trip', () => {
    const state = fresh();
    for (let i = 0; i < 80; i++) learnVolatility(state, 0.01);
    learn(state, 0.001, 0.002, 1);
    const copy = structuredClone(state);
    learnVolatility(state, 0.03);
    learnVolatility(copy, 0.03);
    learn(state, 0.002, 0.001, 1);
    learn(copy, 0.002, 0.001, 1);
    expect(copy).toEqual(state);
  });
});
