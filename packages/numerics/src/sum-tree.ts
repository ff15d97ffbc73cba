/**
 * A sum tree: weights of n leaves, kept so that a leaf can be drawn in proportion to its weight and changed again in
 * O(log n). Sixteen children a node, so that a node is two cache lines and 2²⁰ leaves are five levels; a change adds its
 * difference to one number a level. Differences round, so every level is summed anew once in a while, which costs a
 * constant share of the changes. Not a random number generator: the caller brings the draw.
 */
const BITS = 4;
const CHILDREN = 1 << BITS;
/** Changes a leaf between two rebuilds. */
const REBUILD_PERIOD = 8;

export interface SumTree {
  /** Number of leaves. */
  readonly size: number;
  /** levels[0] are the leaves, levels[l] the sums of 16 numbers of the level below; the last has 16 numbers at most. */
  readonly levels: readonly Float64Array[];
  total: number;
  /** Changes since the last rebuild. */
  changes: number;
}

/** @throws RangeError unless size is a whole number ≥ 1 */
export function initSumTree(size: number): SumTree {
  if (!Number.isInteger(size) || size < 1) throw new RangeError(`size ${size} is not a whole number of at least 1`);
  const levels: Float64Array[] = [];
  let n = size;
  do {
    const blocks = Math.ceil(n / CHILDREN);
    levels.push(new Float64Array(blocks * CHILDREN));
    n = blocks;
  } while (n > 1);
  return { size, levels, total: 0, changes: 0 };
}

/** Sums every level anew from the leaves. O(n). */
export function rebuildSumTree(tree: SumTree): void {
  const { levels } = tree;
  for (let l = 1; l < levels.length; l++) {
    const below = levels[l - 1]!;
    const sums = levels[l]!;
    for (let i = 0; i < below.length; i += CHILDREN) {
      let sum = 0;
      for (let c = i; c < i + CHILDREN; c++) sum += below[c]!;
      sums[i >> BITS] = sum;
    }
  }
  const top = levels.at(-1)!;
  let total = 0;
  for (let i = 0; i < top.length; i++) total += top[i]!;
  tree.total = total;
  tree.changes = 0;
}

/**
 * Gives leaf i the weight w. O(log n), a rebuild once in 8·n changes aside.
 * @throws RangeError for a leaf that is not there, or a weight that is not finite and ≥ 0
 */
export function setWeight(tree: SumTree, i: number, w: number): void {
  if (!(i >= 0 && i < tree.size)) throw new RangeError(`leaf ${i} is not one of ${tree.size}`);
  if (!(w >= 0 && w < Number.POSITIVE_INFINITY)) throw new RangeError(`weight ${w} is not a finite number ≥ 0`);
  const { levels } = tree;
  const difference = w - levels[0]![i]!;
  levels[0]![i] = w;
  let at = i;
  for (let l = 1; l < levels.length; l++) {
    at >>= BITS;
    const level = levels[l]!;
    level[at] = level[at]! + difference;
  }
  tree.total += difference;
  if (++tree.changes >= REBUILD_PERIOD * tree.size) rebuildSumTree(tree);
}

export const weightOf = (tree: SumTree, i: number): number => tree.levels[0]![i]!;

/** Σ of the weights of leaves 0 … end − 1. O(log n). */
export function prefixSum(tree: SumTree, end: number): number {
  let sum = 0;
  let at = end;
  for (const level of tree.levels) {
    for (let c = at & ~(CHILDREN - 1); c < at; c++) sum += level[c]!;
    at >>= BITS;
  }
  return sum;
}

/**
 * The leaf i with prefixSum(i) ≤ u < prefixSum(i + 1): for u uniform in [0, total) leaf i comes with probability
 * weight_i/total. A leaf of weight 0 never comes, whatever the sums have rounded to. O(log n).
 * @throws RangeError where all weights are 0
 */
export function leafAt(tree: SumTree, u: number): number {
  const { levels } = tree;
  let rest = u;
  let at = 0;
  for (let l = levels.length - 1; l >= 0; l--) {
    const level = levels[l]!;
    at <<= BITS;
    const last = at + CHILDREN - 1;
    while (at < last && rest >= level[at]!) {
      rest -= level[at]!;
      at++;
    }
  }
  const leaves = levels[0]!;
  if (at < tree.size && leaves[at]! > 0) return at;
  for (let i = Math.min(at, tree.size - 1); i >= 0; i--) if (leaves[i]! > 0) return i;
  for (let i = at + 1; i < tree.size; i++) if (leaves[i]! > 0) return i;
  throw new RangeError('a tree whose weights are all 0 has no leaf to draw');
}
