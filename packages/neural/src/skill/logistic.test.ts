import { rng } from '@janus/numerics';
import { describe, expect, it } from 'vitest';
import { logisticForecast } from './logistic.ts';

const random = rng(4);
const N = 4000;
const x = new Float64Array(2 * N).fill(1);
const of = new Int32Array(N);
for (let i = 0; i < N; i++) {
  x[2 * i] = random.normal();
  of[i] = random.next() < 1 / (1 + Math.exp(-(1.5 * x[2 * i]! - 0.5))) ? 1 : 0;
}
const all = Int32Array.from({ length: N }, (_, i) => i);

describe('logistic regression', () => {
  it('finds the line that classes were drawn by', () => {
    const p = logisticForecast(x, 2, of, all, 2, 1e-6);
    const logit = (i: number): number => Math.log(p[2 * i + 1]! / p[2 * i]!);
    const slope = (logit(0) - logit(1)) / (x[0]! - x[2]!);
    expect(slope).toBeCloseTo(1.5, 0);
    expect(logit(0) - slope * x[0]!).toBeCloseTo(-0.5, 0);
    for (let i = 0; i < N; i++) expect(p[2 * i]! + p[2 * i + 1]!).toBeCloseTo(1, 12);
  });
  it('of ones alone is the shares of the block, whatever comes after it', () => {
    const ones = new Float64Array(9).fill(1);
    const train = Int32Array.of(0, 1, 2, 3);
    const p = logisticForecast(ones, 1, [0, 1, 1, 2, 0, 0, 0, 0, 0], train, 3, 1e-9);
    expect([...p.subarray(24)].map((v) => Number(v.toFixed(4)))).toEqual([0.25, 0.5, 0.25]);
    expect(logisticForecast(ones, 1, [0, 1, 1, 2, 2, 2, 2, 2, 2], train, 3, 1e-9)).toEqual(p);
  });
  it('is at a minimum: the gradient of its loss is 0', () => {
    const p = logisticForecast(x, 2, of, all, 2, 0.01);
    // Σ (p − y)x/n = −λw for the class weights; the two classes' weights are each other's negative.
    const sums = [0, 0];
    for (let i = 0; i < N; i++) for (let c = 0; c < 2; c++) sums[c]! += ((p[2 * i + 1]! - of[i]!) * x[2 * i + c]!) / N;
    const logit = (i: number): number => Math.log(p[2 * i + 1]! / p[2 * i]!);
    const slope = (logit(0) - logit(1)) / (x[0]! - x[2]!) / 2;
    expect(sums[0]).toBeCloseTo(-0.01 * slope, 8);
  });
});
