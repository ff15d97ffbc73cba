/**
 * Isolation forest: how few random cuts set a state apart from a sample of recent ones. A tree is regrown every few
 * bars from the ring of the past, one after the other, so that no bar pays for more than one tree; the forest is never
 * older than `regrowBars`. Liu, Ting and Zhou, Isolation forest, ICDM 2008.
 */
import { rng } from '@janus/numerics';
import { SIGNAL_COUNT } from './moments.ts';
import { RING, type Ring } from './ring.ts';

export const SAMPLE = 64;
/** ⌈log₂ SAMPLE⌉: beyond the average depth nothing more is learned. */
const DEPTH = 6;
/** Slots of a tree as a heap: node i has the children 2i + 1 and 2i + 2. */
const NODES = 2 ** (DEPTH + 1) - 1;

export interface Forest {
  readonly trees: number;
  readonly seed: number;
  /** [trees, NODES]: signal that a node cuts on, or −1 where it is a leaf. */
  readonly signal: Int8Array;
  /** Where it cuts, or the path length that a leaf stands for. */
  readonly value: Float64Array;
  /** Trees grown so far; tree `grown % trees` is the next. */
  grown: number;
  /** Scratch: slots of the ring in the sample, parted in place. */
  readonly sample: Int32Array;
}

export const initForest = (trees: number, seed: number): Forest => ({
  trees,
  seed,
  signal: new Int8Array(trees * NODES).fill(-1),
  value: new Float64Array(trees * NODES),
  grown: 0,
  sample: new Int32Array(RING),
});

const EULER = 0.5772156649015329;

/** c(n): mean path length of a search that fails in a binary tree of n, 2·H(n−1) − 2(n−1)/n. Equation 1 of the paper. */
export function meanPath(n: number): number {
  if (n <= 1) return 0;
  if (n === 2) return 1;
  return 2 * (Math.log(n - 1) + EULER) - (2 * (n - 1)) / n;
}
const USUAL = meanPath(SAMPLE);

/** s = 2^(−E[h] / c(ψ)), (0, 1): near 1 = set apart by few cuts, 0.5 = as usual. Equation 2 of the paper. */
export const isolationScore = (meanDepth: number): number => 2 ** (-meanDepth / USUAL);

interface Growth {
  readonly forest: Forest;
  readonly states: Float64Array;
  readonly base: number;
  /** Uniform in [0, 1). */
  readonly next: () => number;
}

/** Grows node `node` from the sample's slots [from, to). */
function grow(g: Growth, node: number, depth: number, from: number, to: number): void {
  const { forest, states } = g;
  const { sample } = forest;
  const n = to - from;
  const at = g.base + node;
  forest.signal[at] = -1;
  forest.value[at] = depth + meanPath(n);
  if (depth === DEPTH || n < 2) return;
  // A signal that is the same throughout cannot be cut: another is tried.
  const first = Math.floor(g.next() * SIGNAL_COUNT);
  for (let k = 0; k < SIGNAL_COUNT; k++) {
    const signal = (first + k) % SIGNAL_COUNT;
    let low = Number.POSITIVE_INFINITY;
    let high = Number.NEGATIVE_INFINITY;
    for (let i = from; i < to; i++) {
      const x = states[sample[i]! * SIGNAL_COUNT + signal]!;
      if (x < low) low = x;
      if (x > high) high = x;
    }
    if (!(high > low)) continue;
    const cut = low + (high - low) * g.next();
    let middle = from;
    for (let i = from; i < to; i++) {
      const slot = sample[i]!;
      if (states[slot * SIGNAL_COUNT + signal]! >= cut) continue;
      sample[i] = sample[middle]!;
      sample[middle++] = slot;
    }
    forest.signal[at] = signal;
    forest.value[at] = cut;
    grow(g, 2 * node + 1, depth + 1, from, middle);
    grow(g, 2 * node + 2, depth + 1, middle, to);
    return;
  }
}

/** Regrows the oldest tree from SAMPLE states of the ring, drawn without repetition. Does nothing before there are so many. */
export function regrow(forest: Forest, ring: Ring): void {
  if (ring.filled < SAMPLE) return;
  const { sample } = forest;
  // A stream of its own a tree, so that the state of the forest is plain numbers.
  const random = rng((forest.seed + Math.imul(forest.grown, 2_654_435_761)) >>> 0);
  for (let i = 0; i < ring.filled; i++) sample[i] = i;
  for (let i = 0; i < SAMPLE; i++) {
    const j = i + random.below(ring.filled - i);
    const kept = sample[i]!;
    sample[i] = sample[j]!;
    sample[j] = kept;
  }
  const base = (forest.grown % forest.trees) * NODES;
  forest.grown++;
  grow({ forest, states: ring.states, base, next: () => random.next() }, 0, 0, 0, SAMPLE);
}

/** Score of a state, NaN before every tree has grown. */
export function scoreForest(forest: Forest, s: Float64Array): number {
  const { trees, signal, value } = forest;
  if (forest.grown < trees) return Number.NaN;
  let depth = 0;
  for (let base = 0; base < trees * NODES; base += NODES) {
    let at = base;
    let cutOn = signal[at]!;
    while (cutOn >= 0) {
      // The side is computed, not branched on: it is a coin's throw, and a wrong guess costs more than the sum.
      at = base + 2 * (at - base) + 1 + Number(s[cutOn]! >= value[at]!);
      cutOn = signal[at]!;
    }
    depth += value[at]!;
  }
  return isolationScore(depth / trees);
}
