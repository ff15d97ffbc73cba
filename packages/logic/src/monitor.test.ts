import { describe, expect, it } from 'vitest';
import { FACT, FACT_COUNT, parseConfig } from '@janus/domain';
import { rulesFields } from './config.ts';
import { initRules, judgeRules, stepRules, swapRules } from './monitor.ts';
import { compileRules } from './rule-set.ts';

const WORDS = 'X(m) := is(long)\nY(m) := is(short)\nZ(m) := is(neutral)';
const config = (given: object = {}) => parseConfig(rulesFields, given, 'rules');
const facts = (long: number, short: number, neutral: number): Float64Array => {
  const values = new Float64Array(FACT_COUNT);
  values[FACT.long] = long;
  values[FACT.short] = short;
  values[FACT.neutral] = neutral;
  return values;
};
const three = compileRules('x: X(m)\ny weight 3: Y(m)\nz: Z(m)', WORDS);

describe('stepRules', () => {
  it('[E26] SAT weighs the rules', () => {
    const state = initRules(three, config());
    // (1·0.5² + 3·0.2² + 1·0²)/5 = 0.37/5 = 0.074; 1 − √0.074 = 0.7279705898
    expect(stepRules(state, facts(0.5, 0.8, 1))).toBeCloseTo(0.7279705898, 10);
    expect([...state.truth]).toEqual([0.5, 0.8, 1]);
    expect(state.worst).toBe(0);
    // p = 3: (0.125 + 3·0.008)/5 = 0.0298; 1 − 0.0298^(1/3) = 1 − 0.3100387 = 0.6899613
    expect(stepRules(initRules(three, config({ exponent: 3 })), facts(0.5, 0.8, 1))).toBeCloseTo(
      1 - Math.cbrt(0.0298),
      12,
    );
  });
  it('[E60] the loss divides by the weights of what is known', () => {
    const state = initRules(three, config());
    stepRules(state, facts(0.5, 0.8, 1));
    // 1 − (0.5 + 3·0.8 + 1)/5 = 1 − 3.9/5 = 0.22
    expect(state.loss).toBeCloseTo(0.22, 12);
    stepRules(state, facts(0.5, Number.NaN, 1));
    // 1 − (0.5 + 1)/2 = 0.25
    expect(state.loss).toBeCloseTo(0.25, 12);
  });
  it('[E26] leaves out a rule over an unknown fact', () => {
    const state = initRules(three, config());
    // (0.25 + 0)/2 = 0.125; 1 − √0.125 = 0.6464466094
    expect(stepRules(state, facts(0.5, Number.NaN, 1))).toBeCloseTo(0.6464466094, 10);
    expect(state.truth[1]).toBeNaN();
    expect([...state.known]).toEqual([1, 0, 1]);
  });
  it('of nothing known nothing is said, and nothing is smoothed', () => {
    const state = initRules(three, config({ smoothing: 0.5 }));
    stepRules(state, facts(1, 1, 1));
    expect(stepRules(state, facts(Number.NaN, Number.NaN, Number.NaN))).toBeNaN();
    expect([state.smoothed, state.worst, state.events]).toEqual([1, -1, 2]);
    expect(state.loss).toBeNaN();
    expect([...state.known]).toEqual([1, 1, 1]);
  });
  it('[E26] smooths SAT and each truth, beginning with the first', () => {
    const one = compileRules('x: X(m)', WORDS);
    const state = initRules(one, config({ smoothing: 0.25 }));
    expect([state.smoothed, state.smoothedTruth[0]]).toEqual([Number.NaN, Number.NaN]);
    const seen = [0.5, 1, 0].map((x) => {
      stepRules(state, facts(x, 0, 0));
      return [state.smoothed, state.smoothedTruth[0]];
    });
    // 0.5; 0.5 + 0.25·0.5 = 0.625; 0.625 − 0.25·0.625 = 0.46875
    expect(seen).toEqual([
      [0.5, 0.5],
      [0.625, 0.625],
      [0.46875, 0.46875],
    ]);
  });
  it('[E26] counts violations per rule: truths below the mark, not at it', () => {
    const state = initRules(three, config({ violationBelow: 0.5 }));
    stepRules(state, facts(0.49, 0.5, 1));
    stepRules(state, facts(0, 0.9, Number.NaN));
    expect([...state.violations]).toEqual([2, 0, 0]);
    expect([...state.known]).toEqual([2, 2, 1]);
    expect(state.events).toBe(2);
  });
  it('reads the rules in the family that it is told', () => {
    const both = compileRules('x: X(m) and Y(m)', WORDS);
    const sat = (family: string): number => stepRules(initRules(both, config({ family })), facts(0.7, 0.6, 0));
    expect(sat('lukasiewicz')).toBeCloseTo(0.3, 12);
    expect(sat('product')).toBeCloseTo(0.42, 12);
    expect(sat('godel')).toBeCloseTo(0.6, 12);
  });
});

describe('judgeRules', () => {
  it('weighs a proposal and counts nothing', () => {
    const state = initRules(three, config());
    expect(judgeRules(state, facts(1, 0, 1))).toBeCloseTo(1 - Math.sqrt(0.6), 12);
    expect([state.worst, state.events, state.violations[1], state.known[1]]).toEqual([1, 0, 0, 0]);
    expect(state.smoothed).toBeNaN();
  });
});

describe('swapRules', () => {
  it('keeps what was counted of a rule that stays, wherever it stands', () => {
    const state = initRules(three, config({ smoothing: 0.5 }));
    stepRules(state, facts(0.2, 0.3, 1));
    const next = swapRules(state, compileRules('new: X(m) or Y(m)\ny weight 3: Y(m)', WORDS));
    expect([...next.violations]).toEqual([0, 1]);
    expect([...next.known]).toEqual([0, 1]);
    expect([...next.smoothedTruth]).toEqual([Number.NaN, 0.3]);
    expect([next.smoothed, next.events, next.config]).toEqual([state.smoothed, 1, state.config]);
    expect(stepRules(next, facts(0, 1, 0))).toBe(1);
    expect(state.events).toBe(1);
  });
  it('a rule of the same name that says something else begins anew', () => {
    const state = initRules(three, config());
    stepRules(state, facts(0, 0, 0));
    expect(swapRules(state, compileRules('x: not X(m)', WORDS)).violations[0]).toBe(0);
  });
});
