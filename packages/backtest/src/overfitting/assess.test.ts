import { rng } from '@janus/numerics';
import { describe, expect, it } from 'vitest';
import { mean } from '../metrics/returns.ts';
import { sharpe } from '../metrics/sharpe.ts';
import { assess, type OverfittingInput } from './assess.ts';

const noise = (n: number, seed: number, mean = 0): Float64Array => {
  const random = rng(seed);
  return Float64Array.from({ length: n }, () => mean + 0.01 * random.normal());
};
const input = (over: Partial<OverfittingInput> = {}): OverfittingInput => ({
  returns: noise(500, 1, 0.001),
  perYear: 252,
  trades: noise(40, 2, 0.002),
  benchmark: noise(500, 3),
  trials: 10,
  trialSharpeVariance: 0.3,
  candidates: Array.from({ length: 10 }, (_, c) => noise(500, 10 + c)),
  seed: 7,
  options: { draws: 200 },
  ...over,
});
const reason = (x: object): string => ('na' in x ? (x.na as string) : `a value: ${JSON.stringify(x)}`);

describe('assess', () => {
  it('gathers all beside a backtest, as JSON that comes back the same, the same again for a seed', () => {
    const found = assess(input());
    expect(JSON.parse(JSON.stringify(found))).toEqual(found);
    expect(assess(input())).toEqual(found);
    expect(assess(input({ seed: 8 })).bootstrap).not.toEqual(found.bootstrap);
    const { psr, dsr, pbo, bootstrap, realityCheck, monteCarlo } = found;
    for (const x of [psr, dsr, pbo, bootstrap, realityCheck, ...Object.values(monteCarlo)])
      expect('na' in x).toBe(false);
    if ('na' in psr || 'na' in dsr || 'na' in bootstrap || 'na' in pbo || 'na' in bootstrap.sharpe)
      throw new Error('na');
    const annual = sharpe(input().returns, 252)!;
    expect(psr.sharpe).toBeCloseTo(annual, 9);
    expect(bootstrap.sharpe.value).toBeCloseTo(annual, 9);
    expect(bootstrap.mean.value).toBeCloseTo(mean(input().returns), 12);
    expect(psr.returns).toBe(500);
    expect(dsr.value).toBeLessThan(psr.value);
    // √0.3·(0.4227843·Φ⁻¹(0.9) + 0.5772157·Φ⁻¹(1 − 1/27.18282)) = 0.5477226·(0.4227843·1.2815516 + 0.5772157·1.7892166)
    expect(dsr.expectedMaximum).toBeCloseTo(0.8624, 3);
    expect(pbo).toMatchObject({ candidates: 10, blocks: 16, splits: 12_870 });
    expect(pbo.rankHistogram.reduce((s, n) => s + n, 0)).toBe(12_870);
    // With ten candidates and no equals ω is k/11: bins 1, 3, 5, 7, 9, 10, 12, 14, 16, 18.
    pbo.rankHistogram.forEach((n, bin) => {
      if (![1, 3, 5, 7, 9, 10, 12, 14, 16, 18].includes(bin)) expect(n).toBe(0);
    });
  });
  it('the benchmark of the probabilistic ratio is annualised like the ratio', () => {
    const annual = sharpe(input().returns, 252)!;
    const { psr } = assess(input({ options: { draws: 100, benchmarkSharpe: annual } }));
    expect('value' in psr && psr.value).toBeCloseTo(0.5, 9);
  });
  it('too few returns', () => {
    const found = assess(input({ returns: noise(19, 1), benchmark: noise(19, 2), candidates: null }));
    for (const x of [found.psr, found.dsr, found.bootstrap, found.realityCheck, found.monteCarlo.paths])
      expect(reason(x)).toMatch(/19 returns: at least 20/);
    expect('na' in found.monteCarlo.redrawn).toBe(false);
  });
  it('no variance, and a return that is not a number', () => {
    const flat = assess(input({ returns: new Float64Array(500).fill(0.001) }));
    for (const x of [flat.psr, flat.dsr, flat.bootstrap, flat.monteCarlo.paths])
      expect(reason(x)).toMatch(/do not vary/);
    const bad = noise(500, 1);
    bad[3] = Number.NEGATIVE_INFINITY;
    expect(reason(assess(input({ returns: bad })).psr)).toMatch(/return 3 is -Infinity/);
  });
  it('trials: one, unknown scatter, none, no scatter', () => {
    const dsr = (trials: number, trialSharpeVariance: number | null): string =>
      reason(assess(input({ trials, trialSharpeVariance })).dsr);
    expect(dsr(1, 0.5)).toMatch(/one trial/);
    expect(dsr(5, null)).toMatch(/is not known/);
    expect(dsr(5, 0)).toMatch(/variance of 0/);
    expect(dsr(5, Number.NaN)).toMatch(/variance of NaN/);
    expect(dsr(0, 0.5)).toMatch(/0 trials/);
    expect(dsr(2.5, 0.5)).toMatch(/2.5 trials/);
  });
  it('candidates: none, one, too short, idle, of other bars', () => {
    const pbo = (candidates: Float64Array[] | null, options = {}): string =>
      reason(assess(input({ candidates, options: { draws: 100, ...options } })).pbo);
    expect(pbo(null)).toMatch(/0 candidates/);
    expect(pbo([noise(500, 1)])).toMatch(/1 candidates/);
    expect(pbo([noise(47, 1), noise(47, 2)])).toMatch(/47 returns in 16 blocks/);
    expect(pbo([noise(500, 1), new Float64Array(500)])).toMatch(/candidate 1 has returns that do not vary/);
    expect(pbo([noise(500, 1), noise(400, 2)])).toMatch(/candidate 1 has 400/);
    expect(pbo([noise(500, 1), noise(500, 2).fill(Number.NaN, 9, 10)])).toMatch(/candidate 1 has a return that is not/);
    expect(pbo([noise(500, 1), noise(500, 2)], { blocks: 5 })).toMatch(/5 blocks/);
    expect(pbo([noise(500, 1), noise(500, 2).fill(0.01, 0, 300)])).toMatch(/earned a constant/);
  });
  it('trades and benchmark: none, alike, of other bars', () => {
    const found = assess(input({ trades: noise(19, 1), benchmark: null }));
    expect(reason(found.monteCarlo.reordered)).toMatch(/19 closed trades/);
    expect(reason(found.monteCarlo.redrawn)).toMatch(/19 closed trades/);
    expect(reason(found.realityCheck)).toMatch(/no benchmark/);
    expect(reason(assess(input({ trades: new Float64Array(30).fill(0.1) })).monteCarlo.redrawn)).toMatch(/do not vary/);
    expect(reason(assess(input({ trades: new Float64Array(30).fill(Number.NaN) })).monteCarlo.redrawn)).toMatch(
      /finite/,
    );
    expect(reason(assess(input({ benchmark: noise(400, 1) })).realityCheck)).toMatch(/benchmark has 400/);
    const same = assess(input({ candidates: null, benchmark: input().returns }));
    expect(reason(same.realityCheck)).toMatch(/no rule differs/);
    expect(reason(assess(input({ benchmark: noise(500, 1).fill(Number.NaN, 3, 4) })).realityCheck)).toMatch(
      /not finite/,
    );
  });
  it('refuses an unknown option', () => {
    expect(() => assess(input({ options: { draw: 5 } as object }))).toThrow(/overfitting.draw: unknown option/);
  });
});
