import { rng } from '@janus/numerics';
import { expect, it } from 'vitest';
import { skill } from './skill.ts';

it('is the share of the loss that is saved', () => {
  expect(skill(Float64Array.of(1, 1), Float64Array.of(2, 2), 100, 1, rng(1))).toEqual({
    value: 0.5,
    low: 0.5,
    high: 0.5,
  });
  expect(skill(Float64Array.of(3), Float64Array.of(2), 10, 1, rng(1)).value).toBe(-0.5);
});

it('has an interval that holds 0 for forecasts that differ by chance, in about 95 of 100 histories', () => {
  let held = 0;
  for (let seed = 0; seed < 200; seed++) {
    const random = rng(seed);
    const losses = () => Float64Array.from({ length: 200 }, () => random.normal() ** 2);
    const { low, high } = skill(losses(), losses(), 300, 1, random);
    if (low <= 0 && high >= 0) held++;
  }
  expect(held).toBeGreaterThanOrEqual(178);
  expect(held).toBeLessThanOrEqual(199);
});

it('is wider where losses follow one another and blocks say so', () => {
  const random = rng(5);
  const raw = Float64Array.from({ length: 400 }, () => random.normal() ** 2);
  const slow = Float64Array.from({ length: 400 }, (_, i) => raw[Math.floor(i / 20)]!);
  const flat = new Float64Array(400).fill(1);
  const width = (block: number): number => {
    const { low, high } = skill(slow, flat, 1000, block, rng(6));
    return high - low;
  };
  expect(width(20)).toBeGreaterThan(2 * width(1));
});

it('refuses losses that do not pair, and a reference that never errs', () => {
  expect(() => skill(new Float64Array(2), new Float64Array(3), 1, 1, rng(1))).toThrow(
    '2 losses and 3 of the reference',
  );
  expect(() => skill(new Float64Array(2), new Float64Array(2), 1, 1, rng(1))).toThrow('never errs');
});
