import { BEAR, BUBBLE, BULL, CRISIS, DEFLATION, parseConfig, RANGING, RECOVERY, REGIMES } from '@janus/domain';
import { describe, expect, it } from 'vitest';
import { hypothalamusFields } from './config.ts';
import { drawdownScale, recoveryScale, regimeScale, regimeTable, volatilityScale } from './scales.ts';

const config = parseConfig(hypothalamusFields, undefined, 'hypothalamus');
const table = regimeTable(config);
const certain = (regime: number): Float64Array => Float64Array.from(REGIMES, (_, i) => (i === regime ? 1 : 0));
const scale = (regime: number, age = 0): number =>
  regimeScale(certain(regime), table, recoveryScale(age, config.recoveryStart, config.recovery, config.recoveryBars));

describe('scales', () => {
  it('drawdown: straight from 1 to 0 at the limit, and below 0 beyond', () => {
    expect(drawdownScale(0, 0.2)).toBe(1);
    expect(drawdownScale(0.05, 0.2)).toBeCloseTo(0.75, 14);
    expect(drawdownScale(0.2, 0.2)).toBe(0);
    expect(drawdownScale(0.3, 0.2)).toBeCloseTo(-0.5, 14);
  });
  it('volatility: turmoil shrinks, calm does not amplify', () => {
    expect(volatilityScale(2, 1)).toBe(0.5);
    expect(volatilityScale(4, 0.5)).toBe(0.5);
    expect(volatilityScale(0.5, 1)).toBe(1);
    expect(volatilityScale(3, 0)).toBe(1);
  });
  it('recovery releases gradually', () => {
    expect(recoveryScale(0, 0.3, 0.9, 100)).toBeCloseTo(0.3, 14);
    expect(recoveryScale(25, 0.3, 0.9, 100)).toBeCloseTo(0.45, 14);
    expect(recoveryScale(100, 0.3, 0.9, 100)).toBe(0.9);
    expect(recoveryScale(5000, 0.3, 0.9, 100)).toBe(0.9);
  });
});

describe('the table of behaviour, a row a regime', () => {
  it('bull: appetite is at its largest', () => expect(scale(BULL)).toBe(Math.max(...table)));
  it('bear: below bull and below ranging', () => {
    expect(scale(BEAR)).toBeLessThan(scale(BULL));
    expect(scale(BEAR)).toBeLessThan(scale(RANGING));
  });
  it('ranging: between bear and bull', () => {
    expect(scale(RANGING)).toBeGreaterThan(scale(BEAR));
    expect(scale(RANGING)).toBeLessThan(scale(BULL));
  });
  it('crisis: the smallest of all', () => expect(scale(CRISIS)).toBe(Math.min(...table)));
  it('recovery: risk constraints are released gradually with age', () => {
    const ages = [0, 20, 40, 60, 80, 100];
    const scales = ages.map((age) => scale(RECOVERY, age));
    for (let i = 1; i < ages.length; i++) expect(scales[i]).toBeGreaterThan(scales[i - 1]!);
    expect(scales[0]).toBeGreaterThan(scale(CRISIS));
    expect(scales.at(-1)).toBe(config.recovery);
  });
  it('bubble: caution is heightened although prices rise', () => expect(scale(BUBBLE)).toBeLessThan(scale(BEAR)));
  it('deflation: sizes are cut aggressively', () => expect(scale(DEFLATION)).toBeLessThan(0.5 * scale(BUBBLE) + 1e-12));
  it('a divided belief gives the mean by posterior', () => {
    const p = Float64Array.of(0.5, 0.25, 0, 0, 0.25, 0, 0);
    expect(regimeScale(p, table, 0.3)).toBeCloseTo(0.5 * 1 + 0.25 * 0.5 + 0.25 * 0.3, 14);
  });
});
