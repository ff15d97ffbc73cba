import { expect, it } from 'vitest';
import { withEntry } from './flip-store.ts';

it('keeps the newest answers, and no more than it is told to', () => {
  let all: ReadonlyMap<string, number> = new Map();
  for (const [i, key] of ['a', 'b', 'a', 'c', 'd'].entries()) all = withEntry(all, key, i, 3);
  expect([...all]).toEqual([
    ['a', 2],
    ['c', 3],
    ['d', 4],
  ]);
});
