import { describe, expect, it } from 'vitest';
import { actionProbabilities } from './act.ts';
import { decisionConfidence } from './confidence.ts';

describe('decision confidence', () => {
  it('tanh(margin / 2T)', () => {
    expect(decisionConfidence(0.4, 0.2)).toBeCloseTo(Math.tanh(1), 12);
    expect(decisionConfidence(0, 0.2)).toBe(0);
    expect(decisionConfidence(-1, 0.2)).toBe(0);
    expect(decisionConfidence(1e9, 0.2)).toBe(1);
  });
  it('is the lead that the softmax gives one of two actions', () => {
    const p = new Float64Array(3);
    actionProbabilities(Float64Array.of(0.2, 0.5, -1e9), 0.3, p);
    expect(decisionConfidence(0.3, 0.3)).toBeCloseTo(p[1]! - p[0]!, 12);
  });
});
