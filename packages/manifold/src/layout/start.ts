/**
 * Where the layout starts: the first two principal components (a good start matters more than the method that follows,
 * Kobak and Linderman 2021), random places, or the places of an earlier map.
 */
import { badInput } from '@janus/domain';
import { symmetricEigen } from '@janus/numerics';
import type { Graph } from '../graph/fuzzy.ts';
import { signed, type Stream } from '../stream.ts';

/** Half the width of the start, in map units. */
const EXTENT = 10;
/** Parts points that start in one place. */
const NOISE = 1e-3;

/** Projections on the two directions of largest variance; the second is 0 where there is but one column. [n, 2] */
export function principalPlane(data: Float32Array, n: number, dim: number): Float32Array {
  const mean = new Float64Array(dim);
  for (let i = 0; i < n; i++) for (let k = 0; k < dim; k++) mean[k]! += data[i * dim + k]! / n;
  const covariance = new Float64Array(dim * dim);
  for (let i = 0; i < n; i++)
    for (let k = 0; k < dim; k++) {
      const x = (data[i * dim + k]! - mean[k]!) / n;
      for (let l = 0; l <= k; l++) covariance[k * dim + l]! += x * (data[i * dim + l]! - mean[l]!);
    }
  for (let k = 0; k < dim; k++) for (let l = 0; l < k; l++) covariance[l * dim + k] = covariance[k * dim + l]!;
  const { vectors } = symmetricEigen(covariance, dim);
  const out = new Float32Array(2 * n);
  for (let i = 0; i < n; i++)
    for (let axis = 0; axis < Math.min(2, dim); axis++) {
      let sum = 0;
      for (let k = 0; k < dim; k++) sum += (data[i * dim + k]! - mean[k]!) * vectors[axis * dim + k]!;
      out[2 * i + axis] = sum;
    }
  return out;
}

/** Principal plane, its largest coordinate scaled to 10. */
export function pcaStart(data: Float32Array, n: number, dim: number, stream: Stream): Float32Array {
  const out = principalPlane(data, n, dim);
  const largest = out.reduce((most, v) => Math.max(most, Math.abs(v)), 0);
  const scale = largest > 0 ? EXTENT / largest : 0;
  return out.map((v) => v * scale + NOISE * signed(stream));
}

export const randomStart = (n: number, stream: Stream): Float32Array =>
  Float32Array.from({ length: 2 * n }, () => EXTENT * signed(stream));

/**
 * The places of an earlier map. A point that had none (NaN) starts at the weighted mean of its placed neighbours in
 * the graph, or, where none can be reached, at the middle of the map.
 * @throws JanusError bad-input where `initial` is not n × 2, or infinite
 */
export function givenStart(initial: Float32Array, graph: Graph, stream: Stream): Float32Array {
  const { n, first, other, weight } = graph;
  if (initial.length !== 2 * n)
    throw badInput(`initial holds ${initial.length} numbers: give ${n} × 2, NaN for points without an earlier place`);
  const bad = initial.findIndex((v) => Math.abs(v) === Number.POSITIVE_INFINITY);
  if (bad >= 0)
    throw badInput(`initial: point ${bad >> 1} is at ${initial[bad]!}: give a finite place, or NaN for none`);
  const out = initial.slice();
  const known = (i: number): boolean => !Number.isNaN(out[2 * i]! + out[2 * i + 1]!);
  let open = Array.from({ length: n }, (_, i) => i).filter((i) => !known(i));
  const middle = [0, 0];
  for (let i = 0; i < n; i++)
    if (known(i)) for (let axis = 0; axis < 2; axis++) middle[axis]! += out[2 * i + axis]! / (n - open.length);
  while (open.length > 0) {
    const placed: [number, number, number][] = [];
    for (const i of open) {
      let [sum, x, y] = [0, 0, 0];
      for (let at = first[i]!; at < first[i + 1]!; at++) {
        const j = other[at]!;
        if (!known(j)) continue;
        sum += weight[at]!;
        x += weight[at]! * out[2 * j]!;
        y += weight[at]! * out[2 * j + 1]!;
      }
      if (sum > 0) placed.push([i, x / sum, y / sum]);
    }
    if (placed.length === 0) for (const i of open) placed.push([i, middle[0]!, middle[1]!]);
    for (const [i, x, y] of placed) {
      out[2 * i] = x + NOISE * signed(stream);
      out[2 * i + 1] = y + NOISE * signed(stream);
    }
    open = open.filter((i) => !known(i));
  }
  return out;
}
