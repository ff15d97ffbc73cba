import { REGIMES } from '@janus/domain';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countTransition, EXITS, priorCounts, stationary, transition, transitionMatrix } from './markov.ts';

const f = (...x: number[]): Float64Array => Float64Array.from(x);

describe('transition', () => {
  it('[E44] a share of its row, worked by hand', () => {
    const counts = f(3, 1, 0, 2, 5, 1, 1, 1, 8);
    // rows sum to 4, 8, 10
    expect(transition(counts, 3, 0, 0)).toBe(0.75);
    expect(transition(counts, 3, 0, 1)).toBe(0.25);
    expect(transition(counts, 3, 1, 1)).toBe(0.625);
    expect(transition(counts, 3, 1, 2)).toBe(0.125);
    expect(transition(counts, 3, 2, 0)).toBe(0.1);
    expect(transition(counts, 3, 2, 2)).toBe(0.8);
  });
  it('[E44] counting: 10 prior to 90/10 and 10 more one way', () => {
    const counts = f(9, 1, 5, 5);
    for (let i = 0; i < 10; i++) countTransition(counts, 2, 0, 1);
    expect(transition(counts, 2, 0, 1)).toBe(11 / 20);
    expect(transition(counts, 2, 1, 0)).toBe(0.5);
  });
  it('[E44] rows sum to 1, and every transition stays possible, whatever was seen', () => {
    const n = REGIMES.length;
    const pair = fc.tuple(fc.nat(n - 1), fc.nat(n - 1));
    fc.assert(
      fc.property(fc.array(pair, { maxLength: 300 }), (seen) => {
        const counts = priorCounts(0.95, 20);
        for (const [from, to] of seen) countTransition(counts, n, from, to);
        const t = transitionMatrix(counts, n);
        for (let i = 0; i < n; i++) {
          const row = t.subarray(i * n, (i + 1) * n);
          expect(row.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 12);
          expect(Math.min(...row)).toBeGreaterThan(0);
        }
      }),
    );
  });
  it('[E44] the prior: as persistent as asked for, crisis mostly ends in recovery, no row leaves to itself', () => {
    const n = REGIMES.length;
    const t = transitionMatrix(priorCounts(0.9, 50), n);
    const at = (from: string, to: string): number =>
      t[REGIMES.indexOf(from as 'bull') * n + REGIMES.indexOf(to as 'bull')]!;
    expect(at('bull', 'bull')).toBeCloseTo(0.9, 4);
    // crisis leaves 5/10.1 of its 0.1 to recovery
    expect(at('crisis', 'recovery')).toBeCloseTo((0.1 * 5) / 10.1, 4);
    for (const from of REGIMES) expect(EXITS[from][from]).toBeUndefined();
  });
});

describe('stationary', () => {
  it('[E44] two states by hand: (b, a)/(a + b)', () => {
    // leaves 0 with 0.1, leaves 1 with 0.5: (5/6, 1/6)
    const p = stationary(f(0.9, 0.1, 0.5, 0.5), 2);
    expect(p[0]).toBeCloseTo(5 / 6, 12);
    expect(p[1]).toBeCloseTo(1 / 6, 12);
  });
  it('[E44] the bull–bear–stagnant market of Wikipedia, Markov chain: 62.5 %, 31.25 %, 6.25 %', () => {
    const p = stationary(f(0.9, 0.075, 0.025, 0.15, 0.8, 0.05, 0.25, 0.25, 0.5), 3);
    expect(p[0]).toBeCloseTo(0.625, 12);
    expect(p[1]).toBeCloseTo(0.3125, 12);
    expect(p[2]).toBeCloseTo(0.0625, 12);
  });
  it('settles on a chain that only swings', () => {
    expect([...stationary(f(0, 1, 1, 0), 2)]).toEqual([0.5, 0.5]);
  });
  it('is left unchanged by its chain', () => {
    const n = REGIMES.length;
    const t = transitionMatrix(priorCounts(0.95, 20), n);
    const p = stationary(t, n);
    expect(p.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 12);
    for (let j = 0; j < n; j++) expect(p.reduce((sum, x, i) => sum + x * t[i * n + j]!, 0)).toBeCloseTo(p[j]!, 12);
  });
});
