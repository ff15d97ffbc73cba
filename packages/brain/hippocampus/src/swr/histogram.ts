/** How unequal replay is: experiences and replays by the chance of being replayed, in multiples of a fair share. */

export interface ReplayHistogram {
  /** Edges of the bins in multiples of 1/n, rising, doubling; the first bin is open below, the last above. */
  readonly edges: readonly number[];
  /** Experiences in memory by bin, edges.length + 1 of them. */
  readonly inMemory: readonly number[];
  /** Replays of the experiences of each bin. */
  readonly replayed: readonly number[];
  /** Share of all probability that the most probable tenth of the experiences holds, [0.1, 1]. */
  readonly topProbability: number;
  /** Share of all replays that the most replayed tenth holds. */
  readonly topReplayed: number;
}

const EDGES = Array.from({ length: 12 }, (_, k) => 2 ** (k - 6));

/** Share of the sum that the largest tenth (rounded up) holds. Sums to a NaN-free 0 where all are 0. */
export function topTenth(values: ArrayLike<number>): number {
  const sorted = Float64Array.from(values).sort();
  let sum = 0;
  for (const x of sorted) sum += x;
  let top = 0;
  for (const x of sorted.subarray(sorted.length - Math.ceil(sorted.length / 10))) top += x;
  return sum > 0 ? top / sum : 0;
}

/** `probability` P(i), `times` replays of each experience. */
export function replayHistogram(probability: Float64Array, times: Uint32Array): ReplayHistogram {
  const inMemory = Array.from({ length: EDGES.length + 1 }, () => 0);
  const replayed = Array.from({ length: EDGES.length + 1 }, () => 0);
  for (let i = 0; i < probability.length; i++) {
    const multiple = probability[i]! * probability.length;
    const edge = EDGES.findIndex((e) => multiple < e);
    const bin = edge < 0 ? EDGES.length : edge;
    inMemory[bin] = inMemory[bin]! + 1;
    replayed[bin] = replayed[bin]! + times[i]!;
  }
  return {
    edges: EDGES,
    inMemory,
    replayed,
    topProbability: topTenth(probability),
    topReplayed: topTenth(times),
  };
}
