import { REGIMES } from '@janus/domain';
import { describe, expect, it } from 'vitest';
import { BEHAVIOUR, behaviourOf } from './behaviour.ts';

describe('System Behavior, a row each', () => {
  const neutral = BEHAVIOUR.ranging;
  it('bull: amplify the direct (Go) pathway', () => expect(BEHAVIOUR.bull.go).toBeGreaterThan(neutral.go));
  it('bear: amplify the indirect (No-Go) pathway', () => expect(BEHAVIOUR.bear.noGo).toBeGreaterThan(neutral.noGo));
  it('ranging: favour mean-reversion strategies', () => expect(neutral.favours).toBe('mean-reversion'));
  it('crisis: engage the amygdala’s breakers', () => expect(BEHAVIOUR.crisis.alarm).toBeLessThan(neutral.alarm));
  it('recovery: between crisis and normal in size', () => {
    expect(BEHAVIOUR.recovery.size).toBeGreaterThan(BEHAVIOUR.crisis.size);
    expect(BEHAVIOUR.recovery.size).toBeLessThan(BEHAVIOUR.bull.size);
  });
  it('bubble: heighten caution', () => {
    expect(BEHAVIOUR.bubble.noGo).toBeGreaterThan(neutral.noGo);
    expect(BEHAVIOUR.bubble.size).toBeLessThan(BEHAVIOUR.bull.size);
  });
  it('deflation: reduce size aggressively', () => expect(BEHAVIOUR.deflation.size).toBeLessThan(0.5));
  it('has a row for every regime and refuses another', () => {
    REGIMES.forEach((name, i) => expect(behaviourOf(i)).toBe(BEHAVIOUR[name]));
    expect(() => behaviourOf(7)).toThrow('regime 7');
  });
});
