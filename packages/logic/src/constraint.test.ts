import { describe, expect, it } from 'vitest';
import { constraint, constraintLoss, evaluate } from './constraint.ts';

interface Book {
  readonly exposure: number;
  readonly drawdown: number;
}
const light = constraint<Book>('light', (s) => 1 - s.exposure, 3);
const calm = constraint<Book>('calm', (s) => 1 - s.drawdown, 1);

describe('constraint', () => {
  it('[E56] is a predicate with a weight above 0', () => {
    expect([light.weight, light.predicate({ exposure: 0.25, drawdown: 0 })]).toEqual([3, 0.75]);
    expect(constraint('tiny', () => 1, 1e-9).weight).toBe(1e-9);
    for (const weight of [0, -1, Number.NaN, Number.POSITIVE_INFINITY])
      expect(() => constraint('bad', () => 1, weight)).toThrow(`constraint 'bad': weight ${weight}`);
  });
  it('[E57] evaluates to weight times truth', () => {
    // 3·(1 − 0.25) = 2.25; 1·(1 − 0.5) = 0.5; 3·(1 − 1) = 0
    const state = { exposure: 0.25, drawdown: 0.5 };
    expect(evaluate(light, state)).toBe(2.25);
    expect(evaluate(calm, state)).toBe(0.5);
    expect(evaluate(light, { exposure: 1, drawdown: 0 })).toBe(0);
  });
  it('[E57] refuses a truth outside [0, 1]', () => {
    expect(() => evaluate(light, { exposure: 1.5, drawdown: 0 })).toThrow("constraint 'light': truth -0.5");
    expect(() => evaluate(light, { exposure: Number.NaN, drawdown: 0 })).toThrow('truth NaN');
    expect(() => evaluate(light, { exposure: -0.1, drawdown: 0 })).toThrow('truth 1.1');
  });
  it('[E60] loses one minus the weighted mean truth', () => {
    // (2.25 + 0.5)/(3 + 1) = 0.6875, 1 − 0.6875 = 0.3125
    expect(constraintLoss([light, calm], { exposure: 0.25, drawdown: 0.5 })).toBe(0.3125);
    // (3·0.5 + 1·1)/4 = 0.625, 1 − 0.625 = 0.375
    expect(constraintLoss([light, calm], { exposure: 0.5, drawdown: 0 })).toBe(0.375);
    expect(constraintLoss([light, calm], { exposure: 1, drawdown: 1 })).toBe(1);
    expect(constraintLoss([light], { exposure: 0.25, drawdown: 0 })).toBe(0.25);
    expect(constraintLoss([calm], { exposure: 0, drawdown: 0.5 })).toBe(0.5);
    expect(constraintLoss<Book>([], { exposure: 1, drawdown: 1 })).toBe(0);
  });
});
