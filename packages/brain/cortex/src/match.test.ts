import { REGIMES, SCHEMA_FEATURES } from '@janus/domain';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { match, matchAll, schemaRows } from './match.ts';
import { SCHEMAS, schemaTable, type SchemaTable } from './schemas.ts';

const f = (...x: number[]): Float64Array => Float64Array.from(x);
const NAN = Number.NaN;
/** Two schemas over three features. */
const small: SchemaTable = {
  low: f(0, -1, 5, 2, 0, 0),
  high: f(1, 0, 9, 3, 0, 0),
  weight: f(2, 1, 3, 1, 4, 0),
  valence: f(0, 0),
};

describe('match', () => {
  it('[E43] all three present: the weights of those in range over all weights', () => {
    expect(match(f(0.5, -0.5, 7), small, 0)).toBe(1);
    expect(match(f(0.5, 0.5, 4), small, 0)).toBeCloseTo(2 / 6, 14);
    expect(match(f(-0.1, -0.5, 9.1), small, 0)).toBeCloseTo(1 / 6, 14);
    expect(match(f(1.1, -1.1, 6), small, 0)).toBeCloseTo(3 / 6, 14);
  });
  it('[E43] a feature that is absent counts neither above nor below', () => {
    expect(match(f(NAN, -0.5, 4), small, 0)).toBeCloseTo(1 / 4, 14);
    expect(match(f(0.5, NAN, 4), small, 0)).toBeCloseTo(2 / 5, 14);
    expect(match(f(NAN, 0.5, 7), small, 0)).toBeCloseTo(3 / 4, 14);
    expect(match(f(NAN, -0.5, NAN), small, 0)).toBe(1);
    expect(match(f(NAN, NAN, NAN), small, 0)).toBe(0);
  });
  it('[E43] the second schema has its own ranges and weights; ranges include their ends', () => {
    expect(match(f(1.9, 0, 100), small, 1)).toBeCloseTo(4 / 5, 14);
    expect(match(f(2, 1, 0), small, 1)).toBeCloseTo(1 / 5, 14);
    expect(match(f(3, 0, NAN), small, 1)).toBe(1);
    expect(match(f(1, -1, 5), small, 0)).toBe(1);
    expect(match(f(0, 0, 9), small, 0)).toBe(1);
  });
  it('[E43] lies in [0, 1] whatever is present', () => {
    const table = schemaTable();
    const value = fc.oneof(fc.double({ min: -10, max: 10, noNaN: true }), fc.constant(NAN));
    fc.assert(
      fc.property(fc.array(value, { minLength: 10, maxLength: 10 }), fc.nat(6), (x, k) => {
        const m = match(Float64Array.from(x), table, k);
        expect(m).toBeGreaterThanOrEqual(0);
        expect(m).toBeLessThanOrEqual(1);
      }),
    );
  });
});

describe('match of every schema', () => {
  it('[E43] is the formula to the last bit, absent features and rows without weight included', () => {
    const tables: [SchemaTable, number][] = [
      [schemaTable(), 7],
      [small, 2],
    ];
    const value = fc.oneof(fc.double({ min: -10, max: 10, noNaN: true }), fc.constant(NAN));
    for (const [table, schemas] of tables) {
      const width = table.weight.length / schemas;
      const rows = schemaRows(table, schemas);
      const out = new Float64Array(schemas);
      fc.assert(
        fc.property(fc.array(value, { minLength: width, maxLength: width }), (x) => {
          matchAll(Float64Array.from(x), rows, out);
          out.forEach((m, k) => expect(m).toBe(match(Float64Array.from(x), table, k)));
        }),
      );
    }
  });
});

describe('schemas', () => {
  it('the table holds every row where it belongs and nothing else', () => {
    const table = schemaTable();
    let rows = 0;
    REGIMES.forEach((name, k) => {
      expect(table.valence[k]).toBe(SCHEMAS[name].valence);
      for (const r of SCHEMAS[name].rows) {
        const at = k * SCHEMA_FEATURES.length + SCHEMA_FEATURES.indexOf(r.feature);
        expect([table.low[at], table.high[at], table.weight[at]]).toEqual([r.low, r.high, r.weight]);
        expect(r.low).toBeLessThan(r.high);
        rows++;
      }
    });
    expect(table.weight.filter((w) => w > 0)).toHaveLength(rows);
  });
  it('an example of each regime matches its own schema best', () => {
    // trailing σ, volatility ×, correlation, drawdown ×, volatility change, momentum, reversion, credit ×, slope σ, volume
    const examples: Record<(typeof REGIMES)[number], Float64Array> = {
      bull: f(1.5, 0.9, 0.3, 0.6, 0, 1, -0.3, 0.9, 1, 1.1),
      bear: f(-1.5, 1.3, 0.5, 1.8, 0.1, -1, 0.3, 1.2, 0.5, 1),
      ranging: f(0.1, 0.8, 0.3, 0.7, 0, 0.1, 0, 1, 0.5, 0.9),
      crisis: f(-4, 4, 0.9, 4, 1.5, -2, 0.8, 2, 0, 3),
      recovery: f(-0.3, 1.5, 0.5, 2, -0.4, 1, -0.2, 1.2, 0.8, 1),
      bubble: f(4, 1.6, 0.4, 0.8, 0.4, 2, -0.8, 0.8, 0.5, 1.8),
      deflation: f(-0.8, 0.6, 0.2, 1.2, -0.05, -0.1, 0.2, 1.1, -0.5, 0.5),
    };
    const table = schemaTable();
    REGIMES.forEach((name, k) => {
      const matches = REGIMES.map((_, j) => match(examples[name], table, j));
      expect(matches[k], name).toBe(Math.max(...matches));
      expect(
        matches.filter((m) => m === matches[k]),
        name,
      ).toHaveLength(1);
    });
  });
});
