/**
 * The specification's table "System Behavior" (part II §2.2), a row each, tested where it acts: dopamine and alarm from
 * the regime's gains, size from the hypothalamus' table, routing from the strategy gate's.
 */
import { BEAR, BUBBLE, BULL, CRISIS, DEFLATION, RANGING, RECOVERY, parseConfig } from '@janus/domain';
import { hypothalamusFields, recoveryScale, regimeTable } from '@janus/hypothalamus';
import { behaviourOf, regimeDopamine } from '@janus/regime';
import { DEFAULT_COMPATIBILITY } from '@janus/strategies';
import { describe, expect, it } from 'vitest';

const config = parseConfig(hypothalamusFields, {}, 'hypothalamus');
const size = regimeTable(config);

describe('System Behavior', () => {
  it('bull: amplify the direct (Go) pathway', () => {
    expect(regimeDopamine(BULL)).toBeGreaterThan(regimeDopamine(RANGING));
    expect(size[BULL]).toBeGreaterThanOrEqual(Math.max(...size));
  });
  it('bear: amplify the indirect (No-Go) pathway', () => {
    expect(regimeDopamine(BEAR)).toBeLessThan(regimeDopamine(RANGING));
  });
  it('ranging: favour mean-reversion strategies', () => {
    expect(DEFAULT_COMPATIBILITY.ranging).toContain('mean-reversion');
    expect(DEFAULT_COMPATIBILITY.ranging).not.toContain('ema-flip');
  });
  it('crisis: engage the breakers: an earlier alarm, and nothing new is opened', () => {
    expect(behaviourOf(CRISIS).alarm).toBeLessThan(1);
    expect(DEFAULT_COMPATIBILITY.crisis).toEqual([]);
  });
  it('recovery: release gradually, from less to more', () => {
    const at = (age: number) => recoveryScale(age, 0.2, 0.8, 60);
    expect(at(0)).toBeCloseTo(0.2, 12);
    expect(at(30)).toBeCloseTo(0.5, 12);
    expect(at(60)).toBeCloseTo(0.8, 12);
    expect(size[RECOVERY]).toBeLessThanOrEqual(size[BULL]!);
  });
  it('bubble: heighten caution', () => {
    expect(regimeDopamine(BUBBLE)).toBeLessThan(0);
    expect(size[BUBBLE]).toBeLessThan(size[BULL]!);
  });
  it('deflation: reduce size aggressively', () => {
    expect(size[DEFLATION]).toBeLessThan(0.5);
  });
});
