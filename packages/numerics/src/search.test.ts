import { expect, it } from 'vitest';
import { firstFrom, lastTo } from './search.ts';

const RISING = Int32Array.of(3, 5, 5, 9);
const ASKED = [2, 3, 4, 5, 6, 9, 10];

it('finds the first that is not below, and the last that is not above; equal ones are taken whole', () => {
  expect(ASKED.map((x) => firstFrom(RISING, x))).toEqual([0, 0, 1, 1, 3, 3, 4]);
  expect(ASKED.map((x) => firstFrom(RISING, x, 2))).toEqual([0, 0, 1, 1, 2, 2, 2]);
  expect(ASKED.map((x) => lastTo(RISING, x))).toEqual([-1, 0, 0, 2, 2, 3, 3]);
});

it('has an answer for an empty list and for what is larger than all', () => {
  expect(firstFrom([], 1)).toBe(0);
  expect(lastTo([], 1)).toBe(-1);
  expect([Infinity, -Infinity].map((x) => [firstFrom(RISING, x), lastTo(RISING, x)])).toEqual([
    [4, 3],
    [0, -1],
  ]);
});
