import { parseConfig } from '@janus/domain';
import { describe, expect, it } from 'vitest';
import { amygdalaFields } from './config.ts';
import { arousalAfter, arousalKept, arousalOf, CRITICAL, HIGH, LOW, MEDIUM, NONE, severityOf } from './severity.ts';

const config = parseConfig(amygdalaFields, undefined, 'amygdala');

describe('severity', () => {
  it('by share of the limit used up: at the limit nothing is broken yet, beyond it it is', () => {
    const loads = [0, 0.59, 0.6, 0.79, 0.8, 1, 1.01, 1.49, 1.5, 10, Number.NaN];
    const severities = [NONE, NONE, LOW, LOW, MEDIUM, MEDIUM, HIGH, HIGH, CRITICAL, CRITICAL, CRITICAL];
    expect(loads.map((x) => severityOf(x, config))).toEqual(severities);
  });
  it('arousal rises from the low mark to the critical one', () => {
    expect(arousalOf(0.5, config)).toBe(0);
    expect(arousalOf(1.05, config)).toBeCloseTo(0.5, 12);
    expect(arousalOf(9, config)).toBe(1);
    expect(arousalOf(Number.NaN, config)).toBe(1);
  });
  it('arousal: half is gone after a half-life, unless the threat goes on', () => {
    let arousal = 0.8;
    for (let i = 0; i < 20; i++) arousal = arousalAfter(arousal, 0, arousalKept(20));
    expect(arousal).toBeCloseTo(0.4, 12);
    expect(arousalAfter(0.4, 0.9, arousalKept(20))).toBe(0.9);
  });
});
