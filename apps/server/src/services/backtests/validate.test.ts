import { parseRunConfig } from '@janus/backtest';
import { describe, expect, it } from 'vitest';
import { configTables } from './schema.ts';
import { checkToml, lineOf } from './validate.ts';

describe('a configuration as text', () => {
  it('takes every default where it is empty', () => {
    expect(checkToml('')).toEqual({ table: {}, faults: [] });
  });
  it('names all faults with field and line', () => {
    const { faults } = checkToml('[account]\nequity = -5\n\n[nowhere]\nx = 1\n\n[loop]\nallowShort = "yes"\n');
    expect(faults.map(({ field, line }) => [field, line])).toEqual([
      ['account.equity', 2],
      ['loop.allowShort', 8],
      ['nowhere', 4],
    ]);
    expect(faults[0]!.message).toMatch(/^-5 is not a number in \[1, /);
  });
  it('says the line of what is not TOML', () => {
    const { table, faults } = checkToml('[account]\nequity = = 5\n');
    expect(table).toBeNull();
    expect(faults).toMatchObject([{ field: '', line: 2 }]);
  });
  it('finds dotted keys and tables within tables', () => {
    expect(lineOf('a = 1\nvenue.takerBps = 3', 'venue.takerBps')).toBe(2);
    expect(lineOf('[strategies.ema-flip]\n\nx = 2 # y', 'strategies.ema-flip.x')).toBe(3);
    expect(lineOf('[account]', 'venue.takerBps')).toBeNull();
  });
});

describe('the options for a form', () => {
  it('are those that parsing knows: every default passes, and nothing else is taken', () => {
    const input: Record<string, unknown> = {};
    for (const { name, fields } of configTables()) {
      const at = name.split('.').reduce<Record<string, unknown>>((t, key) => (t[key] ??= {}) as typeof input, input);
      for (const field of fields) at[field.name] = field.default;
    }
    // The venue's fee is the forecast's unless stated, so both must be stated alike to be the defaults.
    (input['cerebellum'] as Record<string, unknown>)['fee'] =
      ((input['venue'] as Record<string, unknown>)['takerBps'] as number) / 10_000;
    expect(parseRunConfig(input)).toEqual(parseRunConfig({}));
    expect(Object.keys(input).sort()).toEqual(
      [...new Set([...Object.keys(parseRunConfig({}).brain), 'account', 'venue', 'limits'])].sort(),
    );
  });
});
