import { BUY, INHIBITIONS, newChoice, parseConfig, SELL, type Inhibition } from '@janus/domain';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newChoiceInput, type ChoiceInput } from './choice-input.ts';
import { basalGangliaFields, type BasalGangliaConfig } from './config.ts';
import { assess, cautionDegree, cautionLimitUnder, inhibitionRatio } from './inhibit.ts';
import { patternCell } from './pattern.ts';
import { init, rowOf, type BasalGangliaState } from './state.ts';

const defaults = parseConfig(basalGangliaFields, {}, 'basal-ganglia');
const KEY = 7;
const ratioOf = (
  name: Inhibition,
  input: Partial<ChoiceInput>,
  {
    config = {},
    action = BUY,
    state,
  }: { config?: Partial<BasalGangliaConfig>; action?: number; state?: BasalGangliaState } = {},
): number =>
  inhibitionRatio(
    state ?? init({ ...defaults, ...config }),
    { ...newChoiceInput(), context: 2, ...input },
    KEY,
    action,
    INHIBITIONS.indexOf(name),
  );

describe('the twelve inhibitions: at what they fire, what is not counted', () => {
  it('risk threshold: the mean loss of the action in its regime, once enough rewards are in', () => {
    const state = init({ ...defaults, riskLimit: 0.8 });
    state.cost[rowOf(2) + BUY] = 0.002;
    state.count[rowOf(2) + BUY] = 5;
    // 0.002 / 0.005 = 0.4 reward scales, of 0.8.
    expect(ratioOf('risk-threshold', {}, { state })).toBeCloseTo(0.5, 12);
    expect(ratioOf('risk-threshold', {}, { state, action: SELL })).toBeNaN();
    state.count[rowOf(2) + BUY] = 4;
    expect(ratioOf('risk-threshold', {}, { state })).toBeNaN();
  });
  it('position limit: what the side would add to', () => {
    expect(ratioOf('position-limit', { symbolExposure: 0.6 }, { config: { positionLimit: 0.5 } })).toBeCloseTo(1.2, 12);
    expect(ratioOf('position-limit', { symbolExposure: 0.6 }, { action: SELL })).toBe(0);
    expect(ratioOf('position-limit', { symbolExposure: -0.6 }, { action: SELL })).toBeCloseTo(0.6, 12);
    expect(ratioOf('position-limit', { symbolExposure: -0.6 })).toBe(0);
  });
  it('loss limit, drawdown protection, high volatility', () => {
    expect(ratioOf('loss-limit', { windowLoss: 0.04 })).toBeCloseTo(0.8, 12);
    expect(ratioOf('drawdown-protection', { drawdown: 0.3 })).toBeCloseTo(1.2, 12);
    expect(ratioOf('high-volatility', { volatilityRatio: 3 })).toBeCloseTo(0.75, 12);
  });
  it('low liquidity: the wider spread or the thinner volume; neither known, not counted', () => {
    expect(ratioOf('low-liquidity', { spread: 0.005 })).toBeCloseTo(0.5, 12);
    expect(ratioOf('low-liquidity', { relativeVolume: 0.1 })).toBeCloseTo(0.5, 12);
    expect(ratioOf('low-liquidity', { spread: 0.008, relativeVolume: 0.1 })).toBeCloseTo(0.8, 12);
    expect(ratioOf('low-liquidity', { spread: 0.001, relativeVolume: 0.0625 })).toBeCloseTo(0.8, 12);
    expect(ratioOf('low-liquidity', { relativeVolume: 0 })).toBe(1);
    expect(ratioOf('low-liquidity', { relativeVolume: 0 }, { config: { volumeFloor: 0 } })).toBe(0);
    expect(ratioOf('low-liquidity', {})).toBeNaN();
  });
  it('cooling off: in the bars after a loss', () => {
    const state = init({ ...defaults, coolingBars: 3 });
    expect(ratioOf('cooling-off', { bar: 5 }, { state })).toBe(0);
    state.lossBar = 10;
    expect([10, 11, 12, 13].map((bar) => ratioOf('cooling-off', { bar }, { state }))).toEqual([1, 1, 1, 0]);
    expect(ratioOf('cooling-off', { bar: 10 }, { state: { ...state, config: { ...defaults, coolingBars: 0 } } })).toBe(
      0,
    );
  });
  it('correlation risk: the room in use on the side that the action would add to; a lone market has none to tell', () => {
    expect(ratioOf('correlation-risk', { correlated: 0.76 })).toBeCloseTo(0.8, 12);
    expect(ratioOf('correlation-risk', { correlated: -0.76 })).toBe(0);
    expect(ratioOf('correlation-risk', { correlated: -0.76 }, { action: SELL })).toBeCloseTo(0.8, 12);
    expect(ratioOf('correlation-risk', {})).toBeNaN();
  });
  it('time restriction and external halt', () => {
    const config = { tradingFrom: 9, tradingTo: 17 };
    expect(ratioOf('time-restriction', { time: Date.parse('2021-03-03T08:00:00Z') }, { config })).toBe(1);
    expect(ratioOf('time-restriction', { time: Date.parse('2021-03-03T10:00:00Z') }, { config })).toBe(0);
    const saturday = { time: Date.parse('2021-03-06T10:00:00Z') };
    expect(ratioOf('time-restriction', saturday, { config: { weekends: false } })).toBe(1);
    expect(ratioOf('time-restriction', saturday)).toBe(0);
    expect(ratioOf('external-halt', { halted: true })).toBe(1);
    expect(ratioOf('external-halt', {})).toBe(0);
  });
  it('learned pattern: of the coarse state and side', () => {
    const state = init(defaults);
    state.pattern[patternCell(KEY, SELL)] = 0.3;
    expect(ratioOf('learned-pattern', {}, { state, action: SELL })).toBeCloseTo(0.5, 12);
    expect(ratioOf('learned-pattern', {}, { state })).toBe(0);
    const unknown = inhibitionRatio(state, newChoiceInput(), -1, BUY, INHIBITIONS.indexOf('learned-pattern'));
    expect(unknown).toBeNaN();
  });
  it('custom: one fact against one limit; without a fact, or not known, not counted', () => {
    const above = { customFact: 'rsi', customComparison: 'above', customLimit: 70 } as const;
    expect(ratioOf('custom', { custom: 71 }, { config: above })).toBe(1);
    expect(ratioOf('custom', { custom: 70 }, { config: above })).toBe(0);
    expect(ratioOf('custom', { custom: 69 }, { config: { ...above, customComparison: 'below' } })).toBe(1);
    expect(ratioOf('custom', { custom: 70 }, { config: { ...above, customComparison: 'below' } })).toBe(0);
    expect(ratioOf('custom', { custom: Number.NaN }, { config: above })).toBeNaN();
    expect(ratioOf('custom', { custom: 71 })).toBeNaN();
  });
  it('there is no thirteenth', () => {
    expect(() => inhibitionRatio(init(defaults), newChoiceInput(), KEY, BUY, 12)).toThrow('inhibition 12');
  });
});

