import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { INTENSIFIERS, LEXICON, NEGATIONS, stemOf } from './lexicon.ts';
import { lexicon, lexiconScore, scorerOf, wordsOf } from './sentiment.ts';

describe('lexicon', () => {
  it('has each word once, with a weight in [−1, 1] and not 0; none of them negates or intensifies', () => {
    for (const [word, weight] of LEXICON) {
      expect(Math.abs(weight)).toBeLessThanOrEqual(1);
      expect(weight).not.toBe(0);
      expect(word).toMatch(/^[a-z]+(-[a-z]+)*$/);
      expect(NEGATIONS.has(word) || INTENSIFIERS.has(word)).toBe(false);
    }
    const signs = [...LEXICON.values()].map(Math.sign);
    expect(signs.filter((s) => s > 0).length).toBeGreaterThan(40);
    expect(signs.filter((s) => s < 0).length).toBeGreaterThan(40);
  });
  it('knows a word by its inflections', () => {
    const of = (words: string) => words.split(' ').map(stemOf);
    expect(of('rallies rallied surges surging surged slumped slumping crashes losses fell grew banned hacked')).toEqual(
      ['rally', 'rally', 'surge', 'surge', 'surge', 'slump', 'slump', 'crash', 'loss', 'fall', 'grow', 'ban', 'hack'],
    );
    expect(of('market liability tax string bus')).toEqual([null, null, null, null, null]);
  });
});

describe('lexiconScore', () => {
  it('one strong word is half believed; by hand', () => {
    expect(lexiconScore('Bitcoin soars')).toBe(0.5); // 1/(1 + 1)
    expect(lexiconScore('Exchange collapses after hack')).toBeCloseTo(-2 / 3, 14);
    expect(lexiconScore('Shares rise, then fall')).toBe(0); // 0.5 − 0.5
    expect(lexiconScore('The meeting is on Tuesday')).toBe(0);
    expect(lexiconScore('')).toBe(0);
  });
  it('a negation up to three words before turns it round at half its weight, within its clause', () => {
    expect(lexiconScore('did not crash')).toBeCloseTo(0.5 / 1.5, 14);
    expect(lexiconScore("won't ever really crash")).toBeCloseTo(0.5 / 1.5, 14);
    expect(lexiconScore('not one of these did crash')).toBe(-0.5);
    expect(lexiconScore('No, crash')).toBe(-0.5);
    expect(lexiconScore('isn’t bullish')).toBeCloseTo(-0.375 / 1.375, 14);
  });
  it('an intensifier right before it multiplies its weight', () => {
    expect(lexiconScore('sharply fall')).toBeCloseTo(-0.75 / 1.75, 14);
    expect(lexiconScore('slightly fall')).toBeCloseTo(-0.25 / 1.25, 14);
    expect(lexiconScore('sharply, fall')).toBeCloseTo(-0.5 / 1.5, 14);
    expect(lexiconScore('sharply on Tuesday fall')).toBeCloseTo(-0.5 / 1.5, 14);
  });
  it('is within (−1, 1), and the same in capitals', () => {
    const word = fc.constantFrom(...LEXICON.keys(), ...NEGATIONS, ...INTENSIFIERS.keys(), '.', 'market');
    fc.assert(
      fc.property(fc.array(word), (words) => {
        const text = words.join(' ');
        expect(Math.abs(lexiconScore(text))).toBeLessThan(1);
        expect(lexiconScore(text.toUpperCase())).toBe(lexiconScore(text));
      }),
    );
  });
  it('splits words and clauses', () => {
    expect(wordsOf("It's a sell-off; don’t panic!")).toEqual(["it's", 'a', 'sell-off', ';', "don't", 'panic', '!']);
  });
});

describe('scorers', () => {
  it('the lexicon scores a list of texts', async () => {
    expect([...(await scorerOf('lexicon', null).score(['soar', 'crash', 'x']))]).toEqual([0.5, -0.5, 0]);
  });
  it('a local model is used where there is one, and refused where there is none', () => {
    expect(scorerOf('local', lexicon)).toBe(lexicon);
    expect(() => scorerOf('local', null)).toThrow('no local sentiment model is installed');
  });
});
