/**
 * Which of two models sees at each bar of a recorded series: the fallback fed with latencies bar by bar. Bar i is
 * decided by latencies of bars before it alone.
 */
import type { FallbackConfig } from '../config.ts';
import { initFallback, stepFallback, type ModelBytes } from './fallback.ts';
import { checkLatencies, type LatencySeries } from './latencies.ts';

export interface FallbackChange {
  /** First bar that the other model sees. */
  readonly bar: number;
  readonly light: boolean;
  /** Index into VISION_CAUSES. */
  readonly cause: number;
  /** That decided, µs. */
  readonly p95Us: number;
}
export interface FallbackCourse {
  /** 1 where the light model sees. [bars] */
  readonly light: Uint8Array;
  /** Index into VISION_CAUSES. [bars] */
  readonly cause: Int8Array;
  readonly changes: readonly FallbackChange[];
}

/**
 * @param latencies null: latency decides nothing, only options and memory do
 * @param from first bar that has an embedding
 * @throws ConfigError, JanusError bad-input for latencies that are none
 */
export function fallbackCourse(
  bars: number,
  from: number,
  config: FallbackConfig,
  bytes: ModelBytes,
  latencies: LatencySeries | null,
): FallbackCourse {
  if (latencies) checkLatencies(latencies, bars);
  const state = initFallback(config, bytes);
  const light = new Uint8Array(bars);
  const cause = new Int8Array(bars);
  const changes: FallbackChange[] = [];
  for (let i = 0; i < bars; i++) {
    light[i] = state.light ? 1 : 0;
    cause[i] = state.cause;
    if (!latencies || i < from) continue;
    if (!stepFallback(state, (state.light ? latencies.lightUs : latencies.fullUs)[i]!)) continue;
    changes.push({ bar: i + 1, light: state.light, cause: state.cause, p95Us: state.p95Us });
  }
  return { light, cause, changes };
}
