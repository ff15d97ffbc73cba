/** Percentiles of event latencies in µs, warm-up left out. */
export interface Latency {
  readonly p50: number;
  readonly p99: number;
  readonly max: number;
}

/** @param micros one latency an event; the first `warmUp` are ignored. Null where nothing is left. */
export function latencyOf(micros: Float32Array, warmUp: number): Latency | null {
  if (micros.length <= warmUp) return null;
  const sorted = micros.slice(warmUp).sort();
  const at = (p: number): number => sorted[Math.min(sorted.length - 1, Math.floor(p * sorted.length))]!;
  return { p50: at(0.5), p99: at(0.99), max: sorted[sorted.length - 1]! };
}
