import { newDiversification, parseConfig } from '@janus/domain';
import { rng } from '@janus/numerics';
import { describe, expect, it } from 'vitest';
import { correlationFields, correlationOf, diversify, initCorrelation, stepCorrelation } from './correlation.ts';

const config = parseConfig(correlationFields, { warmUp: 10, limit: 0.9, gross: 0.2 }, 'correlation');

describe('correlation', () => {
  it('finds the correlation that the returns were made with', () => {
    const random = rng(3);
    const state = initCorrelation(3, parseConfig(correlationFields, { span: 20_000 }, 'correlation'));
    for (let t = 0; t < 20_000; t++) {
      const a = random.normal();
      const b = 0.6 * a + 0.8 * random.normal();
      stepCorrelation(state, 0, a);
      stepCorrelation(state, 1, b);
      stepCorrelation(state, 2, -a);
    }
    expect(correlationOf(state, 0, 1, 10)).toBeCloseTo(0.6, 1);
    expect(correlationOf(state, 0, 2, 10)).toBeCloseTo(-1, 6);
    expect(correlationOf(state, 2, 2, 10)).toBe(1);
  });
  it('pairs only returns of the same moment', () => {
    const state = initCorrelation(2, config);
    for (let t = 0; t < 30; t++) stepCorrelation(state, 0, 0.01);
    expect(correlationOf(state, 0, 1, 10)).toBeNaN();
  });
  it('leaves a lone market alone, scales what is crowded, vetoes what is the same', () => {
    const state = initCorrelation(2, config);
    const out = newDiversification();
    expect(diversify(state, 0, Float64Array.of(0, 0), config, out)).toBe(0);
    expect(out).toEqual({ averageCorrelation: 0, scale: 1 });
    const random = rng(1);
    for (let t = 0; t < 200; t++) {
      const a = random.normal();
      stepCorrelation(state, 0, a);
      stepCorrelation(state, 1, a);
    }
    // ρ = 1, 0.1 held: scale 1/√1.1; below the gross of 0.2 nothing is vetoed
    expect(diversify(state, 0, Float64Array.of(0, 0.1), config, out)).toBe(0);
    expect(out.scale).toBeCloseTo(1 / Math.sqrt(1.1), 9);
    expect(diversify(state, 0, Float64Array.of(0, -0.3), config, out)).toBe(501);
  });
  it('refuses a run without a symbol', () => {
    expect(() => initCorrelation(0, config)).toThrow('0 symbols');
  });
});
