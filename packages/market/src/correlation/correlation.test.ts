import { newDiversification, parseConfig, reasonCode } from '@janus/domain';
import { rng } from '@janus/numerics';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { correlationFields } from './config.ts';
import type { CorrelationConfig } from './config.ts';
import { correlation, initCorrelation, meanCorrelation, stepCorrelation } from './correlation.ts';
import type { CorrelationState } from './correlation.ts';
import { diversify } from './diversify.ts';

const config = (over: Partial<CorrelationConfig> = {}): CorrelationConfig =>
  parseConfig(correlationFields, over, 'correlation');
const feed = (s: CorrelationState, rounds: readonly (readonly number[])[]): void => {
  for (const round of rounds) for (const [symbol, r] of round.entries()) stepCorrelation(s, symbol, r);
};
/** Two symbols that always move together (or always apart). */
const twins = (sign: number, over: Partial<CorrelationConfig> = {}): CorrelationState => {
  const s = initCorrelation(2, config(over));
  feed(
    s,
    Array.from({ length: 60 }, (_, i) => [0.01 * (1 + (i % 3)), 0.02 * sign * (1 + (i % 3))]),
  );
  return s;
};

describe('correlation', () => {
  it('by hand, span 3 (factor ½): rounds (1, 1), (2, −1), (1, 2)', () => {
    // Σxy: 1 → ½ − 2 = −1.5 → −0.75 + 2 = 1.25; Σx²: 1 → 4.5 → 3.25; Σy²: 1 → 1.5 → 4.75
    // ρ = 1.25/√(3.25·4.75) = 1.25/3.929058 = 0.318142
    const s = initCorrelation(2, config({ span: 3, minimumCount: 2 }));
    feed(s, [
      [1, 1],
      [2, -1],
      [1, 2],
    ]);
    expect(correlation(s, 0, 1)).toBeCloseTo(0.318_142, 5);
    expect(correlation(s, 1, 0)).toBe(correlation(s, 0, 1));
    expect(correlation(s, 1, 1)).toBe(1);
  });
  it('finds the correlation that two series were made with', () => {
    const random = rng(4);
    const s = initCorrelation(3, config({ span: 4000 }));
    for (let t = 0; t < 20_000; t++) {
      const [x, y, z] = [random.normal(), random.normal(), random.normal()];
      feed(s, [[x, 0.6 * x + 0.8 * y, z]]);
    }
    expect(correlation(s, 0, 1)).toBeCloseTo(0.6, 1);
    expect(Math.abs(correlation(s, 0, 2))).toBeLessThan(0.06);
    expect(meanCorrelation(s, 0)).toBeCloseTo((correlation(s, 0, 1) + correlation(s, 0, 2)) / 2, 12);
  });
  it('stays in [−1, 1] whatever arrives, in whatever order', () => {
    const report = fc.tuple(fc.nat({ max: 3 }), fc.double({ min: -1, max: 1, noNaN: true }));
    fc.assert(
      fc.property(fc.array(report, { maxLength: 200 }), (reports) => {
        const s = initCorrelation(4, config({ span: 5, minimumCount: 2 }));
        for (const [symbol, r] of reports) stepCorrelation(s, symbol, r);
        for (let i = 0; i < 4; i++)
          for (let j = 0; j < 4; j++) expect(Math.abs(correlation(s, i, j))).toBeLessThanOrEqual(1);
      }),
    );
  });
  it('does not depend on the order within a round', () => {
    const a = initCorrelation(2, config({ minimumCount: 2 }));
    const b = initCorrelation(2, config({ minimumCount: 2 }));
    const random = rng(1);
    for (let t = 0; t < 50; t++) {
      const [x, y] = [random.normal(), random.normal()];
      stepCorrelation(a, 0, x, t);
      stepCorrelation(a, 1, y, t);
      stepCorrelation(b, 1, y, t);
      stepCorrelation(b, 0, x, t);
    }
    expect(correlation(a, 0, 1)).toBe(correlation(b, 0, 1));
  });
  it('a return is never paired with one of another time', () => {
    const s = initCorrelation(2, config({ minimumCount: 2 }));
    for (let t = 0; t < 100; t++) stepCorrelation(s, t % 2, 0.01, t);
    expect(s.count[1]).toBe(0);
    stepCorrelation(s, 0, 0.01, 100);
    stepCorrelation(s, 1, 0.01, 100);
    expect(s.count[1]).toBe(1);
  });
  it('is the assumed value until enough was seen; a symbol that stands still correlates with nothing', () => {
    const s = initCorrelation(2, config({ minimumCount: 3, assumed: 0.9 }));
    feed(s, [
      [1, 0],
      [1, 0],
    ]);
    expect(correlation(s, 0, 1)).toBe(0.9);
    expect(meanCorrelation(s, 0)).toBeNaN();
    feed(s, [[1, 0]]);
    expect(correlation(s, 0, 1)).toBe(0);
  });
  it('a missing return moves nothing', () => {
    const s = initCorrelation(2, config({ minimumCount: 2 }));
    feed(s, [
      [1, Number.NaN],
      [Number.NaN, 1],
      [1, 1],
    ]);
    expect(s.count[1]).toBe(1);
  });
  it('refuses a count of symbols that cannot be', () => {
    expect(() => initCorrelation(0, config())).toThrow('symbols: 0');
  });
});

