import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { choice, ConfigError, flag, integer, number, parseConfig } from './config.ts';

const fields = {
  rate: number('learning rate', '1', 0.1, 0, 1),
  window: integer('window', 'bars', 20, 2, 500),
  mode: choice('mode', 'report', ['off', 'report', 'block']),
  enabled: flag('enabled', true),
};
const faultsOf = (input: unknown): readonly string[] => {
  try {
    parseConfig(fields, input, 'part');
  } catch (error) {
    if (error instanceof ConfigError) return error.faults;
    throw error;
  }
  return [];
};
const valid = fc.record(
  {
    rate: fc.double({ min: 0, max: 1, noNaN: true }),
    window: fc.integer({ min: 2, max: 500 }),
    mode: fc.constantFrom('off', 'report', 'block'),
    enabled: fc.boolean(),
  },
  { requiredKeys: [] },
);
/** One value that its field refuses. */
const broken: Readonly<Record<keyof typeof fields, readonly unknown[]>> = {
  rate: [-0.1, 1.1, Number.NaN, '0.5', null, undefined],
  window: [1, 501, 2.5, Number.POSITIVE_INFINITY, true],
  mode: ['', 'Block', 0, null],
  enabled: [0, 1, 'true', null],
};

describe('parseConfig', () => {
  it('fills in the defaults', () => {
    expect(parseConfig(fields, undefined, 'part')).toEqual({ rate: 0.1, window: 20, mode: 'report', enabled: true });
  });
  it('keeps every valid value and defaults the rest', () => {
    fc.assert(
      fc.property(valid, (input) => {
        const out = parseConfig(fields, input, 'part');
        expect(out).toEqual({ rate: 0.1, window: 20, mode: 'report', enabled: true, ...input });
        expect(parseConfig(fields, out, 'part')).toEqual(out);
      }),
    );
  });
  it('reports every fault at once, each with its path and value', () => {
    const names = Object.keys(fields) as (keyof typeof fields)[];
    fc.assert(
      fc.property(fc.subarray(names, { minLength: 1 }), fc.nat(), (chosen, at) => {
        const input = Object.fromEntries(chosen.map((n) => [n, broken[n][at % broken[n].length]]));
        const faults = faultsOf(input);
        expect(faults).toHaveLength(chosen.length);
        for (const n of chosen) expect(faults.some((f) => f.startsWith(`part.${n}: `))).toBe(true);
      }),
    );
  });
  it('an unknown option is a fault that names the known ones', () => {
    expect(faultsOf({ speed: 1 })).toEqual(['part.speed: unknown option; known are rate, window, mode, enabled']);
  });
  it('refuses what is not a table', () => {
    for (const x of [null, 1, 'a', [1]]) expect(faultsOf(x)[0]).toContain('is not a table');
  });
  it('never lets a value outside its range through', () => {
    fc.assert(
      fc.property(fc.record({ rate: fc.anything(), window: fc.anything() }), (input) => {
        const faults = faultsOf(input);
        if (faults.length > 0) return;
        const { rate, window } = parseConfig(fields, input, 'part');
        expect(rate >= 0 && rate <= 1).toBe(true);
        expect(Number.isInteger(window) && window >= 2 && window <= 500).toBe(true);
      }),
    );
  });
});
