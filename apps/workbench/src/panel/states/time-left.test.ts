import { describe, expect, it } from 'vitest';
import { timeLeft } from './time-left.ts';

describe('time left', () => {
  it('goes on at the pace seen so far', () => {
    // a quarter in 10 s: the other half takes 20 s
    expect(timeLeft({ at: 1000, progress: 0.25 }, { at: 11_000, progress: 0.5 })).toBe(20_000);
  });
  it('says nothing on too little', () => {
    expect(timeLeft({ at: 0, progress: 0.5 }, { at: 9000, progress: 0.51 })).toBeNaN();
  });
});
