import { ConfigError, REGIMES, STRATEGIES, type Regime, type StrategyId } from '@janus/domain';
import { array, assert, double, integer, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { affinityScore, initAffinity, recordReturn } from './affinity.ts';
import { DEFAULT_COMPATIBILITY } from './compatibility.ts';
import { parseStrategies } from './config.ts';
import { admit, GATE_REASONS, gateReason, initGate, recordTrade } from './gate.ts';

const s = (name: StrategyId): number => STRATEGIES.indexOf(name);
const r = (name: Regime): number => REGIMES.indexOf(name);
const gate = (own: object = {}, symbol?: string) => initGate(parseStrategies({ gate: own }), symbol);
const why = (state: ReturnType<typeof gate>, regime: number, strategy: number): string =>
  GATE_REASONS[gateReason(state, regime, strategy)]!;

describe('gate by regime', () => {
  it.each(REGIMES)('%s: the table decides, strategy by strategy', (regime) => {
    const state = gate();
    for (const name of STRATEGIES) {
      const suits = DEFAULT_COMPATIBILITY[regime].includes(name);
      expect(why(state, r(regime), s(name)), name).toBe(suits ? 'admitted' : 'regime-unsuitable');
    }
  });
  it('favours reversion in ranges, the trend followers in trends, and opens nothing in a crisis', () => {
    const state = gate();
    expect(admit(state, r('ranging'), s('mean-reversion'))).toBe(true);
    expect(admit(state, r('ranging'), s('bollinger-squeeze-breakout'))).toBe(true);
    expect(admit(state, r('ranging'), s('ema-flip'))).toBe(false);
    expect(admit(state, r('bull'), s('ema-flip'))).toBe(true);
    expect(admit(state, r('bull'), s('mean-reversion'))).toBe(false);
    for (let i = 0; i < STRATEGIES.length; i++) expect(admit(state, r('crisis'), i)).toBe(false);
  });
  it('admits nothing while the regime is unknown', () => {
    expect(why(gate(), -1, s('ema-flip'))).toBe('regime-unknown');
  });
  it('an asset may name its own', () => {
    const own = { assets: { BTC: { regimes: { crisis: ['momentum-surge'], bull: [] } } } };
    expect(admit(gate(own, 'BTC'), r('crisis'), s('momentum-surge'))).toBe(true);
    expect(admit(gate(own, 'BTC'), r('bull'), s('ema-flip'))).toBe(false);
    expect(admit(gate(own, 'BTC'), r('bear'), s('ema-flip'))).toBe(true);
    expect(admit(gate(own, 'ETH'), r('crisis'), s('momentum-surge'))).toBe(false);
  });
});

describe('gate by lists', () => {
  it('an allow list keeps the others out; a deny list wins over it', () => {
    const state = gate({ allow: ['ema-flip', 'trend-pullback'], deny: ['trend-pullback'] });
    expect(why(state, r('bull'), s('ema-flip'))).toBe('admitted');
    expect(why(state, r('bull'), s('trend-pullback'))).toBe('denied');
    expect(why(state, r('bull'), s('momentum-surge'))).toBe('not-allowed');
  });
  it('an asset replaces the general lists key by key', () => {
    const own = { deny: ['ema-flip'], floor: 0.2, assets: { BTC: { deny: [] }, ETH: { untested: 'block' } } };
    expect(why(gate(own, 'BTC'), r('bull'), s('ema-flip'))).toBe('admitted');
    expect(why(gate(own, 'ETH'), r('bull'), s('ema-flip'))).toBe('denied');
    expect(why(gate(own, 'ETH'), r('bull'), s('trend-pullback'))).toBe('untested');
    expect(gate(own, 'BTC').floor).toBe(0.2);
    expect(why(gate(own, 'toString'), r('bull'), s('ema-flip'))).toBe('denied');
  });
});

describe('gate by record', () => {
  it('untested strategies are allowed or blocked, until the first trade', () => {
    expect(admit(gate({ untested: 'allow' }), r('bull'), s('ema-flip'))).toBe(true);
    const state = gate({ untested: 'block' });
    expect(why(state, r('bull'), s('ema-flip'))).toBe('untested');
    recordTrade(state, s('ema-flip'), 0.01);
    expect(why(state, r('bull'), s('ema-flip'))).toBe('admitted');
  });
  it('holds back a strategy whose trades lose, and no other', () => {
    const state = gate();
    for (let i = 0; i < 30; i++) recordTrade(state, s('ema-flip'), -0.01);
    expect(why(state, r('bull'), s('ema-flip'))).toBe('affinity-below-floor');
    expect(why(state, r('bull'), s('trend-pullback'))).toBe('admitted');
  });
  it('asking why changes nothing; being held back leads back in', () => {
    const state = gate({ recovery: 5 });
    for (let i = 0; i < 30; i++) recordTrade(state, s('ema-flip'), -0.01);
    for (let i = 0; i < 100; i++) expect(why(state, r('bull'), s('ema-flip'))).toBe('affinity-below-floor');
    let refused = 0;
    while (!admit(state, r('bull'), s('ema-flip'))) refused++;
    expect(refused).toBeGreaterThan(5);
    expect(refused).toBeLessThan(50);
    // On probation: one more loss of the same kind is held back sooner than the first time.
    recordTrade(state, s('ema-flip'), -0.01);
    expect(why(state, r('bull'), s('ema-flip'))).toBe('affinity-below-floor');
  });
  it('a refusal on other grounds fades nothing', () => {
    const state = gate();
    recordTrade(state, s('ema-flip'), -0.01);
    const before = affinityScore(state.affinity, s('ema-flip'));
    for (let i = 0; i < 50; i++) admit(state, r('crisis'), s('ema-flip'));
    expect(affinityScore(state.affinity, s('ema-flip'))).toBe(before);
  });
  it('refuses a strategy or a return that is not one', () => {
    expect(() => recordTrade(gate(), 9, 0.01)).toThrow('strategy 9');
    expect(() => recordTrade(gate(), 0.5, 0.01)).toThrow('strategy 0.5');
    expect(() => recordTrade(gate(), 0, Number.NaN)).toThrow('net return NaN');
  });
  it('continues alike from a copy of its state', () => {
    const a = gate();
    for (let i = 0; i < 12; i++) recordTrade(a, 0, i % 3 === 0 ? 0.01 : -0.01);
    const b = structuredClone(a);
    for (let i = 0; i < 40; i++) expect(admit(b, 0, 0)).toBe(admit(a, 0, 0));
    expect(b).toEqual(a);
  });
});

describe('affinity', () => {
  it('is one half where nothing is known, and follows its formula', () => {
    const state = initAffinity(2, 10, 4);
    expect(affinityScore(state, 0)).toBe(0.5);
    recordReturn(state, 0, 0.02);
    // One win: m/q = 1, w = 1: ½·(1 + 1/5) = 0.6.
    expect(affinityScore(state, 0)).toBeCloseTo(0.6, 12);
    recordReturn(state, 0, -0.02);
    // w = d + 1, Σ = 0.02·(d − 1), Σ² = 0.0004·(d + 1), d = 2^(−1/10) = 0.9330330: m/q = (d − 1)/(d + 1) = −0.0346440;
    // ½·(1 + 1.933033/5.933033·(−0.0346440)) = 0.4943564.
    expect(affinityScore(state, 0)).toBeCloseTo(0.4943564, 6);
    expect(affinityScore(state, 1)).toBe(0.5);
  });
  it('does not depend on the size of the returns', () => {
    const a = initAffinity(1, 20, 10);
    const b = initAffinity(1, 20, 10);
    for (const x of [0.01, -0.005, 0.02, 0.001]) {
      recordReturn(a, 0, x);
      recordReturn(b, 0, 100 * x);
    }
    expect(affinityScore(b, 0)).toBeCloseTo(affinityScore(a, 0), 12);
  });
  it('forgets: the trades of long ago weigh nothing', () => {
    const a = initAffinity(1, 5, 0);
    const b = initAffinity(1, 5, 0);
    for (let i = 0; i < 50; i++) recordReturn(a, 0, -0.03);
    for (let i = 0; i < 200; i++) {
      recordReturn(a, 0, i % 2 === 0 ? 0.01 : 0.02);
      recordReturn(b, 0, i % 2 === 0 ? 0.01 : 0.02);
    }
    expect(affinityScore(a, 0)).toBeCloseTo(affinityScore(b, 0), 9);
  });
  it('stays within [0, 1], rises with a win and falls with a loss from neutral', () => {
    const returns = array(double({ min: -1, max: 1, noNaN: true }), { maxLength: 60 });
    assert(
      property(returns, integer({ min: 1, max: 50 }), integer({ min: 0, max: 50 }), (xs, half, shrink) => {
        const state = initAffinity(1, half, shrink);
        for (const x of xs) {
          recordReturn(state, 0, x);
          const score = affinityScore(state, 0);
          expect(score).toBeGreaterThanOrEqual(0);
          expect(score).toBeLessThanOrEqual(1);
        }
        if (xs.length > 0 && xs.every((x) => x > 1e-6)) expect(affinityScore(state, 0)).toBeGreaterThan(0.5);
        if (xs.length > 0 && xs.every((x) => x < -1e-6)) expect(affinityScore(state, 0)).toBeLessThan(0.5);
      }),
    );
  });
});

describe('configuration', () => {
  it('has a default for everything', () => {
    const config = parseStrategies();
    expect(Object.keys(config)).toEqual([...STRATEGIES, 'gate']);
    expect(config.gate.assets).toEqual({});
    expect(config['ema-flip'].stopAtr).toBe(2);
  });
  it('reports every fault at once, each by its path', () => {
    const input = {
      'ema-flip': { stopAtr: -1, speed: 3 },
      'vwap-scalper': 7,
      'moon-phase': {},
      gate: {
        untested: 'perhaps',
        deny: ['ema-flop', 3],
        allow: 'ema-flip',
        regimes: { sideways: [], bull: ['x'] },
        assets: { BTC: { floor: 2, assets: {} }, ETH: 1 },
        speed: 1,
      },
    };
    let faults: readonly string[] = [];
    try {
      parseStrategies(input);
    } catch (error) {
      if (error instanceof ConfigError) ({ faults } = error);
    }
    const paths = faults.map((fault) => fault.slice(0, fault.indexOf(':')));
    expect(paths.sort()).toEqual(
      [
        'strategies.ema-flip.stopAtr',
        'strategies.ema-flip.speed',
        'strategies.vwap-scalper',
        'strategies.moon-phase',
        'strategies.gate.untested',
        'strategies.gate.deny[0]',
        'strategies.gate.deny[1]',
        'strategies.gate.allow',
        'strategies.gate.regimes.sideways',
        'strategies.gate.regimes.bull[0]',
        'strategies.gate.assets.BTC.floor',
        'strategies.gate.assets.BTC.assets',
        'strategies.gate.assets.ETH',
        'strategies.gate.speed',
      ].sort(),
    );
  });
  it('refuses bounds that cross, and what is no table', () => {
    expect(() => parseStrategies({ 'trend-pullback': { shallow: 0.7, deep: 0.6 } })).toThrow('shallow 0.7');
    expect(() => parseStrategies({ 'vwap-scalper': { inner: 3, outer: 2 } })).toThrow('inner 3');
    expect(() => parseStrategies([])).toThrow('strategies: []');
  });
});
