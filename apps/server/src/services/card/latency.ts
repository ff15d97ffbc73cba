/** Latencies of a kernel, the newest kept: nearest-rank quantiles and a histogram in steps of doubling. */
const KEPT = 4096;

export interface LatencyReport {
  /** All that were measured, kept or not. */
  readonly count: number;
  /** µs, of those that are kept; null where there are none. */
  readonly p50: number | null;
  readonly p99: number | null;
  readonly max: number | null;
  /** Number in (previous, upTo] µs, from the first that holds one to the last. */
  readonly buckets: readonly { readonly upTo: number; readonly count: number }[];
}

export interface Latencies {
  add(us: number): void;
  report(): LatencyReport;
}

const bucketOf = (us: number): number => Math.max(0, Math.ceil(Math.log2(us)));

export function latencies(): Latencies {
  const kept = new Float64Array(KEPT);
  let count = 0;
  return {
    add(us) {
      kept[count % KEPT] = us;
      count += 1;
    },
    report() {
      const sorted = kept.slice(0, Math.min(count, KEPT)).sort();
      const n = sorted.length;
      if (n === 0) return { count, p50: null, p99: null, max: null, buckets: [] };
      const rank = (share: number): number => sorted[Math.max(0, Math.ceil(share * n) - 1)]!;
      const first = bucketOf(sorted[0]!);
      const counts = Array.from({ length: bucketOf(sorted[n - 1]!) - first + 1 }, () => 0);
      for (const us of sorted) counts[bucketOf(us) - first]! += 1;
      const buckets = counts.map((held, k) => {
        return { upTo: 2 ** (first + k), count: held };
      });
      return { count, p50: rank(0.5), p99: rank(0.99), max: sorted[n - 1]!, buckets };
    },
  };
}
