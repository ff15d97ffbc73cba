/**
 * Isolation forest: how few random cuts set a state apart from a sample of recent ones. A tree is regrown every few
 * bars from the ring of the past, one after the other, so that no bar pays for more than one tree; the forest is never
 * older than `regrowBars`. Liu, Ting and Zhou, Isolation forest, ICDM 2008.
 */
import { exp, rng } from '@janus/numerics';
import { SIGNAL_COUNT } from './moments.ts';
import { RING, type Ring } from './ring.ts';

export const SAMPLE = 64;
/** ⌈log₂ SAMPLE⌉: beyond the average depth nothing more is learned. */
const DEPTH = 6;
/** Slots of a tree as a heap: node i has the children 2i + 1 and 2i + 2, and the last level is leaves. */
const NODES = 2 ** (DEPTH + 1) - 1;
const INNER = 2 ** DEPTH - 1;

export interface Forest {
  readonly trees: number;
  readonly seed: number;
  /** [trees, NODES]: signal that a node cuts on. */
  readonly signal: Uint8Array;
  /**
   * Where it cuts, or the path length that a leaf stands for. A leaf above the last level is drawn out to it: it cuts
   * at ∞, where all go left, so that every way down a tree is as long as any other and none is guessed.
   */
  readonly value: Float64Array;
  /** Trees grown so far; tree `grown % trees` is the next. */
  grown: number;
  /** Scratch: slots of the ring in the sample, parted in place. */
  readonly sample: Int32Array;
}

export const initForest = (trees: number, seed: number): Forest => ({
  trees,
  seed,
  signal: new Uint8Array(trees * NODES),
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
export const isolationScore = (meanDepth: number): number => exp((-Math.LN2 / USUAL) * meanDepth);

interface Growth {
  readonly forest: Forest;
  readonly states: Float64Array;
  readonly base: number;
  /** Uniform in [0, 1). */
  readonly next: () => number;
}

/** A leaf at `node`: its path length, at the end of the leftmost way down from it. */
function leaf({ forest, base }: Growth, node: number, path: number): void {
  let at = node;
  for (; at < INNER; at = 2 * at + 1) {
    forest.signal[base + at] = 0;
    forest.value[base + at] = Number.POSITIVE_INFINITY;
  }
  forest.value[base + at] = path;
}

/** Grows node `node` from the sample's slots [from, to). */
function grow(g: Growth, node: number, depth: number, from: number, to: number): void {
  const { forest, states } = g;
  const { sample } = forest;
  const n = to - from;
  if (depth === DEPTH || n < 2) return leaf(g, node, depth + meanPath(n));
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
    forest.signal[g.base + node] = signal;
    forest.value[g.base + node] = cut;
    grow(g, 2 * node + 1, depth + 1, from, middle);
    grow(g, 2 * node + 2, depth + 1, middle, to);
    return;
  }
  leaf(g, node, depth + meanPath(n));
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

/** One step down the tree at `base`: the side is computed, not branched on, for it is a coin's throw. */
const down = (signal: Uint8Array, value: Float64Array, base: number, node: number, s: Float64Array): number =>
  2 * node + 1 + Number(s[signal[base + node]!]! >= value[base + node]!);

/** Score of a state, NaN before every tree has grown. The state is finite. */
export function scoreForest(forest: Forest, s: Float64Array): number {
  const { trees, signal, value } = forest;
  if (forest.grown < trees) return Number.NaN;
  let depth = 0;
  let tree = 0;
  // Four trees at a time: a step in one waits for a number to arrive, and meanwhile the others go on.
  for (; tree + 4 <= trees; tree += 4) {
    const base0 = tree * NODES;
    const base1 = base0 + NODES;
    const base2 = base1 + NODES;
    const base3 = base2 + NODES;
    let a = 0;
    let b = 0;
    let c = 0;
    let d = 0;
    for (let level = 0; level < DEPTH; level++) {
      a = down(signal, value, base0, a, s);
      b = down(signal, value, base1, b, s);
      c = down(signal, value, base2, c, s);
      d = down(signal, value, base3, d, s);
    }
    depth += value[base0 + a]! + value[base1 + b]! + value[base2 + c]! + value[base3 + d]!;
  }
  for (; tree < trees; tree++) {
    const base = tree * NODES;
    let node = 0;
    for (let level = 0; level < DEPTH; level++) node = down(signal, value, base, node, s);
    depth += value[base + node]!;
  }
  return isolationScore(depth / trees);
}
