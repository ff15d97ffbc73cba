import { describe, expect, it } from 'vitest';
import { changeWords, flipWords } from './flip-words.ts';

const reach = { spreads: 8, changes: 4 };
const change = { quantity: 'evidence.price', from: 0.3102, to: 0.42, spreads: 0.84 };

describe('a change in words', () => {
  it('says the quantity, from what to what, and how far that is', () => {
    expect(changeWords(change)).toBe(
      'the direction that the price speaks for had been +0.42 in place of +0.31 (0.8 of its usual spreads more)',
    );
    expect(changeWords({ quantity: 'spread', from: 0.00042, to: 0.00031, spreads: 1.4 })).toBe(
      'the spread had been 3.10 bps in place of 4.20 bps (1.4 of its usual spreads less)',
    );
    expect(changeWords({ quantity: 'drawdown', from: 0.012, to: 0.0131, spreads: 2 })).toContain(
      '1.31 % in place of 1.20 %',
    );
  });
  it('shows as many digits as it takes to see the change', () => {
    expect(changeWords({ quantity: 'confidence', from: 0.5001, to: 0.5004, spreads: 0.01 })).toBe(
      'the confidence in the regime had been 0.5004 in place of 0.5001 (0.010 of its usual spreads more)',
    );
  });
});

describe('the answer in words', () => {
  it('of one change says what would have been decided', () => {
    const flip = { changes: [change], action: 'buy', reason: 'approved' };
    expect(flipWords({ action: 'hold', flip, reach })).toMatch(/^If the direction .* more\), it would have bought\.$/);
  });
  it('gives the reason where nothing would have been sent', () => {
    const flip = { changes: [change], action: 'hold', reason: 'axioms' };
    expect(flipWords({ action: 'buy', flip, reach })).toMatch(
      /it would have held: the rules in text are not satisfied by it\.$/,
    );
  });
  it('of several says that none alone is enough', () => {
    const flip = { changes: [change, { ...change, quantity: 'edge' }], action: 'sell', reason: 'approved' };
    expect(flipWords({ action: 'hold', flip, reach })).toMatch(
      /^No quantity alone is enough\. If .*, and the expected move .*, it would have sold\.$/,
    );
  });
  it('of none says how far was looked', () => {
    expect(flipWords({ action: 'buy', flip: null, reach })).toBe(
      'No single quantity within 8 of its usual spreads would have changed it, nor up to 4 together: it would have bought all the same.',
    );
  });
});
