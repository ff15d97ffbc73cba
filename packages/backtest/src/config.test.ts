import { ConfigError } from '@janus/domain';
import { describe, expect, it } from 'vitest';
import { parseRunConfig } from './config.ts';

describe('run configuration', () => {
  it('fills in every default and tells the brain the venue’s fee', () => {
    const config = parseRunConfig({ venue: { takerBps: 8 } });
    expect(config.brain.cerebellum.fee).toBeCloseTo(0.0008, 12);
    expect(parseRunConfig({ venue: { takerBps: 8 }, cerebellum: { fee: 0.002 } }).brain.cerebellum.fee).toBe(0.002);
    expect(config.account.equity).toBe(100_000);
  });
  it('reports the faults of all tables at once, an unknown table among them', () => {
    let faults: readonly string[] = [];
    try {
      parseRunConfig({
        account: { equity: -1 },
        venue: { fast: true },
        amygdala: { nerves: 1 },
        loop: { riskPerTrade: 9 },
        pineal: {},
      });
    } catch (error) {
      faults = (error as ConfigError).faults;
    }
    const text = faults.join('\n');
    for (const part of ['account.equity', 'venue.fast', 'amygdala.nerves', 'loop.riskPerTrade', 'pineal'])
      expect(text).toContain(part);
    expect(() => parseRunConfig([])).toThrow('not a table');
  });
});
