import { describe, expect, it } from 'vitest';
import { initSentiment, pushSentiment, sentimentEvidence } from './sentiment.ts';

const HOUR = 3_600_000;

describe('sentiment fusion', () => {
  it('one word is half believed, two of the same two thirds: by hand', () => {
    const s = initSentiment(HOUR);
    pushSentiment(s, 0.8, 0);
    expect(sentimentEvidence(s, 0)).toBeCloseTo(0.4, 14);
    pushSentiment(s, 0.8, 0);
    expect(sentimentEvidence(s, 0)).toBeCloseTo(1.6 / 3, 14);
  });
  it('fades by half in a half-life: 0.8 and an hour later −0.2 make (0.4 − 0.2)/(1 + 1.5)', () => {
    const s = initSentiment(HOUR);
    pushSentiment(s, 0.8, 0);
    pushSentiment(s, -0.2, HOUR);
    expect(sentimentEvidence(s, HOUR)).toBeCloseTo(0.2 / 2.5, 14);
    expect(sentimentEvidence(s, 2 * HOUR)).toBeCloseTo(0.1 / 1.75, 14);
  });
  it('is absent before the first word and when the last has faded: below 0.05 after 4.33 half-lives', () => {
    const s = initSentiment(HOUR);
    expect(sentimentEvidence(s, 0)).toBeNaN();
    pushSentiment(s, 1, 0);
    expect(sentimentEvidence(s, 4.3 * HOUR)).not.toBeNaN();
    expect(sentimentEvidence(s, 4.4 * HOUR)).toBeNaN();
    pushSentiment(s, 0, 100 * HOUR);
    expect(sentimentEvidence(s, 100 * HOUR)).toBeCloseTo(0, 12);
  });
  it('refuses what is out of range or out of order', () => {
    const s = initSentiment(HOUR);
    expect(() => pushSentiment(s, 1.1, 0)).toThrow('sentiment 1.1');
    expect(() => pushSentiment(s, Number.NaN, 0)).toThrow('sentiment NaN');
    pushSentiment(s, 0, 5);
    expect(() => pushSentiment(s, 0, 4)).toThrow('in order of time');
    expect(() => pushSentiment(s, 0, Number.NaN)).toThrow('in order of time');
  });
});
