import { SLEEP_PHASES, type SleepPhase } from '@janus/domain';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkOrder, nextPhase, phaseThreshold, PHASES, replaysByPhase } from './phases.ts';

describe('phases', () => {
  it('[E42] awake → light → deep → integration → transition, then day', () => {
    const seen: (SleepPhase | null)[] = [];
    for (let phase = nextPhase(null); phase !== null; phase = nextPhase(phase)) seen.push(phase);
    expect(seen).toEqual(['awake', 'light', 'deep', 'integration', 'transition']);
    expect(nextPhase('transition')).toBeNull();
  });
  it('[E42] accepts the next phase and refuses every other, saying which comes next', () => {
    const from = [null, ...SLEEP_PHASES];
    let accepted = 0;
    for (const [i, before] of from.entries())
      for (const [j, phase] of SLEEP_PHASES.entries())
        if (i === j) {
          expect(() => checkOrder(before, phase)).not.toThrow();
          accepted++;
        } else {
          const next = SLEEP_PHASES[i];
          expect(() => checkOrder(before, phase)).toThrow(next ? `'${next}' comes next` : 'the night is over');
        }
    expect(accepted).toBe(5);
    expect(() => checkOrder(null, 'deep')).toThrow("'deep' cannot follow nightfall");
    expect(() => checkOrder('light', 'light')).toThrow("'light' cannot follow 'light'");
  });
  it('[E42] what each phase does: share of the replays, compression, weight of priorities, way to an exact match', () => {
    const table = SLEEP_PHASES.map((p) => [PHASES[p].share, PHASES[p].stride, PHASES[p].exponent, PHASES[p].threshold]);
    expect(table).toEqual([
      [0.05, 1, 1, null],
      [0.2, 2, 1, 0.25],
      [0.4, 4, 1, 0],
      [0.25, 2, 0.5, 0],
      [0.1, 1, 0, 0.5],
    ]);
    expect(table.reduce((sum, row) => sum + row[0]!, 0)).toBeCloseTo(1, 14);
  });
  it('[E42] an experience at cosine 0.7 is let through in deep sleep and turned away in the transition', () => {
    const lets = (phase: SleepPhase): boolean => 0.7 >= (phaseThreshold(phase, 0.5) ?? Number.POSITIVE_INFINITY);
    expect(SLEEP_PHASES.map(lets)).toEqual([false, true, true, true, false]);
    expect(phaseThreshold('light', 0.6)).toBeCloseTo(0.7, 14);
    expect(phaseThreshold('transition', 0.6)).toBeCloseTo(0.8, 14);
    expect(phaseThreshold('awake', 0.6)).toBeNull();
  });
  it('[E42] divides any number of replays without losing one', () => {
    expect(replaysByPhase(1000)).toEqual([50, 200, 400, 250, 100]);
    fc.assert(
      fc.property(fc.nat(1_000_000), (total) => {
        const own = replaysByPhase(total);
        expect(own.reduce((a, b) => a + b)).toBe(total);
        own.forEach((n, k) => expect(Math.abs(n - total * PHASES[SLEEP_PHASES[k]!].share)).toBeLessThanOrEqual(1));
      }),
    );
  });
});
