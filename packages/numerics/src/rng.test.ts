import { describe, expect, it } from 'vitest';
import { restoreRng, rng } from './rng.ts';

describe('rng', () => {
  it('is reproducible from its seed and continues from its state', () => {
    const a = rng(7);
    const b = rng(7);
    for (let i = 0; i < 11; i++) expect(a.normal()).toBe(b.normal());
    const c = restoreRng(a.state());
    for (let i = 0; i < 11; i++) expect(c.normal()).toBe(a.normal());
    expect(rng(8).next()).not.toBe(rng(7).next());
  });
  it('draws with the moments of its distributions', () => {
    const r = rng(1);
    const n = 200_000;
    let mean = 0;
    let square = 0;
    let fourth = 0;
    let exponential = 0;
    let uniform = 0;
    for (let i = 0; i < n; i++) {
      const x = r.normal();
      mean += x / n;
      square += (x * x) / n;
      fourth += x ** 4 / n;
      exponential += r.exponential() / n;
      uniform += r.next() / n;
    }
    expect(Math.abs(mean)).toBeLessThan(0.01);
    expect(Math.abs(square - 1)).toBeLessThan(0.02);
    expect(Math.abs(fourth - 3)).toBeLessThan(0.1);
    expect(Math.abs(exponential - 1)).toBeLessThan(0.01);
    expect(Math.abs(uniform - 0.5)).toBeLessThan(0.005);
  });
  it('refuses a seed that is not a whole number', () => {
    expect(() => rng(1.5)).toThrow('seed 1.5');
    expect(() => rng(-1)).toThrow('seed -1');
  });
});
