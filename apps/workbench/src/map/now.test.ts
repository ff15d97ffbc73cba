import { expect, it } from 'vitest';
import { lastBy, pitchOf } from './now.ts';

const times = Float64Array.from([10, 20, 20, 35]);
it('finds the newest memory by a moment', () => {
  expect([5, 10, 20, 34, 99].map((moment) => lastBy(times, moment))).toEqual([-1, 0, 2, 2, 3]);
});
it('tells how close memories lie', () => {
  expect(pitchOf(times)).toBe(10);
  expect(pitchOf(new Float64Array(0))).toBe(86_400_000);
});
