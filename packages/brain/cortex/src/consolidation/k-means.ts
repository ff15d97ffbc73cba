/**
 * k-means with the seeding of Arthur & Vassilvitskii (k-means++) and Lloyd's rounds, over rows of a matrix that are
 * named by number, so that nothing is copied. Seeded, and started several times; the best start is kept.
 */
import { initSumTree, leafAt, setWeight, type Rng } from '@janus/numerics';

/** Rows of `data` [·, dim]; `index` says which, in order. */
export interface Points {
  readonly data: Float32Array;
  readonly dim: number;
  readonly index: ArrayLike<number>;
}

export interface Clusters {
  /** [k, dim], not normalised. */
  readonly centroids: Float64Array;
  /** Cluster of each point, in the order of `index`. */
  readonly cluster: Int32Array;
  readonly size: Int32Array;
  /** Σ‖h − z‖² after each round [E64], never rising. */
  readonly objective: readonly number[];
}

/** ‖h − z‖² of the point in row `row` and the centroid of number c. */
export function squareDistance(p: Points, row: number, centroids: Float64Array, c: number): number {
  let sum = 0;
  for (let d = 0; d < p.dim; d++) {
    const difference = p.data[row * p.dim + d]! - centroids[c * p.dim + d]!;
    sum += difference * difference;
  }
  return sum;
}

/** Each point to the nearest centroid, of equals the first. Returns Σ‖h_i − z_k‖² [E64]. */
export function assign(p: Points, centroids: Float64Array, cluster: Int32Array): number {
  const k = centroids.length / p.dim;
  let objective = 0;
  for (let i = 0; i < p.index.length; i++) {
    let best = 0;
    let least = Number.POSITIVE_INFINITY;
    for (let c = 0; c < k; c++) {
      const square = squareDistance(p, p.index[i]!, centroids, c);
      if (square < least) {
        least = square;
        best = c;
      }
    }
    cluster[i] = best;
    objective += least;
  }
  return objective;
}

/**
 * z_k = (1/|C_k|)·Σ h_i [E45] into `centroids`, and |C_k| into `size`. A centroid without points stays where it was.
 */
export function moveCentroids(p: Points, cluster: Int32Array, centroids: Float64Array, size: Int32Array): void {
  const sums = new Float64Array(centroids.length);
  size.fill(0);
  for (let i = 0; i < p.index.length; i++) {
    const c = cluster[i]!;
    size[c] = size[c]! + 1;
    for (let d = 0; d < p.dim; d++) sums[c * p.dim + d] = sums[c * p.dim + d]! + p.data[p.index[i]! * p.dim + d]!;
  }
  for (let c = 0; c < size.length; c++) {
    if (size[c] === 0) continue;
    for (let d = 0; d < p.dim; d++) centroids[c * p.dim + d] = sums[c * p.dim + d]! / size[c]!;
  }
}

/** The first centroid is any point, each further one a point drawn in proportion to its squared distance from them. */
function seedCentroids(p: Points, k: number, random: Rng): Float64Array {
  const m = p.index.length;
  const centroids = new Float64Array(k * p.dim);
  const nearest = new Float64Array(m).fill(Number.POSITIVE_INFINITY);
  const tree = initSumTree(m);
  for (let c = 0; c < k; c++) {
    const chosen = c > 0 && tree.total > 0 ? leafAt(tree, random.next() * tree.total) : random.below(m);
    for (let d = 0; d < p.dim; d++) centroids[c * p.dim + d] = p.data[p.index[chosen]! * p.dim + d]!;
    for (let i = 0; i < m; i++) {
      nearest[i] = Math.min(nearest[i]!, squareDistance(p, p.index[i]!, centroids, c));
      setWeight(tree, i, nearest[i]!);
    }
  }
  return centroids;
}

/** One start: seeded, then rounds until nothing changes hands. */
export function lloyd(p: Points, centroids: Float64Array, maxIterations: number): Clusters {
  const k = centroids.length / p.dim;
  const cluster = new Int32Array(p.index.length);
  const size = new Int32Array(k);
  const objective = [assign(p, centroids, cluster)];
  moveCentroids(p, cluster, centroids, size);
  for (let round = 1; round < maxIterations; round++) {
    const before = cluster.slice();
    objective.push(assign(p, centroids, cluster));
    moveCentroids(p, cluster, centroids, size);
    if (before.every((c, i) => c === cluster[i])) break;
  }
  return { centroids, cluster, size, objective };
}

/**
 * min Σ_k Σ_{i ∈ C_k} ‖h_i − z_k‖² [E64] by Lloyd's rounds, as low as the best of `restarts` starts got. Clusters may
 * be empty where points coincide.
 * @throws RangeError unless 1 ≤ k ≤ number of points
 */
export function kMeans(p: Points, k: number, restarts: number, maxIterations: number, random: Rng): Clusters {
  if (!(Number.isInteger(k) && k >= 1 && k <= p.index.length))
    throw new RangeError(`${k} clusters of ${p.index.length} points: give 1 to as many as there are points`);
  let best: Clusters | null = null;
  for (let start = 0; start < restarts; start++) {
    const found = lloyd(p, seedCentroids(p, k, random), maxIterations);
    if (!best || found.objective.at(-1)! < best.objective.at(-1)!) best = found;
  }
  return best!;
}
