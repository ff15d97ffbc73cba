import { rng } from '@janus/numerics';
import { expect, it } from 'vitest';
import { gamma, pick, stay, studentMix } from './sample.ts';

const N = 200_000;
const mean = (draw: () => number): number => {
  let sum = 0;
  for (let i = 0; i < N; i++) sum += draw();
  return sum / N;
};

it('gamma has mean and variance equal to its shape', () => {
  for (const shape of [1, 2, 2.5]) {
    const random = rng(7);
    expect(mean(() => gamma(random, shape)) / shape).toBeCloseTo(1, 1.7);
    expect(mean(() => (gamma(random, shape) - shape) ** 2) / shape).toBeCloseTo(1, 1.3);
  }
});
it('a normal times the mixing variable has variance 1 and the kurtosis of Student-t', () => {
  // kurtosis of t with ν = 10 is 3 + 6/(ν − 4) = 4
  const random = rng(8);
  expect(mean(() => (studentMix(random, 10) * random.normal()) ** 2)).toBeCloseTo(1, 1.5);
  const fourth = mean(() => (studentMix(random, 10) * random.normal()) ** 4);
  expect(fourth).toBeGreaterThan(3.6);
  expect(fourth).toBeLessThan(4.4);
  expect(studentMix(random, Number.POSITIVE_INFINITY)).toBe(1);
});
it('pick follows its probabilities and never takes an impossible one', () => {
  const random = rng(9);
  const seen = [0, 0, 0, 0];
  for (let i = 0; i < N; i++) seen[pick(random, [0.2, 0, 0.8, 0])]!++;
  expect(seen[1]).toBe(0);
  expect(seen[3]).toBe(0);
  expect(seen[0]! / N).toBeCloseTo(0.2, 2);
});
it('stay has the mean asked for and at least a fifth of it', () => {
  const random = rng(10);
  expect(mean(() => stay(random, 300)) / 300).toBeCloseTo(1, 1.7);
  for (let i = 0; i < 1000; i++) expect(stay(random, 300)).toBeGreaterThanOrEqual(60);
});
