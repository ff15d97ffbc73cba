/** A quiet moment in which every axiom holds, and for each axiom a moment like it in which that one alone does not. */
import { describe, expect, it } from 'vitest';
import { FACT, FACT_COUNT, parseConfig, type Fact } from '@janus/domain';
import { MARKET_AXIOMS, MARKET_VOCABULARY } from './axioms.ts';
import { rulesFields } from './config.ts';
import { FAMILY_NAMES } from './families.ts';
import { initRules, stepRules } from './monitor.ts';
import { compileRules, factsAsked } from './rule-set.ts';

const axioms = compileRules(MARKET_AXIOMS, MARKET_VOCABULARY);
const QUIET: Partial<Record<Fact, number>> = {
  adx: 15,
  dspSign: 1,
  dspHurst: 0.65,
  dspFractalDimension: 1.4,
  dspDeviation: 0,
  volatilityRatio: 1,
  confidence: 0.9,
  'regime.bull': 1,
  'regime.ranging': 0,
  'regime.crisis': 0,
  symbolExposure: 0,
  drawdown: 0,
  long: 0,
  short: 0,
  neutral: 1,
  size: 0,
  hasStop: 0,
};
const BUY = { long: 1, neutral: 0, size: 0.2, hasStop: 1 };
const SELL = { short: 1, neutral: 0, size: 0.2, hasStop: 1 };
const LARGE = { ...BUY, size: 0.9 };

const BROKEN: Record<string, Partial<Record<Fact, number>>> = {
  'trend-long': { adx: 35 },
  'trend-no-buying': { adx: 35, dspSign: -1, ...BUY },
  'low-confidence-neutral': { confidence: 0.2, ...BUY },
  'crisis-no-buying': { 'regime.crisis': 1, 'regime.bull': 0, ...BUY },
  'range-top': { 'regime.ranging': 1, 'regime.bull': 0, dspDeviation: 3, ...BUY },
  'range-bottom': { 'regime.ranging': 1, 'regime.bull': 0, dspDeviation: -3, ...SELL },
  'volatile-small': { volatilityRatio: 3, ...LARGE },
  'rough-small': { dspFractalDimension: 1.8, dspHurst: 0.45, ...LARGE },
  'drawdown-small': { drawdown: 0.3, ...LARGE },
  'entry-stopped': { ...BUY, hasStop: 0 },
};

function judged(given: Partial<Record<Fact, number>>, family = 'lukasiewicz') {
  const values = new Float64Array(FACT_COUNT).fill(Number.NaN);
  for (const [name, value] of Object.entries({ ...QUIET, ...given })) values[FACT[name as Fact]] = value;
  const state = initRules(axioms, parseConfig(rulesFields, { family }, 'rules'));
  const satisfaction = stepRules(state, values);
  return { satisfaction, truth: Object.fromEntries(axioms.rules.map((rule, k) => [rule.name, state.truth[k]!])) };
}

describe('market axioms', () => {
  it('are ten, each with a source', () => {
    expect(axioms.rules.map((rule) => rule.name)).toEqual(Object.keys(BROKEN));
    const lines = MARKET_AXIOMS.trim().split('\n');
    for (const { name } of axioms.rules) {
      const source = lines[lines.findIndex((line) => line.startsWith(`${name}:`)) - 1];
      expect(source).toMatch(/^# .+, (19|20)\d\d(;|$)/);
    }
  });
  it('ask for facts that are in the quiet moment', () => {
    expect(factsAsked(axioms).filter((fact) => !(fact in QUIET))).toEqual([]);
  });
  it.each(FAMILY_NAMES)('all hold in a quiet moment: %s', (family) => {
    expect(judged({}, family)).toEqual({
      satisfaction: 1,
      truth: Object.fromEntries(Object.keys(BROKEN).map((n) => [n, 1])),
    });
  });
  it.each(Object.keys(BROKEN))('[E26] %s alone lowers SAT', (name) => {
    const { satisfaction, truth } = judged(BROKEN[name]!);
    expect(truth[name]).toBe(0);
    for (const other of Object.keys(truth)) if (other !== name) expect([other, truth[other]]).toEqual([other, 1]);
    // One of ten truths is 0: 1 − √(1/10)
    expect(satisfaction).toBeCloseTo(1 - Math.sqrt(0.1), 12);
  });
  it.each([
    ['trend-long', { adx: 35, ...BUY }],
    ['trend-long', { adx: 35, symbolExposure: 0.3 }],
    ['trend-no-buying', { adx: 35, dspSign: -1, symbolExposure: -0.3, ...BUY }],
    ['low-confidence-neutral', { confidence: 0.2 }],
    ['crisis-no-buying', { 'regime.crisis': 1, 'regime.bull': 0, symbolExposure: -0.3, ...BUY }],
    ['range-top', { 'regime.ranging': 1, dspDeviation: 3, ...SELL }],
    ['range-bottom', { 'regime.ranging': 1, dspDeviation: -3, symbolExposure: 0.3, ...SELL }],
    ['volatile-small', { volatilityRatio: 3, ...LARGE, symbolExposure: -0.9 }],
    ['rough-small', { dspFractalDimension: 1.8, dspHurst: 0.65, ...LARGE }],
    ['drawdown-small', { drawdown: 0.3, ...BUY }],
    ['entry-stopped', { ...SELL, hasStop: 0, symbolExposure: 0.3 }],
  ] as const)('%s is kept by what it asks for, and by leaving a position: case %#', (name, given) => {
    expect(judged(given).truth[name]).toBe(1);
  });
  it('leave out what the data cannot say', () => {
    const { satisfaction, truth } = judged({ dspHurst: Number.NaN, ...BUY, hasStop: 0 });
    expect(truth['rough-small']).toBeNaN();
    // One of nine
    expect(satisfaction).toBeCloseTo(1 - Math.sqrt(1 / 9), 12);
  });
});
