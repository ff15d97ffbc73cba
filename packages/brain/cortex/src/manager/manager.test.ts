import {
  BEAR,
  BULL,
  BUY,
  CRISIS,
  GOALS,
  HOLD,
  newPrior,
  parseConfig,
  RANGING,
  REGIMES,
  SELL,
  type Prior,
} from '@janus/domain';
import { rng } from '@janus/numerics';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cortexFields, type CortexConfig } from '../config.ts';
import { init, type CortexState } from '../state.ts';
import { expectedDirection, inclination } from './inclination.ts';
import { manage } from './manage.ts';
import { addSubgoal, progressTo, pursue, reportProgress } from './subgoal.ts';

const config = (over: Partial<CortexConfig> = {}): CortexConfig => parseConfig(cortexFields, over, 'cortex');
const [GROW, STAY, PROTECT, RECOVER] = GOALS.map((_, i) => i) as [number, number, number, number];
/** A schema that is held for sure. */
const prior = (schema: number, tonic: number): Prior => {
  const p = newPrior();
  p.schema = schema;
  p.tonic = tonic;
  p.next.fill(0);
  if (schema >= 0) p.next[schema] = 1;
  return p;
};
const asked = (schema: number, tonic: number, drawdown: number, state = init(config())): Prior => {
  const p = prior(schema, tonic);
  manage(state, drawdown, 0, 1000, p);
  return p;
};

describe('expectedDirection', () => {
  it('Σ next·direction, worked by hand', () => {
    const next = new Float64Array(REGIMES.length);
    next[BULL] = 0.7;
    next[BEAR] = 0.2;
    next[RANGING] = 0.1;
    expect(expectedDirection(next)).toBeCloseTo(0.5, 14);
    next.fill(1 / 7);
    // bull and recovery up; bear, crisis and deflation down.
    expect(expectedDirection(next)).toBeCloseTo(-1 / 7, 14);
  });
});

describe('inclination', () => {
  it('worked by hand: tonic 0.4, drawdown 0.05 of a concern of 0.1', () => {
    const at = (goal: number) => inclination(goal, 0.4, 0.05, 0.1);
    expect(at(GROW)).toBeCloseTo(-0.1 + 0.4 - 0.5, 14);
    expect(at(STAY)).toBe(0);
    expect(at(PROTECT)).toBeCloseTo(-0.5 - 0.4 + 0.5, 14);
    expect(at(RECOVER)).toBeCloseTo(-1.5 + 1, 14);
  });
});

describe('manage', () => {
  it.each([
    ['grow in a bull market', BULL, 0.5, 0, GROW, 1, 1],
    ['hold where nothing speaks', RANGING, 0, 0, STAY, 0.5, 0],
    ['protect in a crisis', CRISIS, -0.7, 0, PROTECT, 0.2, -0.2],
    ['protect at a drawdown', BULL, -0.1, 0.09, PROTECT, 0.2, 0.2],
    ['recover from a deep one', BULL, 0.5, 0.2, RECOVER, 0.1, 0.1],
  ])('%s', (_, schema, tonic, drawdown, goal, bound, exposure) => {
    const p = asked(schema, tonic, drawdown);
    expect(GOALS[p.goal]).toBe(GOALS[goal]);
    expect([p.goalBound, p.goalExposure]).toEqual([bound, exposure]);
  });
  it('without a schema there is no goal and no bound', () => {
    expect(asked(-1, 0, 0.3)).toMatchObject({ goal: -1, goalExposure: 0, goalBound: Number.POSITIVE_INFINITY });
  });
  it('a goal is kept for its period, or until the schema ends', () => {
    const state = init(config({ goalBars: 10 }));
    expect(asked(BULL, 0.5, 0, state).goal).toBe(GROW);
    for (let i = 1; i < 10; i++) expect(asked(BULL, -0.9, 0, state).goal).toBe(GROW);
    expect(asked(BULL, -0.9, 0, state).goal).toBe(PROTECT);
    expect(asked(RANGING, 0.5, 0, state).goal).toBe(GROW);
  });
  it('learns what a goal was worth in a schema from money alone, worked by hand', () => {
    const state = init(config({ goalBars: 1, goalDoubt: 3, valueLimit: 2 }));
    const m = state.manager;
    const p = prior(BULL, 0.5);
    // Five periods of growth in a bull market, each a loss of 10 on 1000.
    for (let i = 0; i < 6; i++) manage(state, 0, -10 * i, 1000, p);
    const at = BULL * GOALS.length + GROW;
    // Usual 0.01, so n losses speak −n/(n + 3) for a goal: growth 0.4 − ¼, 0.4 − 0.4, 0.4 − ½ after one, two, three
    // of them; then holding is tried once (0), and is at −¼ behind growth's −0.1.
    expect(m.worth[at]).toBeCloseTo(-0.01, 14);
    expect(m.periods[at]).toBe(4);
    expect(m.periods[BULL * GOALS.length + STAY]).toBe(1);
    expect(Math.sqrt(m.square.mean)).toBeCloseTo(0.01, 14);
    // What was learned in one schema says nothing of another.
    expect(asked(RANGING, 0.5, 0, state).goal).toBe(GROW);
  });
  it('writes bounded wishes whatever comes', () => {
    const unit = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(fc.integer({ min: -1, max: 6 }), unit, unit, (schema, tonic, drawdown) => {
        const p = asked(schema, 2 * tonic - 1, drawdown);
        expect(p.goal >= 0).toBe(schema >= 0);
        expect(Math.abs(p.goalExposure)).toBeLessThanOrEqual(Math.min(1, p.goalBound));
      }),
    );
  });
});

