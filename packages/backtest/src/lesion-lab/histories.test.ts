import { rng } from '@janus/numerics';
import { describe, expect, it } from 'vitest';
import { sharpe } from '../metrics/sharpe.ts';
import { fullHistories, growthHistories, logReturns, pairedInterval } from './histories.ts';

const DRAWS = { draws: 200, meanBlock: 5, seed: 7 };
const noise = (n: number, seed: number, drift = 0): Float64Array => {
  const random = rng(seed);
  return Float64Array.from({ length: n }, () => drift + 0.01 * random.normal());
};

describe('drawn histories', () => {
  it('of the history itself: growth, Sharpe ratio a bar and deepest fall, by hand and as the metrics have them', () => {
    const returns = logReturns(Float64Array.of(100, 120, 90, 99, 132));
    const { growth, fall, ratio } = fullHistories(returns, DRAWS);
    expect(growth).toBeCloseTo(Math.log(1.32), 12);
    // From 120 to 90.
    expect(fall).toBeCloseTo(0.25, 12);
    // +20 %, −25 %, +10 %, +33.3 %: mean 0.0958333, deviation √(0.186875 / 3) = 0.249583.
    expect(ratio).toBeCloseTo(0.095_833_333 / 0.249_582_98, 7);
    const long = noise(300, 1);
    const simple = long.map((r) => Math.expm1(r));
    expect(fullHistories(long, DRAWS).ratio * Math.sqrt(252)).toBeCloseTo(sharpe(simple, 252)!, 9);
  });
  it('a fall from the start counts', () => {
    expect(fullHistories(logReturns(Float64Array.of(100, 80, 90)), DRAWS).fall).toBeCloseTo(0.2, 12);
  });
  it('are the same for the same seed, and the same whether growth is asked alone', () => {
    const returns = noise(200, 2);
    const [a, b] = [fullHistories(returns, DRAWS), growthHistories(returns, DRAWS)];
    expect(a.growth).toBe(b.growth);
    a.growths.forEach((g, d) => expect(g).toBeCloseTo(b.growths[d]!, 12));
    expect(growthHistories(returns, DRAWS)).toEqual(b);
    expect(growthHistories(returns, { ...DRAWS, seed: 8 }).growths).not.toEqual(b.growths);
  });
  it('falls of drawn histories are those of their paths', () => {
    // Every step is down 10 %: any history of three falls to 0.729.
    const { falls } = fullHistories(
      Float64Array.of(1, 1, 1).map(() => Math.log(0.9)),
      DRAWS,
    );
    for (const fall of falls) expect(fall).toBeCloseTo(0.271, 12);
  });
  it('without variance there is no ratio', () => {
    const flat = fullHistories(new Float64Array(50), DRAWS);
    expect([flat.ratio, flat.growth, flat.fall]).toEqual([Number.NaN, 0, 0]);
  });
});

describe('a paired interval', () => {
  it('of equal runs is nothing wide, however much both move', () => {
    const returns = noise(400, 4);
    const a = growthHistories(returns, DRAWS);
    expect(pairedInterval(0, a.growths, a.growths, (x, y) => y - x)).toEqual({ value: 0, low: 0, high: 0 });
  });
  it('of runs that differ by a constant is that constant: what moves both alike cancels', () => {
    const returns = noise(400, 5);
    const a = growthHistories(returns, DRAWS);
    const b = growthHistories(
      returns.map((r) => r + 0.001),
      DRAWS,
    );
    const { low, high } = pairedInterval(b.growth - a.growth, a.growths, b.growths, (x, y) => y - x);
    expect(low).toBeCloseTo(0.4, 10);
    expect(high).toBeCloseTo(0.4, 10);
  });
  it('of runs that differ by noise holds 0; of runs that differ by a drift does not', () => {
    const draws = { draws: 1000, meanBlock: 1, seed: 1 };
    const a = growthHistories(noise(2000, 6), draws);
    const same = growthHistories(noise(2000, 7), draws);
    const better = growthHistories(noise(2000, 7, 0.003), draws);
    const minus = (x: number, y: number): number => y - x;
    const near = pairedInterval(same.growth - a.growth, a.growths, same.growths, minus);
    expect(near.low).toBeLessThan(0);
    expect(near.high).toBeGreaterThan(0);
    // Two noises of 1 % over 2,000 bars: deviation √2·0.01·√2000 = 0.63, so 95 % is about ±1.24 wide.
    expect(near.high - near.low).toBeGreaterThan(2.1);
    expect(near.high - near.low).toBeLessThan(2.9);
    expect(pairedInterval(better.growth - a.growth, a.growths, better.growths, minus).low).toBeGreaterThan(0);
  });
});
