import { parseConfig } from '@janus/domain';
import { describe, expect, it } from 'vitest';
import { amygdalaFields } from './config.ts';
import { CRITICAL, decayFear, fearOf, HIGH, LOW, MEDIUM, NONE, severityOf } from './fear.ts';

const config = parseConfig(amygdalaFields, undefined, 'amygdala');

describe('fear', () => {
  it('severity by share of the limit used up', () => {
    const loads = [0, 0.59, 0.6, 0.79, 0.8, 0.99, 1, 1.49, 1.5, 10, Number.NaN];
    const severities = [NONE, NONE, LOW, LOW, MEDIUM, MEDIUM, HIGH, HIGH, CRITICAL, CRITICAL, CRITICAL];
    expect(loads.map((x) => severityOf(x, config))).toEqual(severities);
  });
  it('fear rises from the low mark to the critical one', () => {
    expect(fearOf(0.5, config)).toBe(0);
    expect(fearOf(1.05, config)).toBeCloseTo(0.5, 12);
    expect(fearOf(9, config)).toBe(1);
    expect(fearOf(Number.NaN, config)).toBe(1);
  });
  it('extinction: half is gone after a half-life, unless the threat goes on', () => {
    let fear = 0.8;
    for (let i = 0; i < 20; i++) fear = decayFear(fear, 0, 20);
    expect(fear).toBeCloseTo(0.4, 12);
    expect(decayFear(0.4, 0.9, 20)).toBe(0.9);
  });
});
