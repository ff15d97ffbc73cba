import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { editDistance, hint, nearest } from './nearest.ts';

it('counts insertions, deletions and substitutions', () => {
  // kitten → sitten → sittin → sitting; flaw → law → lawn: the textbook pairs
  expect([editDistance('kitten', 'sitting'), editDistance('flaw', 'lawn'), editDistance('', 'abc')]).toEqual([3, 2, 3]);
});

it('is a metric', () => {
  const word = fc.string({ maxLength: 8 });
  fc.assert(
    fc.property(word, word, word, (a, b, c) => {
      expect(editDistance(a, b)).toBe(editDistance(b, a));
      expect(editDistance(a, b) === 0).toBe(a === b);
      expect(editDistance(a, c)).toBeLessThanOrEqual(editDistance(a, b) + editDistance(b, c));
    }),
  );
});

it('suggests what is near, and nothing where nothing is', () => {
  expect(nearest('sybmol', ['symbol', 'timeframe'])).toBe('symbol');
  expect(nearest('xyzzy', ['symbol', 'timeframe'])).toBeNull();
  expect([hint('jsn', ['json']), hint('q', ['json'])]).toEqual([" (did you mean 'json'?)", '']);
});
