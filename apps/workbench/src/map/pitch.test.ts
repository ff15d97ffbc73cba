import { expect, it } from 'vitest';
import { pitchOf } from './pitch.ts';

const times = Float64Array.from([10, 20, 20, 35]);
it('tells how close memories lie', () => {
  expect(pitchOf(times)).toBe(10);
  expect(pitchOf(new Float64Array(0))).toBe(86_400_000);
});
