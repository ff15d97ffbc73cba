import { newPrior, parseConfig } from '@janus/domain';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { prefrontalFields } from './config.ts';
import { GATE_OPENERS, newWorkingMemory, stepMemory, withinGoal } from './memory.ts';
import { hold } from './observe.ts';
import { init } from './state.ts';

/** Goal, exposure and bound at a bar; gate at surprise 0.8, or after 5 bars. */
const step = (m: ReturnType<typeof newWorkingMemory>, goal: number, regime = 0, surprise = 0): string => {
  stepMemory(m, goal, goal / 10, goal + 1, regime, surprise, 0.8, 5);
  return `${m.goal} ${GATE_OPENERS[m.openedBy]} ${m.age}`;
};

describe('the gate of working memory', () => {
  it('opens for the first goal, then keeps it whatever the manager wishes', () => {
    const m = newWorkingMemory();
    expect([step(m, 0), step(m, 2), step(m, 3), step(m, 1)]).toEqual([
      '0 empty 0',
      '0 empty 1',
      '0 empty 2',
      '0 empty 3',
    ]);
  });
  it('opens for a surprise', () => {
    const m = newWorkingMemory();
    step(m, 0);
    expect(step(m, 2, 0, 0.79)).toBe('0 empty 1');
    expect(step(m, 2, 0, 0.8)).toBe('2 surprise 0');
    expect([m.exposure, m.bound]).toEqual([0.2, 3]);
  });
  it('opens for another regime, once', () => {
    const m = newWorkingMemory();
    step(m, 0);
    expect(step(m, 2, 4)).toBe('2 regime 0');
    expect(step(m, 1, 4)).toBe('2 regime 1');
  });
  it('opens when the goal is old', () => {
    const m = newWorkingMemory();
    step(m, 0);
    for (let i = 1; i < 5; i++) expect(step(m, 3)).toBe(`0 empty ${i}`);
    expect(step(m, 3)).toBe('3 age 0');
  });
  it('a manager without a goal empties it where the gate opens, and only there', () => {
    const m = newWorkingMemory();
    step(m, 2);
    expect(step(m, -1)).toBe('2 empty 1');
    expect(step(m, -1, 1)).toBe('-1 regime 0');
    expect(step(m, 3, 1)).toBe('3 empty 0');
  });
  it('one a symbol, fed by the manager', () => {
    const state = init(parseConfig(prefrontalFields, {}, 'prefrontal'), ['crypto', 'crypto']);
    hold(state, 1, { ...newPrior(), goal: 2, goalExposure: 0.1, goalBound: 0.2 }, 3, 0);
    expect(state.memories[1]).toMatchObject({ goal: 2, exposure: 0.1, bound: 0.2, regime: 3 });
    expect(state.memories[0]!.goal).toBe(-1);
  });
});

describe('withinGoal', () => {
  const bounded = { ...newWorkingMemory(), goal: 0, bound: 0.5 };
  it('leaves what brings the position to the bound, worked by hand', () => {
    // 0.5·1000/100 = 5 units at most on either side.
    const left = (position: number, side: number, quantity: number) =>
      withinGoal(bounded, position, side, quantity, 100, 1000);
    expect([left(0, 1, 4), left(0, 1, 8), left(2, 1, 8), left(-2, 1, 8), left(0, -1, 8), left(6, 1, 1)]).toEqual([
      4, 5, 3, 7, 5, 0,
    ]);
  });
  it('nothing held leaves everything', () => {
    expect(withinGoal(newWorkingMemory(), 0, 1, 1e9, 100, 1000)).toBe(1e9);
  });
  it('never asks for more, and never leaves more than the bound', () => {
    const x = fc.double({ min: 0, max: 20, noNaN: true });
    fc.assert(
      fc.property(x, x, fc.constantFrom(1, -1), x, (position, quantity, side, bound) => {
        const left = withinGoal({ ...bounded, bound }, position, side, quantity, 100, 1000);
        expect(left).toBeGreaterThanOrEqual(0);
        expect(left).toBeLessThanOrEqual(quantity);
        if (left > 0) expect(side * position + left).toBeLessThanOrEqual(10 * bound + 1e-9);
      }),
    );
  });
});
