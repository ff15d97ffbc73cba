import { describe, expect, it } from 'vitest';
import { initLatency, LATENCY_WINDOW, stepLatency } from './latency.ts';

describe('order latency', () => {
  it('mean by exponential weights, quantile of the window', () => {
    const s = initLatency(3);
    expect(s.high).toBeNaN();
    for (let i = 1; i <= 10; i++) stepLatency(s, i, 0.9);
    // Type 7: 1 + 0.9·9 = 9.1
    expect(s.high).toBeCloseTo(9.1, 12);
    // a = 1/2: Σ i·2^(i−10) / Σ 2^(i−10) = 9.0097751711 (9 + 10/1023)
    expect(s.mean.mean).toBeCloseTo(9 + 10 / 1023, 9);
  });
  it('forgets what is older than its window', () => {
    const s = initLatency(10);
    for (let i = 0; i < 50; i++) stepLatency(s, 1000, 1);
    for (let i = 0; i < LATENCY_WINDOW - 1; i++) stepLatency(s, 2, 1);
    expect(s.high).toBe(1000);
    stepLatency(s, 2, 1);
    expect(s.high).toBe(2);
  });
  it('passes over what is not a time', () => {
    const s = initLatency(3);
    stepLatency(s, Number.NaN, 0.5);
    stepLatency(s, -1, 0.5);
    expect([s.count, s.mean.count]).toEqual([0, 0]);
    stepLatency(s, 0, 0.5);
    expect([s.count, s.high]).toEqual([1, 0]);
  });
});
