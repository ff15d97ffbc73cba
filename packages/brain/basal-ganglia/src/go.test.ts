import { describe, expect, it } from 'vitest';
import { adaptiveThreshold, facilitationAfter, heardDopamine, urgencyOf, vigilanceAfter } from './go.ts';

describe('Go', () => {
  it('threshold rises with what went wrong and falls with what went well', () => {
    // 0.2·(1 + 0.5·0.4) = 0.24; 0.2·(1 − 0.5) = 0.1
    expect(adaptiveThreshold(0.2, 0.4, 0.5)).toBeCloseTo(0.24, 12);
    expect(adaptiveThreshold(0.2, -1, 0.5)).toBeCloseTo(0.1, 12);
    expect(adaptiveThreshold(0.2, 1, 0)).toBe(0.2);
  });
  it('urgency: 0 at once, 1 − 1/e after its time constant', () => {
    expect(urgencyOf(0, 5)).toBeCloseTo(0, 15);
    expect(urgencyOf(5, 5)).toBeCloseTo(0.6321205588, 9);
    expect(urgencyOf(10, 5)).toBeCloseTo(0.8646647168, 9);
  });
  it('facilitation by hand', () => {
    // 0.5 + 0.1·(1 − 0.5) = 0.55; 0.5 − 0.05 = 0.45; what was expected does not facilitate
    expect(facilitationAfter(0.5, 0.3, 0.1)).toBeCloseTo(0.55, 12);
    expect(facilitationAfter(0.5, -0.3, 0.1)).toBeCloseTo(0.45, 12);
    expect(facilitationAfter(0.5, 0, 0.1)).toBeCloseTo(0.45, 12);
  });
  it('vigilance by hand', () => {
    // 0.2 + 0.1·(1.5/2 − 0.2) = 0.255; 0.2 + 0.1·(−1 − 0.2) = 0.08
    expect(vigilanceAfter(0.2, -1.5, 2, 0.1)).toBeCloseTo(0.255, 12);
    expect(vigilanceAfter(0.2, 2, 2, 0.1)).toBeCloseTo(0.08, 12);
  });
  it('dopamine as a regime hears it', () => {
    expect(heardDopamine(-0.4, 1.25)).toBeCloseTo(-0.5, 12);
    expect(heardDopamine(-0.9, 2)).toBe(-1);
    expect(heardDopamine(0.9, 2)).toBe(1);
    expect(heardDopamine(0.9, 0)).toBe(0);
  });
});
