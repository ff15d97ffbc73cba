import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { curvesOf, drawdowns, held, pointsOf } from './curves.ts';

const f64 = (...values: number[]): Float64Array => Float64Array.from(values);

describe('curves', () => {
  it('measures the fall from the highest so far', () => {
    expect([...drawdowns(f64(100, 120, 90, 120, 60))]).toEqual([0, 0, 0.25, 0, 0.5]);
  });
  it('holds the last known value over bars without a record', () => {
    expect([...held(f64(NaN, 5, NaN, 7), 3)]).toEqual([3, 5, 5, 7]);
  });
  it('lets buy-and-hold pay its fee once', () => {
    const source = { time: f64(0, 1), close: f64(10, 20), equity: f64(100, 100), exposure: f64(0, 0) };
    // 100 less 10 bps buys 9.99 units.
    const { baseline } = curvesOf({ ...source, startEquity: 100, feeBps: 10 });
    expect(baseline[0]).toBeCloseTo(99.9, 12);
    expect(baseline[1]).toBeCloseTo(199.8, 12);
  });
  it('keeps first, last, highest, lowest and deepest in few points, ascending', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 1, max: 1e6, noNaN: true }), { minLength: 2, maxLength: 400 }),
        (values) => {
          const equity = Float64Array.from(values);
          const n = equity.length;
          const zeros = new Float64Array(n);
          const time = Float64Array.from(equity, (_, i) => i);
          const drawdown = drawdowns(equity);
          const curves = { time, equity, baseline: equity, drawdown, baselineDrawdown: drawdown, exposure: zeros };
          const at = [...pointsOf(curves, 20)];
          expect(at.length).toBeLessThanOrEqual(Math.max(20, Math.min(n, 20)));
          expect(at).toEqual([...new Set(at)].sort((a, b) => a - b));
          expect([at[0], at.at(-1)]).toEqual([0, n - 1]);
          const kept = at.map((i) => equity[i]!);
          expect(Math.max(...kept)).toBe(Math.max(...equity));
          expect(Math.min(...kept)).toBe(Math.min(...equity));
          expect(Math.max(...at.map((i) => drawdown[i]!))).toBe(Math.max(...drawdown));
        },
      ),
    );
  });
});