describe('progressTo', () => {
  it('the way made towards the target, as a share of the bound', () => {
    expect(progressTo(0, 0.3, 0.4, 0.5)).toBeCloseTo(0.6, 14);
    expect(progressTo(0.3, 0, 0.4, 0.5)).toBeCloseTo(-0.6, 14);
    // Past the target: 0.1 before, 0.2 after.
    expect(progressTo(0.3, 0.6, 0.4, 0.5)).toBeCloseTo(-0.2, 14);
    expect(progressTo(0, 0.3, 0.4, 0)).toBe(0);
  });
});

describe('subgoals', () => {
  const value = (state: CortexState, exposure: number, goal = GROW): number[] => {
    const out = new Float64Array(3);
    addSubgoal(state, goal, 0.8, exposure, out);
    return [...out];
  };
  const live = (state: CortexState, from: number, to: number, action: number): number => {
    pursue(state, GROW, 0.8, from, action);
    return reportProgress(state, to);
  };
  it('what brings the exposure to the target becomes worth doing below it, and only there', () => {
    const state = init(config({ doubt: 1, subgoalWeight: 0.5 }));
    expect(value(state, 0)).toEqual([0, 0, 0]);
    expect(live(state, 0, 0.4, BUY)).toBeCloseTo(0.4, 14);
    expect(live(state, 0, 0, HOLD)).toBe(0);
    expect(live(state, 0.3, 0, SELL)).toBeCloseTo(-0.3, 14);
    // n/(n + 1) = ½ of each, weight ½: 0.1 and −0.075.
    const [hold, buy, sell] = value(state, 0.2);
    expect(hold).toBe(0);
    expect(buy).toBeCloseTo(0.1, 14);
    expect(sell).toBeCloseTo(-0.075, 14);
    // At the target (within a tenth of the bound) and above it nothing was learned; nor under another goal.
    expect(value(state, 0.75)).toEqual([0, 0, 0]);
    expect(value(state, 0.95)).toEqual([0, 0, 0]);
    expect(value(state, 0.2, STAY)).toEqual([0, 0, 0]);
    expect(value(state, 0.2, -1)).toEqual([0, 0, 0]);
  });
  it('is worth what it brings more than holding does', () => {
    const state = init(config({ doubt: 1, subgoalWeight: 1 }));
    live(state, 0, 0.4, BUY);
    live(state, 0, 0.4, HOLD);
    expect(value(state, 0)[BUY]).toBeCloseTo(0, 14);
  });
  it('money plays no part, and an action counts once', () => {
    const state = init(config());
    pursue(state, GROW, 0.8, 0, BUY);
    expect(reportProgress(state, 0.4)).toBeCloseTo(0.4, 14);
    expect(reportProgress(state, 0.8)).toBe(0);
    pursue(state, -1, 0.8, 0, BUY);
    expect(reportProgress(state, 0.4)).toBe(0);
  });
  it('a copy made midway goes on alike', () => {
    const r = rng(5);
    const a = init(config({ goalBars: 3 }));
    const run = (s: CortexState, random = rng(6)): number[] =>
      Array.from({ length: 50 }, (_, i) => {
        const p = prior(i % 7, 2 * random.next() - 1);
        manage(s, 0.1 * random.next(), 10 * random.normal(), 1000, p);
        pursue(s, p.goal, p.goalExposure, random.next() - 0.5, i % 3);
        const made = reportProgress(s, random.next() - 0.5);
        addSubgoal(s, p.goal, p.goalExposure, random.next() - 0.5, p.value);
        return p.goal + made + p.value[BUY]!;
      });
    run(a, r);
    const b = structuredClone(a);
    expect(run(b)).toEqual(run(a));
  });
});
