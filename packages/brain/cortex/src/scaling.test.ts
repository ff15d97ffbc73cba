import { newSchemaInput, SCHEMA_FEATURES } from '@janus/domain';
import { rng } from '@janus/numerics';
import { describe, expect, it } from 'vitest';
import { initScaling, scale, SCALES, START } from './scaling.ts';

const RETURN = SCHEMA_FEATURES.indexOf('trailingReturn');
const VOLATILITY = SCHEMA_FEATURES.indexOf('realisedVolatility');
const MOMENTUM = SCHEMA_FEATURES.indexOf('momentum');

/** Feeds `values` as one feature; returns the scaled ones. */
function feed(feature: number, values: readonly number[], rate = 0.002): number[] {
  const s = initScaling();
  const x = newSchemaInput();
  const out = newSchemaInput();
  return values.map((v) => {
    x[feature] = v;
    scale(s, x, rate, out);
    return out[feature]!;
  });
}

describe('scaling', () => {
  it('is absent for the first 32 values, then in units of their median: worked by hand', () => {
    // |x| = 1 … 32 in any order: median 16.5
    const first = Array.from({ length: START }, (_, i) => ((i * 7) % START) + 1).map((v, i) => (i % 2 === 0 ? v : -v));
    const multiples = feed(VOLATILITY, [...first, 33]);
    expect(multiples.slice(0, START).every((v) => Number.isNaN(v))).toBe(true);
    expect(multiples[START]).toBeCloseTo(2, 12);
    const deviations = feed(RETURN, [...first, -33]);
    expect(deviations[START]).toBeCloseTo(-2 * 0.6744897501960817, 12); // Φ⁻¹(3/4)
  });
  it('learns from a value only after it was scaled, a step of 1/n at first', () => {
    const first = Array.from({ length: START }, () => 2);
    const out = feed(VOLATILITY, [...first, 10, 10, 1]);
    expect(out[START]).toBe(5);
    expect(out[START + 1]).toBeCloseTo(5 / Math.exp(1 / 33), 12);
    expect(out[START + 2]).toBeCloseTo(1 / (2 * Math.exp(1 / 33 + 1 / 34)), 12);
  });
  it('comes to the median of what it sees: normal returns get a deviation near 1 whatever their size', () => {
    for (const size of [1e-4, 0.03, 20]) {
      const r = rng(3);
      const out = feed(
        RETURN,
        Array.from({ length: 20_000 }, () => size * r.normal()),
      ).slice(2000);
      const deviation = Math.sqrt(out.reduce((sum, v) => sum + v * v, 0) / out.length);
      expect(deviation).toBeGreaterThan(0.9);
      expect(deviation).toBeLessThan(1.1);
    }
  });
  it('is hardly moved by one crash', () => {
    const calm = Array.from({ length: 5000 }, (_, i) => 1 + 0.01 * Math.sin(i));
    const out = feed(VOLATILITY, [...calm, 1e6, 1]);
    expect(out.at(-1)).toBeGreaterThan(0.97);
  });
  it('passes on as they are the features without a unit, and keeps what is absent absent', () => {
    expect(SCALES.momentum).toBe('as-is');
    expect(feed(MOMENTUM, [1.5, -0.5, Number.NaN])).toEqual([1.5, -0.5, Number.NaN]);
    const s = initScaling();
    const out = newSchemaInput();
    expect(scale(s, newSchemaInput(), 0.01, out)).toBe(0);
    const x = newSchemaInput();
    x[MOMENTUM] = 1;
    x[RETURN] = 0.1;
    expect(scale(s, x, 0.01, out)).toBe(1);
  });
});
