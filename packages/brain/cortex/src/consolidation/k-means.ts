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

/** Numbers summed between two looks at whether a distance is already too long. */
const STRETCH = 20;

/**
 * ‖h − z‖² of the point in row `row` and centroid number c. Given up, and then some number ≥ `enough`, once the sum has
 * reached that: what cannot be the nearest need not be measured to the end.
 */
export function squareDistance(
  p: Points,
  row: number,
  centroids: Float64Array,
  c: number,
  enough = Number.POSITIVE_INFINITY,
): number {
  const { data, dim } = p;
  const h = row * dim;
  const z = c * dim;
  let sum = 0;
  for (let from = 0; from < dim && sum < enough; from += STRETCH) {
    const to = Math.min(dim, from + STRETCH);
    for (let d = from; d < to; d++) {
      const difference = data[h + d]! - centroids[z + d]!;
      sum += difference * difference;
    }
  }
  return sum;
}

/**
 * Each point to the nearest centroid, of equals the one it had, then the first. Returns Σ‖h_i − z_k‖² [E64]. `cluster`
 * holds where the points were, which is asked first: most stay.
 */
export function assign(p: Points, centroids: Float64Array, cluster: Int32Array): number {
  const k = centroids.length / p.dim;
  let objective = 0;
  for (let i = 0; i < p.index.length; i++) {
    const row = p.index[i]!;
    let best = cluster[i]!;
    let least = squareDistance(p, row, centroids, best);
    for (let c = 0; c < k; c++) {
      if (c === best) continue;
      const square = squareDistance(p, row, centroids, c, least);
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
    size[c]!++;
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
      nearest[i] = Math.min(nearest[i]!, squareDistance(p, p.index[i]!, centroids, c, nearest[i]));
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

const finalOf = (clusters: Clusters): number => clusters.objective[clusters.objective.length - 1]!;

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
    if (!best || finalOf(found) < finalOf(best)) best = found;
  }
  return best!;
}
