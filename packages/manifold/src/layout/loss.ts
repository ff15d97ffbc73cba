/** What a map minimises, written out: the cross-entropy between the graph and the map. For tests and reports, O(n²). */
import type { Graph } from '../graph/fuzzy.ts';
import { nearness, type Curve } from './curve.ts';

/** Keeps the logarithms finite where points coincide or are far apart. */
const EPSILON = 1e-12;

/** −(w·log q + (1 − w)·log(1 − q)): the loss of one pair. The specification prints it without the minus sign. [E47] */
export function pairLoss(w: number, q: number): number {
  return -(w * Math.log(Math.max(q, EPSILON)) + (1 - w) * Math.log(Math.max(1 - q, EPSILON)));
}

/** L = Σ_{i ≠ j} of the pairs' losses, w = 0 where there is no edge. [E47] @param embedding [n, 2] */
export function mapLoss(graph: Graph, embedding: Float32Array, curve: Curve): number {
  const { n, first, other, weight } = graph;
  const row = new Float64Array(n);
  let sum = 0;
  for (let i = 0; i < n; i++) {
    row.fill(0);
    for (let at = first[i]!; at < first[i + 1]!; at++) row[other[at]!] = weight[at]!;
    for (let j = 0; j < n; j++) {
      if (j === i) continue;
      const squared =
        (embedding[2 * i]! - embedding[2 * j]!) ** 2 + (embedding[2 * i + 1]! - embedding[2 * j + 1]!) ** 2;
      sum += pairLoss(row[j]!, nearness(curve, squared));
    }
  }
  return sum;
}
