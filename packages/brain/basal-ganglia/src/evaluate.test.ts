import {
  BUY,
  EPISODE_STATE,
  EXPERIENCE_NEXT,
  EXPERIENCE_STATE,
  EXPERIENCE_WIDTH,
  experienceSlot,
  HOLD,
} from '@janus/domain';
import { rng } from '@janus/numerics';
import { describe, expect, it } from 'vitest';
import { evaluateCritic } from './evaluate.ts';

interface Made {
  readonly bar: number;
  readonly horizon: number;
  readonly action: number;
  readonly reward: number;
  readonly state?: number;
}
/** Experiences in regime 0; the first number of the state as given, that of the next from the row after. */
function rowsOf(made: readonly Made[]): Float64Array {
  const rows = new Float64Array(made.length * EXPERIENCE_WIDTH);
  made.forEach(({ bar, horizon, action, reward, state = 0 }, t) => {
    const row = rows.subarray(t * EXPERIENCE_WIDTH, (t + 1) * EXPERIENCE_WIDTH);
    for (const [name, x] of Object.entries({ bar, horizon, action, reward, regime: 0 })) row[experienceSlot(name)] = x;
    row[EXPERIENCE_STATE] = state;
    row[EXPERIENCE_NEXT] = made[t + 1]?.state ?? 0;
  });
  expect(EXPERIENCE_NEXT - EXPERIENCE_STATE).toBe(EPISODE_STATE);
  return rows;
}
const options = { discount: 0.5, traceDecay: 0.5, criticRate: 0 };

describe('evaluating a critic', () => {
  it('that learns nothing: returns and advantages by hand', () => {
    const score = evaluateCritic(
      rowsOf([
        { bar: 10, horizon: 5, action: BUY, reward: 1 },
        { bar: 15, horizon: 5, action: HOLD, reward: 2 },
        { bar: 30, horizon: 5, action: BUY, reward: 4 },
      ]),
      options,
    );
    // Two stretches. V = 0: returns 1 + 2/2 = 2, 2, 4; advantages at γλ = 1/4: 1 + 2/4 = 1.5, 2, 4.
    expect(score).toMatchObject({ decisions: 3, stretches: 2 });
    expect(score.errorOfZero).toBeCloseTo(Math.sqrt((4 + 4 + 16) / 3), 12);
    expect(score.error).toBe(score.errorOfZero);
    expect(score.advantages).toEqual([
      { regime: expect.any(String), action: 'hold', decisions: 1, mean: 2, error: Number.NaN },
      { regime: expect.any(String), action: 'buy', decisions: 2, mean: 2.75, error: 1.25 },
    ]);
  });
  it('foretells before it learns: the first reward is a surprise, whatever the rate', () => {
    const rows = rowsOf([{ bar: 1, horizon: 1, action: BUY, reward: 3 }]);
    expect(evaluateCritic(rows, { ...options, criticRate: 1 }).error).toBe(3);
  });
  it('finds what the state says of the reward, and nothing where it says nothing', () => {
    const score = (weight: number) => {
      const r = rng(4);
      const made = Array.from({ length: 3000 }, (_, t): Made => {
        const state = r.normal();
        return { bar: t, horizon: 1, action: BUY, reward: weight * state + 0.2 * r.normal(), state };
      });
      return evaluateCritic(rowsOf(made), { discount: 0, traceDecay: 0.8, criticRate: 0.05 });
    };
    const told = score(0.5);
    expect(told.error / told.errorOfZero).toBeLessThan(0.5);
    const silent = score(0);
    expect(silent.error / silent.errorOfZero).toBeGreaterThan(1);
    expect(silent.error / silent.errorOfZero).toBeLessThan(1.1);
  });
});
