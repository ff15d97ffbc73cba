/**
 * The sum tree beside a plain binary one over 2²⁰ leaves: draw a leaf, give it a new weight. Fresh draws over the whole
 * range, since a few recycled leaves would stay in the cache and flatter both. Before that: both find the same leaves.
 */
import { initSumTree, leafAt, rng, setWeight } from '@janus/numerics';
import { contest, requireClose } from './harness.ts';
import type { BenchResult } from './harness.ts';

const N = 1 << 20;

/** The tree that every textbook shows: node k holds the sum of nodes 2k and 2k + 1. */
function binaryTree(weights: Float64Array) {
  const node = new Float64Array(2 * N);
  node.set(weights, N);
  for (let k = N - 1; k >= 1; k--) node[k] = node[2 * k]! + node[2 * k + 1]!;
  return {
    total: (): number => node[1]!,
    find(u: number): number {
      let k = 1;
      let rest = u;
      while (k < N) {
        k <<= 1;
        if (rest >= node[k]!) rest -= node[k++]!;
      }
      return k - N;
    },
    set(i: number, w: number): void {
      let k = i + N;
      node[k] = w;
      for (k >>= 1; k >= 1; k >>= 1) node[k] = node[2 * k]! + node[2 * k + 1]!;
    },
  };
}

/** Draws that cost next to nothing beside what is measured. */
function xorshift(): () => number {
  let x = 88_172_645;
  return () => {
    x ^= x << 13;
    x ^= x >>> 17;
    x ^= x << 5;
    return (x >>> 0) / 2 ** 32;
  };
}

export function run(): Promise<BenchResult> {
  const random = rng(1);
  const weights = Float64Array.from({ length: N }, () => Math.pow(random.next() + 1e-3, 0.6));
  const own = initSumTree(N);
  weights.forEach((w, i) => setWeight(own, i, w));
  const peer = binaryTree(weights);
  requireClose('total', own.total, peer.total(), 1e-12);
  const checks = 100_000;
  let same = 0;
  for (let k = 0; k < checks; k++) {
    const u = random.next() * 0.99 * own.total;
    if (leafAt(own, u) === peer.find(u)) same++;
  }
  requireClose('leaves found alike', same / checks, 1, 1e-4);
  const draw = xorshift();
  return Promise.resolve({
    name: 'sum tree, a million leaves',
    rows: [
      contest({
        name: 'draw and change',
        own: (count) => {
          let sum = 0;
          for (let k = 0; k < count; k++) {
            const leaf = leafAt(own, draw() * 0.99 * own.total);
            setWeight(own, leaf, draw());
            sum += leaf;
          }
          return sum;
        },
        peer: (count) => {
          let sum = 0;
          for (let k = 0; k < count; k++) {
            const leaf = peer.find(draw() * 0.99 * peer.total());
            peer.set(leaf, draw());
            sum += leaf;
          }
          return sum;
        },
        ratio: 1.5,
      }),
    ],
    correctness: `same total to 1e-12, same leaf in ${same} of ${checks} draws`,
  });
}
