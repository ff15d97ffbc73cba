import { FACT, FACT_COUNT, newAccount, newForecast, newOrder, newRuleVerdict, parseConfig, RULES } from '@janus/domain';
import { compileRules, MARKET_AXIOMS, MARKET_VOCABULARY, rulesFields } from '@janus/logic';
import { describe, expect, it } from 'vitest';
import { check } from './check.ts';
import { prefrontalFields, type PrefrontalConfig } from './config.ts';
import { init } from './state.ts';
import { adoptRules, judgeText } from './text.ts';

const config = parseConfig(prefrontalFields, {}, 'prefrontal');
const logic = parseConfig(rulesFields, {}, 'rules');
const AXIOMS = RULES.indexOf('axioms');
const VOCABULARY = `
Long(a) := is(long)
Stopped(a) := is(hasStop)
Wild(m) := above(volatilityRatio, 2, 0)
Wide(m) := above(spread, 0.01, 0)
`;
const rules = (text: string) => compileRules(text, VOCABULARY);
const TWO = rules('calm: Wild(m) -> not Long(a)\nstopped: Long(a) -> Stopped(a)\n');

/** What is known of a proposal to buy. */
const facts = (over: Partial<Record<keyof typeof FACT, number>> = {}): Float64Array => {
  const f = new Float64Array(FACT_COUNT).fill(Number.NaN);
  const known = { volatilityRatio: 1, long: 1, short: 0, neutral: 0, hasStop: 1, size: 0.1, ...over };
  for (const [name, value] of Object.entries(known)) f[FACT[name as keyof typeof FACT]] = value;
  return f;
};
const anOrder = { ...newOrder(), id: 1, side: 1, quantity: 1, arrivalPrice: 100, strategy: 2 };
function ask(over: Partial<PrefrontalConfig>, known: Float64Array, own: object = {}, set = TWO) {
  const state = init({ ...config, ...over }, ['crypto']);
  adoptRules(state, set, logic);
  judgeText(state, known);
  const out = newRuleVerdict();
  const code = check(state, { ...anOrder, ...own }, newAccount(1000), newForecast(), null, out);
  return { code, truth: out.truth[AXIOMS]! };
}

describe('rules in text', () => {
  it('817: a proposal that breaks them', () => {
    expect(ask({}, facts())).toEqual({ code: 0, truth: 1 });
    // One of two is false: 1 − √½ = 0.2929.
    const broken = ask({}, facts({ volatilityRatio: 3 }));
    expect(broken.code).toBe(817);
    expect(broken.truth).toBeCloseTo(1 - Math.SQRT1_2, 12);
    expect(ask({ axiomFloor: 0.29, satisfactionThreshold: 0 }, facts({ volatilityRatio: 3 })).code).toBe(0);
  });
  it('one of the ten axioms broken outright may be outweighed, two may not', () => {
    const [one, two] = [1 - Math.sqrt(1 / 10), 1 - Math.sqrt(2 / 10)];
    expect(one).toBeGreaterThan(config.axiomFloor);
    expect(two).toBeLessThan(config.axiomFloor);
    expect(compileRules(MARKET_AXIOMS, MARKET_VOCABULARY).rules).toHaveLength(10);
  });
  it('a rule over a fact that is not known takes no part', () => {
    const set = rules('narrow: Wide(m) -> not Long(a)\nstopped: Long(a) -> Stopped(a)\n');
    expect(ask({}, facts(), {}, set)).toEqual({ code: 0, truth: 1 });
    expect(ask({}, facts({ spread: 0.02 }), {}, set).code).toBe(817);
  });
  it('none in force, and none known, are told as absent', () => {
    const state = init(config, ['crypto']);
    expect(judgeText(state, facts())).toBeNaN();
    expect(ask({}, new Float64Array(FACT_COUNT).fill(Number.NaN))).toEqual({ code: 0, truth: Number.NaN });
  });
  it('an exit is never refused by them', () => {
    expect(ask({}, facts({ volatilityRatio: 3, hasStop: 0 }), { reduceOnly: true })).toEqual({ code: 0, truth: 1 });
  });
  it('another version takes the place of the old one', () => {
    const state = init(config, ['crypto']);
    adoptRules(state, TWO, logic);
    expect(judgeText(state, facts({ volatilityRatio: 3 }))).toBeLessThan(0.3);
    const mild = rules('stopped: Long(a) -> Stopped(a)\n');
    adoptRules(state, mild, logic);
    expect(state.text!.set.version).toBe(mild.version);
    expect(judgeText(state, facts({ volatilityRatio: 3 }))).toBe(1);
    adoptRules(state, null, logic);
    expect(judgeText(state, facts())).toBeNaN();
  });
});
