import { describe, expect, it } from 'vitest';
import { cure, editDistance } from './nearest.ts';

describe('nearest', () => {
  it('counts insertions, deletions, replacements and swaps of neighbours', () => {
    expect(editDistance('kitten', 'sitting')).toBe(3);
    expect(editDistance('long', 'lnog')).toBe(1);
    expect(editDistance('', 'abc')).toBe(3);
    expect(editDistance('abc', '')).toBe(3);
    expect(editDistance('same', 'same')).toBe(0);
  });
  it('names the nearest within a third of the word, else the known where they are few', () => {
    expect(cure('Volatil', ['Calm', 'Volatile'])).toBe("; did you mean 'Volatile'?");
    expect(cure('volatile', ['Calm', 'Volatile'])).toBe("; did you mean 'Volatile'?");
    expect(cure('Xyz', ['Calm', 'Volatile'])).toBe('; known are Calm, Volatile');
    expect(
      cure(
        'Xyz',
        Array.from({ length: 13 }, (_, i) => `Known${i}`),
      ),
    ).toBe('');
    expect(cure('Xyz', [])).toBe('');
  });
});