describe('caution', () => {
  it('grows from the onset to the limit; what is not known does not count', () => {
    expect(cautionDegree(0.7, 0.7)).toBe(0);
    expect(cautionDegree(0.85, 0.7)).toBeCloseTo(0.5, 12);
    expect([cautionDegree(1, 0.7), cautionDegree(9, 0.7)]).toEqual([1, 1]);
    expect(cautionDegree(Number.NaN, 0.7)).toBe(0);
  });
  it('is 1 − Π(1 − degree), with a bit for each that fired', () => {
    const out = newChoice();
    const input = { ...newChoiceInput(), context: 2, windowLoss: 0.0425, drawdown: 0.2125 };
    // Ratios 0.85 each: 1 − 0.5·0.5.
    assess(init(defaults), input, KEY, BUY, out);
    expect(out.caution).toBeCloseTo(0.75, 12);
    expect(out.inhibitions).toBe(0);
    assess(init(defaults), { ...input, drawdown: 0.25, halted: true }, KEY, BUY, out);
    expect(out.caution).toBe(1);
    expect(out.inhibitions).toBe((1 << 7) | (1 << 9));
  });
  it('an input on which nothing is known inhibits nothing', () => {
    const out = newChoice();
    const nothing = {
      ...newChoiceInput(),
      volatilityRatio: Number.NaN,
      symbolExposure: Number.NaN,
      windowLoss: Number.NaN,
      drawdown: Number.NaN,
    };
    assess(init(defaults), nothing, -1, BUY, out);
    expect([out.caution, out.inhibitions]).toEqual([0, 0]);
  });
  it('its limit falls with vigilance and does not rise without', () => {
    // 0.9·(1 − 0.5·0.4) = 0.72
    expect(cautionLimitUnder(0.9, 0.4, 0.5)).toBeCloseTo(0.72, 12);
    expect(cautionLimitUnder(0.9, -1, 0.5)).toBe(0.9);
  });
  it('never falls where any measure rises', () => {
    const share = fc.double({ min: 0, max: 0.5, noNaN: true });
    const a = newChoice();
    const b = newChoice();
    fc.assert(
      fc.property(share, share, share, (loss, drawdown, more) => {
        const input = { ...newChoiceInput(), windowLoss: loss, drawdown };
        assess(init(defaults), input, KEY, BUY, a);
        assess(init(defaults), { ...input, windowLoss: loss + more, drawdown: drawdown + more }, KEY, BUY, b);
        return b.caution >= a.caution - 1e-12 && (a.inhibitions & ~b.inhibitions) === 0;
      }),
    );
  });
});
