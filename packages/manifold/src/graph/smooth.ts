/**
 * Smooth neighbour distances (McInnes, Healy and Melville 2018, algorithm 3): each point gets its own unit of length,
 * so that sparse and dense places count alike.
 */
import type { Neighbours } from '../neighbours/lists.ts';

export interface Smooth {
  /** Distance to the nearest other that is not a duplicate; 0 where all are. [n] */
  readonly rho: Float64Array;
  /** Unit of length beyond ρ. [n] */
  readonly sigma: Float64Array;
}

/** σ is not let below this share of the mean distance, or a point among duplicates would know no one else. */
const FLOOR = 1e-3;

/** exp(−max(0, d − ρ) / σ), in (0, 1]. */
export const membership = (distance: number, rho: number, sigma: number): number =>
  distance > rho ? Math.exp(-(distance - rho) / sigma) : 1;

/** The σ with Σ_j membership(d_j, ρ, σ) = log2(m + 1), by bisection: m others and the point itself. */
export function smooth(neighbours: Neighbours): Smooth {
  const { n, m, distance } = neighbours;
  const rho = new Float64Array(n);
  const sigma = new Float64Array(n);
  const target = Math.log2(m + 1);
  const overall = distance.reduce((sum, d) => sum + d, 0) / Math.max(1, n * m);
  for (let i = 0; i < n; i++) {
    const row = distance.subarray(i * m, (i + 1) * m);
    const near = row.find((d) => d > 0) ?? 0;
    let low = 0;
    let high = Number.POSITIVE_INFINITY;
    let unit = 1;
    for (let round = 0; round < 64; round++) {
      let sum = 0;
      for (let k = 0; k < m; k++) sum += membership(row[k]!, near, unit);
      if (Math.abs(sum - target) < 1e-5) break;
      if (sum > target) high = unit;
      else low = unit;
      unit = high === Number.POSITIVE_INFINITY ? unit * 2 : (low + high) / 2;
    }
    const mean = near > 0 ? row.reduce((sum, d) => sum + d, 0) / m : overall;
    rho[i] = near;
    // A set of one single place has no length at all: any unit will do.
    sigma[i] = Math.max(unit, FLOOR * mean, Number.MIN_VALUE);
  }
  return { rho, sigma };
}