describe('diversify', () => {
  const out = newDiversification();
  it('a lone symbol passes whole', () => {
    const s = initCorrelation(1, config());
    expect(diversify(s, 0, Float64Array.of(0.5), config(), out)).toBe(0);
    expect(out).toEqual({ averageCorrelation: 0, scale: 1 });
  });
  it('the scale is the room left: ρ = ±1 and 0.2 held of a limit of 0.8 leave 1 − 0.2/0.8 = 0.75', () => {
    expect(diversify(twins(1), 0, Float64Array.of(0, 0.2), config(), out)).toBe(0);
    expect(out.averageCorrelation).toBeCloseTo(1, 12);
    expect(out.scale).toBeCloseTo(0.75, 12);
    diversify(twins(-1), 0, Float64Array.of(0, 0.2), config(), out);
    expect(out.averageCorrelation).toBeCloseTo(-1, 12);
    expect(out.scale).toBeCloseTo(0.75, 12);
  });
  it('by hand: assumed 0.7, held 0.4 and −0.1: e = 0.28 − 0.07 = 0.21, average 0.21/0.5, scale 1 − 0.21/0.8', () => {
    const s = initCorrelation(3, config());
    diversify(s, 0, Float64Array.of(9, 0.4, -0.1), config(), out);
    expect(out.averageCorrelation).toBeCloseTo(0.42, 12);
    expect(out.scale).toBeCloseTo(0.7375, 12);
  });
  it('long and short in two twins cancel', () => {
    const s = initCorrelation(3, config());
    diversify(s, 0, Float64Array.of(0, 0.3, -0.3), config(), out);
    expect(out).toEqual({ averageCorrelation: 0, scale: 1 });
  });
  it('refuses a new position beside too much of the same, but never the closing of one', () => {
    const code = reasonCode('concentration');
    expect(diversify(twins(1), 0, Float64Array.of(0, 0.81), config(), out)).toBe(code);
    expect(diversify(twins(1), 0, Float64Array.of(0, -0.81), config(), out)).toBe(code);
    expect(diversify(twins(1), 0, Float64Array.of(0, 0.79), config(), out)).toBe(0);
    expect(diversify(twins(1), 0, Float64Array.of(0.1, 0.81), config(), out)).toBe(0);
  });
  it('the scale is in [0, 1]', () => {
    const exposure = fc.double({ min: -2, max: 2, noNaN: true });
    fc.assert(
      fc.property(fc.tuple(exposure, exposure, exposure), (h) => {
        diversify(initCorrelation(3, config()), 1, Float64Array.from(h), config(), out);
        expect(out.scale).toBeGreaterThanOrEqual(0);
        expect(out.scale).toBeLessThanOrEqual(1);
        expect(Math.abs(out.averageCorrelation)).toBeLessThanOrEqual(1 + 1e-12);
      }),
    );
  });
});
