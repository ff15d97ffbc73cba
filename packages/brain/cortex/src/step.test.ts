import {
  BEAR,
  BULL,
  BUY,
  CRISIS,
  HOLD,
  newPrior,
  newSchemaInput,
  parseConfig,
  RANGING,
  REGIMES,
  SCHEMA_FEATURES,
  SELL,
  type Prior,
} from '@janus/domain';
import { rng, type Rng } from '@janus/numerics';
import { describe, expect, it } from 'vitest';
import { cortexFields, type CortexConfig } from './config.ts';
import { learn } from './learn.ts';
import { transition } from './markov.ts';
import { init, type CortexState } from './state.ts';
import { chooseSchema, step, uninformed, withoutSchemas } from './step.ts';

const f = (...x: number[]): Float64Array => Float64Array.from(x);
const config = (over: Partial<CortexConfig> = {}): CortexConfig => parseConfig(cortexFields, over, 'cortex');
const at = (name: (typeof SCHEMA_FEATURES)[number]): number => SCHEMA_FEATURES.indexOf(name);

/** Features of an ordinary bar; `trend` −1 … 1. */
function ordinary(r: Rng, trend: number): Float64Array {
  const x = newSchemaInput();
  x[at('trailingReturn')] = 0.03 * (trend + 0.5 * r.normal());
  x[at('realisedVolatility')] = 0.01 * Math.exp(0.2 * r.normal());
  x[at('maxDrawdown')] = 0.03 * Math.exp(0.2 * r.normal() - 0.5 * trend);
  x[at('volatilityChange')] = 0.1 * r.normal();
  x[at('momentum')] = trend + 0.3 * r.normal();
  x[at('relativeVolume')] = 1;
  return x;
}
/** A state that knows what is usual, and ends in a bull market. */
function settled(over: Partial<CortexConfig> = {}): { state: CortexState; out: Prior } {
  const r = rng(1);
  const state = init(config(over));
  const out = newPrior();
  for (let i = 0; i < 3000; i++) step(state, ordinary(r, Math.sin(i / 60)), -1, out);
  for (let i = 0; i < 40; i++) step(state, ordinary(r, 1.2), -1, out);
  return { state, out };
}
/** A hundred more bars with learning; what was said on each. */
const goOn = (s: CortexState): number[] => {
  const r = rng(8);
  const out = newPrior();
  return Array.from({ length: 100 }, (_, i) => {
    step(s, ordinary(r, Math.cos(i / 9)), i % 7, out);
    learn(s, out.schema, 1 + (i % 2), 0.01 * r.normal());
    return out.schema + out.tonic + out.value[BUY]!;
  });
};
const CRASH = (() => {
  const x = newSchemaInput();
  x[at('trailingReturn')] = -0.3;
  x[at('realisedVolatility')] = 0.06;
  x[at('maxDrawdown')] = 0.35;
  x[at('volatilityChange')] = 2;
  x[at('momentum')] = -3;
  x[at('relativeVolume')] = 4;
  return x;
})();

