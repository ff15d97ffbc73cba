import { BEAR, BULL, CRISIS, RANGING, REGIMES } from '@janus/domain';
import { describe, expect, it } from 'vitest';
import { BEHAVIOUR, behaviourOf, regimeDopamine } from './behaviour.ts';

describe('gains by regime', () => {
  it('has a row for every regime and refuses another', () => {
    REGIMES.forEach((name, i) => expect(behaviourOf(i)).toBe(BEHAVIOUR[name]));
    expect(() => behaviourOf(7)).toThrow('regime 7');
  });
  it('turns gains into dopamine, worked by hand', () => {
    // (1.25 − 1)/2, (1 − 1.25)/2, 0, (0.75 − 1.5)/2
    expect(regimeDopamine(BULL)).toBeCloseTo(0.125, 12);
    expect(regimeDopamine(BEAR)).toBeCloseTo(-0.125, 12);
    expect(regimeDopamine(RANGING)).toBe(0);
    expect(regimeDopamine(CRISIS)).toBeCloseTo(-0.375, 12);
  });
});
