import { rng } from '@janus/numerics';
import { describe, expect, it } from 'vitest';
import { umap } from '../umap.ts';
import { fitCurve, nearness } from './curve.ts';
import { attraction, cellOf, forceTable, repulsion } from './force.ts';
import { mapLoss, pairLoss } from './loss.ts';

const curve = fitCurve(0.1, 1);

describe('loss', () => {
  it('[E47] a pair, by hand, with the minus sign', () => {
    // w = 1, q = ½: −ln ½ = ln 2; w = 0, q = ½: the same
    expect(pairLoss(1, 0.5)).toBeCloseTo(Math.LN2, 12);
    expect(pairLoss(0, 0.5)).toBeCloseTo(Math.LN2, 12);
    // w = 0.8, q = 0.9: −(0.8·(−0.1053605) + 0.2·(−2.3025851)) = 0.0842884 + 0.4605170
    expect(pairLoss(0.8, 0.9)).toBeCloseTo(0.5448054, 7);
    // w = 1 at a distance: −ln(1e-12) at most
    expect(pairLoss(1, 0)).toBeCloseTo(12 * Math.LN10, 9);
    expect(pairLoss(0, 0)).toBeCloseTo(0, 12);
    expect(pairLoss(0, 1)).toBeCloseTo(12 * Math.LN10, 9);
  });
  it('[E47] a map of three points by hand', () => {
    // Points at 0, 1 and 3 on a line, one edge 0–1 of weight ¾, q = 1 / (1 + d²): ½, 1/10 (d = 3), 1/5 (d = 2).
    // Twice (both directions): −(¾·ln ½ + ¼·ln ½) − ln 0.9 − ln 0.8 = 0.6931472 + 0.1053605 + 0.2231436 = 1.0216512
    const graph = {
      n: 3,
      first: Int32Array.of(0, 1, 2, 2),
      other: Int32Array.of(1, 0),
      weight: Float32Array.of(0.75, 0.75),
    };
    expect(mapLoss(graph, Float32Array.of(0, 0, 1, 0, 3, 0), { a: 1, b: 1 })).toBeCloseTo(2 * 1.0216512, 6);
  });
  it('[E47] the forces are the slopes of the loss', () => {
    for (const d of [0.2, 0.7, 1.5, 4]) {
      const h = 1e-6;
      const slope = (w: number): number =>
        (pairLoss(w, nearness(curve, (d + h) ** 2)) - pairLoss(w, nearness(curve, (d - h) ** 2))) / (2 * h);
      expect(attraction(curve, d * d) * d).toBeCloseTo(slope(1), 6);
      // The push is softened by 0.001: exact but for the factor d² / (d² + 0.001).
      expect((-repulsion(curve, d * d) * d * (d * d + 0.001)) / (d * d)).toBeCloseTo(slope(0), 6);
    }
  });
  it('[E47] forces by hand where a = b = 1', () => {
    // attraction = 2 / (1 + d²): d² = 1 → 1; repulsion = 2 / ((0.001 + d²)(1 + d²)): d² = 1 → 2 / 2.002
    expect(attraction({ a: 1, b: 1 }, 1)).toBe(1);
    expect(attraction({ a: 1, b: 1 }, 3)).toBe(0.5);
    expect(repulsion({ a: 1, b: 1 }, 1)).toBeCloseTo(2 / 2.002, 12);
  });
  it('the table is within 0.2 % of the powers', () => {
    const table = forceTable(curve, 2);
    const value = new Float32Array(1);
    const bits = new Int32Array(value.buffer);
    for (let d2 = 1e-8; d2 < 1e4; d2 *= 1.37) {
      value[0] = d2;
      const cell = cellOf(bits[0]!);
      expect(Math.abs(table.attract[cell]! / attraction(curve, d2) - 1)).toBeLessThan(2e-3);
      expect(Math.abs(table.repel[cell]! / (2 * repulsion(curve, d2)) - 1)).toBeLessThan(2e-3);
    }
  });
  it('[E47] the layout lowers the loss', () => {
    const random = rng(3);
    const n = 120;
    const data = Float32Array.from({ length: n * 5 }, (_, i) => 4 * (Math.floor(i / 5) % 3) + random.normal());
    const losses: number[] = [];
    const seen: Float32Array[] = [];
    const map = umap(data, n, 5, { epochs: 200, start: 'random' }, rng(1), {
      onProgress: (epoch, _, embedding) => {
        if (epoch === 1 || epoch === 200) seen.push(embedding.slice());
      },
    });
    for (const embedding of seen) losses.push(mapLoss(map.graph, embedding, curve));
    expect(losses).toHaveLength(2);
    expect(losses[1]!).toBeLessThan(0.8 * losses[0]!);
  });
});