describe('step', () => {
  it('names the schema that fits, what follows it, and how many features speak', () => {
    const { state, out } = settled();
    expect(out.schema).toBe(BULL);
    expect(out.match).toBeGreaterThan(0.7);
    expect(out.featuresPresent).toBe(6);
    for (let j = 0; j < REGIMES.length; j++)
      expect(out.next[j]).toBe(transition(state.counts, REGIMES.length, BULL, j));
    expect(out.tonic).toBeGreaterThan(0.2);
  });
  it('a crash becomes a crisis within a few bars, with low dopamine; one bar alone does not flip it', () => {
    const { state, out } = settled();
    step(state, CRASH, -1, out);
    expect(out.schema).toBe(BULL);
    for (let i = 0; i < 12; i++) step(state, CRASH, -1, out);
    expect(out.schema).toBe(CRISIS);
    expect(out.match).toBe(1);
    expect(out.tonic).toBeLessThan(-0.4);
    expect(state.counts[BULL * 7 + CRISIS]).toBeGreaterThan(0);
  });
  it('tonic worked by hand: Σ next·valence · match, and half of it where the ensemble disagrees', () => {
    const { state, out } = settled();
    const r = rng(5);
    const x = ordinary(r, 1.2);
    const copy = structuredClone(state);
    step(state, x, BULL, out);
    const valence = [0.6, -0.4, 0, -0.8, 0.3, -0.2, -0.4];
    const expected = valence.reduce((sum, v, j) => sum + v * out.next[j]!, 0) * out.match;
    expect(out.tonic).toBeCloseTo(expected, 12);
    const other = newPrior();
    step(copy, x, CRISIS, other);
    expect(other.schema).toBe(out.schema);
    expect(other.tonic).toBeCloseTo(expected / 2, 12);
  });
  it('holds no schema while too little is known, and says nothing then', () => {
    const out = newPrior();
    const state = init(config());
    const x = newSchemaInput();
    x[at('momentum')] = 1;
    x[at('trailingReturn')] = 0.1;
    step(state, x, BULL, out);
    const expected = newPrior();
    expected.featuresPresent = 1;
    expect(out).toEqual(expected);
  });
  it('choice: the margin protects what is held, ties go to the ensemble, too poor a best is none', () => {
    const c = f(0.6, 0.62, 0.5, 0.1, 0.1, 0.1, 0.1);
    expect(chooseSchema(c, BULL, -1, 0.05, 0.5)).toBe(BULL);
    expect(chooseSchema(c, BULL, -1, 0.01, 0.5)).toBe(BEAR);
    expect(chooseSchema(c, -1, -1, 0.05, 0.5)).toBe(BEAR);
    expect(chooseSchema(c, -1, -1, 0.05, 0.7)).toBe(-1);
    const tie = f(0.6, 0.6, 0.6, 0, 0, 0, 0);
    expect(chooseSchema(tie, -1, RANGING, 0, 0.5)).toBe(RANGING);
    expect(chooseSchema(tie, -1, -1, 0, 0.5)).toBe(BULL);
    expect(chooseSchema(f(Number.NaN, 0, 0, 0, 0, 0, 0), -1, -1, 0, 0.5)).toBe(-1);
  });
  it('is causal and survives serialisation: a copy made midway goes on alike', () => {
    const { state } = settled();
    const copy = structuredClone(state);
    const a = goOn(state);
    expect(goOn(copy)).toEqual(a);
  });
  it('uninformed: no schema, no expectation, no prior', () => {
    const { out } = settled();
    uninformed(out);
    expect(out).toEqual(newPrior());
  });
  it('without schemas: nothing matches and nothing is worth more, a goal that is held is left', () => {
    const { out } = settled();
    out.goal = 2;
    out.goalExposure = 0.5;
    out.goalBound = 0.75;
    withoutSchemas(out);
    expect(out).toEqual({ ...newPrior(), goal: 2, goalExposure: 0.5, goalBound: 0.75 });
  });
  it('an option that is not known is refused', () => {
    expect(() => parseConfig(cortexFields, { schemas: 7 }, 'cortex')).toThrow('cortex.schemas: unknown option');
  });
});

describe('learn', () => {
  it('value worked by hand: mean reward, drawn towards 0, in units of the usual reward', () => {
    const { state, out } = settled({ doubt: 2, rewardSpan: 1_000_000 });
    learn(state, BULL, BUY, 0.02);
    learn(state, BULL, BUY, 0.04);
    learn(state, BULL, SELL, -0.02);
    learn(state, BEAR, BUY, -1e-9); // another schema, next to nothing
    learn(state, -1, BUY, 0.02);
    step(state, ordinary(rng(5), 1.2), -1, out);
    // mean square (0.0004 + 0.0016 + 0.0004 + 0 + 0.0004)/5 = 0.00056
    const usual = Math.sqrt(0.00056);
    expect(out.schema).toBe(BULL);
    expect(out.value[BUY]).toBeCloseTo((2 * 0.03) / (4 * usual), 4);
    expect(out.value[SELL]).toBeCloseTo((1 * -0.02) / (3 * usual), 4);
    expect(out.value[HOLD]).toBe(0);
  });
  it('says nothing before it has learned, and stays within its limit', () => {
    const { state, out } = settled({ doubt: 0, valueLimit: 1 });
    expect([...out.value]).toEqual([0, 0, 0]);
    for (let i = 0; i < 100; i++) learn(state, BULL, BUY, 0.01);
    learn(state, BEAR, BUY, -1e-6);
    for (let i = 0; i < 500; i++) learn(state, BEAR, SELL, 1e-6);
    step(state, ordinary(rng(5), 1.2), -1, out);
    expect(out.value[BUY]).toBe(1);
  });
  it('refuses what is not a schema, an action or a reward', () => {
    const state = init(config());
    expect(() => learn(state, 7, BUY, 0)).toThrow('schema 7');
    expect(() => learn(state, -2, BUY, 0)).toThrow('schema -2');
    expect(() => learn(state, 0, 3, 0)).toThrow('action 3');
    expect(() => learn(state, 0, BUY, Number.NaN)).toThrow('reward NaN');
  });
});
