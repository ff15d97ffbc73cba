import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newRibbonColumns, ribbonColumns, ribbonRuns } from './ribbon.ts';

const source = (regime: number[], confidence = 0.5, agreement = 1) => ({
  regime,
  confidence: regime.map(() => confidence),
  agreement: regime.map(() => agreement),
});

describe('regime ribbon', () => {
  it('joins equal neighbours and breaks where the hatch begins', () => {
    const s = {
      regime: [0, 0, 0, 1, 1, 0],
      confidence: [0.2, 0.4, 0.6, 0.9, 0.7, 1],
      agreement: [1, 1, 0.4, 1, 0.5, 1],
    };
    const runs = ribbonRuns(ribbonColumns(s, 0, 6, newRibbonColumns(6)));
    expect(runs.map((r) => [r.from, r.to, r.regime, r.hatched])).toEqual([
      [0, 2, 0, false],
      [2, 3, 0, true],
      [3, 5, 1, false], // 0.5 is not below 0.5
      [5, 6, 0, false],
    ]);
    expect(runs[0]!.confidence).toBeCloseTo(0.3, 6);
    expect(runs[2]!.confidence).toBeCloseTo(0.8, 6);
  });

  it('a column over several bars shows the most frequent regime and its own means', () => {
    const s = {
      regime: [2, 3, 3, 2, 2, 2],
      confidence: [0.1, 0.8, 0.6, 0.2, 0.3, 0.4],
      agreement: [1, 0.2, 0.4, 1, 1, 1],
    };
    const c = ribbonColumns(s, 0, 6, newRibbonColumns(2));
    expect([...c.regime]).toEqual([3, 2]);
    expect(c.confidence[0]).toBeCloseTo(0.7, 6); // (0.8 + 0.6) / 2, the bar of regime 2 left out
    expect([...c.hatched]).toEqual([1, 0]);
  });

  it('warm-up and the room outside the data stay blank', () => {
    const c = ribbonColumns(source([-1, Number.NaN, 4]), -2, 5, newRibbonColumns(7));
    expect([...c.regime]).toEqual([-1, -1, -1, -1, 4, -1, -1]);
    expect(ribbonRuns(c)).toHaveLength(1);
  });

  it('a bar wider than a column fills all its columns', () => {
    const c = ribbonColumns(source([5, 6]), 0, 2, newRibbonColumns(8));
    expect([...c.regime]).toEqual([5, 5, 5, 5, 6, 6, 6, 6]);
  });

  it('runs cover every coloured column once, in order', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -1, max: 6 }), { minLength: 1, maxLength: 60 }), (regime) => {
        const c = ribbonColumns(source(regime), 0, regime.length, newRibbonColumns(regime.length));
        const seen = new Int8Array(regime.length).fill(-1);
        let at = 0;
        for (const run of ribbonRuns(c)) {
          expect(run.from).toBeGreaterThanOrEqual(at);
          expect(run.to).toBeGreaterThan(run.from);
          seen.fill(run.regime, run.from, run.to);
          at = run.to;
        }
        expect([...seen]).toEqual(regime);
      }),
    );
  });
});
