import { describe, expect, it } from 'vitest';
import { marketPrice, stopReached, stopTrigger, targetReached, targetTrigger } from './prices.ts';

describe('prices inside a bar', () => {
  it('a market order pays half a spread and its slippage', () => {
    // 200 ± 0.5 ± 0.1 % of 200.
    expect(marketPrice(200, 1, 0.5, 0.001)).toBeCloseTo(200.7, 12);
    expect(marketPrice(200, -1, 0.5, 0.001)).toBeCloseTo(199.3, 12);
  });
  it('a stop is reached by a touch, a target only by trading through it', () => {
    expect(stopReached(1, 95, 105, 95)).toBe(true);
    expect(stopReached(1, 95, 105, 95.01)).toBe(false);
    expect(stopReached(-1, 105, 105, 95)).toBe(true);
    expect(stopReached(-1, 105, 104.99, 95)).toBe(false);
    expect(targetReached(1, 105, 105, 95)).toBe(false);
    expect(targetReached(1, 105, 105.01, 95)).toBe(true);
    expect(targetReached(-1, 95, 105, 95)).toBe(false);
    expect(targetReached(-1, 95, 105, 94.99)).toBe(true);
    expect(stopReached(1, Number.NaN, 105, 95) || targetReached(1, Number.NaN, 105, 95)).toBe(false);
  });
  it('a gap fills at the open', () => {
    expect(stopTrigger(1, 95, 93)).toBe(93);
    expect(stopTrigger(1, 95, 100)).toBe(95);
    expect(stopTrigger(-1, 105, 107)).toBe(107);
    expect(stopTrigger(-1, 105, 100)).toBe(105);
    expect(targetTrigger(1, 105, 107)).toBe(107);
    expect(targetTrigger(1, 105, 100)).toBe(105);
    expect(targetTrigger(-1, 95, 93)).toBe(93);
    expect(targetTrigger(-1, 95, 100)).toBe(95);
  });
});
