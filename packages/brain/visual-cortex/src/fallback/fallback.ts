/**
 * Which of two models sees: the full one (ViViT), or a lighter one (DiffGAF-LSTM) while the full one costs too much
 * [§1.3.2, graceful degradation]. One state, one latency in at a time; it reads no clock.
 *
 *   give way   the 95th percentile of the last `span` latencies was above the budget `breaches` times in a row
 *   come back  that of the light model was below lowerMark × budget as many times in a row as calm is wanted: `calm`
 *              times at first, twice as many each time the full model gives way again within `calm` of its return
 *
 * Between the two marks nothing changes, so that a latency near the budget does not make the models take turns. After
 * each change the percentile begins anew, and is judged from 20 latencies on, or a whole span where that is shorter:
 * latencies of one model say nothing of the other. A model that takes more
 * memory than is allowed is not begun with at all.
 */
import { ConfigError, VISION_CAUSES, type VisionCause } from '@janus/domain';
import type { FallbackConfig } from '../config.ts';
import { clearPercentile, initPercentile, percentileOf, pushPercentile, type Percentile } from './percentile.ts';

/** Bytes that each of the models takes. */
export interface ModelBytes {
  readonly full: number;
  readonly light: number;
}

const P95 = 0.95;
/** Of fewer latencies the 95th percentile is the largest: a single cold one would decide. */
const LEAST = 20;
/** Calm is wanted for at most so many times longer than at first. */
const MOST_PATIENCE = 32;
export const CAUSE = Object.fromEntries(VISION_CAUSES.map((cause, i) => [cause, i])) as Readonly<
  Record<VisionCause, number>
>;

export interface FallbackState {
  readonly config: FallbackConfig;
  /** True where nothing can change: forced, or the full model is too large. */
  readonly settled: boolean;
  readonly latencies: Percentile;
  /** Which sees now, and why: index into VISION_CAUSES. */
  light: boolean;
  cause: number;
  /** In a row: breaches of the full model, or calm latencies of the light one. */
  run: number;
  /** Embeddings since the full model came back; ∞ before the first time. */
  since: number;
  /** Times `calm` that are wanted now, a power of two. */
  patience: number;
  changes: number;
  /** 95th percentile that was judged last, µs; NaN before the first. */
  p95Us: number;
}

/** @throws ConfigError where no model that may see fits the memory */
export function initFallback(config: FallbackConfig, bytes: ModelBytes): FallbackState {
  const allowed = config.memoryKiB * 1024;
  const tooLarge = (which: 'full' | 'light'): string =>
    `fallback.memoryKiB: ${config.memoryKiB} is less than the ${Math.ceil(bytes[which] / 1024)} KiB of the ${which} model`;
  const heavy = bytes.full > allowed;
  if (config.model === 'full' && heavy) throw new ConfigError([`${tooLarge('full')}, and no other may see`]);
  if ((config.model === 'light' || heavy) && bytes.light > allowed) throw new ConfigError([tooLarge('light')]);
  const light = config.model === 'light' || heavy;
  const cause = config.model !== 'auto' ? CAUSE.forced : heavy ? CAUSE.memory : CAUSE.chosen;
  return {
    config,
    settled: config.model !== 'auto' || heavy,
    latencies: initPercentile(P95, config.span),
    light,
    cause,
    run: 0,
    since: Number.POSITIVE_INFINITY,
    patience: 1,
    changes: 0,
    p95Us: Number.NaN,
  };
}

function change(state: FallbackState, light: boolean, cause: number): void {
  state.light = light;
  state.cause = cause;
  state.run = 0;
  state.changes++;
  clearPercentile(state.latencies);
}

/**
 * The latency of an embedding by the model that sees; NaN where it was not measured, which changes nothing. Allocates
 * nothing.
 * @returns true where from the next embedding on the other model sees
 */
export function stepFallback(state: FallbackState, latencyUs: number): boolean {
  if (Number.isNaN(latencyUs)) return false;
  const { config, latencies } = state;
  pushPercentile(latencies, latencyUs);
  if (latencies.count < Math.min(LEAST, config.span)) return false;
  const p95 = percentileOf(latencies);
  state.p95Us = p95;
  if (state.settled) return false;
  if (state.light) {
    state.run = p95 < config.lowerMark * config.budgetUs ? state.run + 1 : 0;
    if (state.run < config.calm * state.patience) return false;
    change(state, false, CAUSE.calm);
    state.since = 0;
    return true;
  }
  state.since++;
  if (state.since > config.calm) state.patience = 1;
  state.run = p95 > config.budgetUs ? state.run + 1 : 0;
  if (state.run < config.breaches) return false;
  if (state.since <= config.calm) state.patience = Math.min(MOST_PATIENCE, 2 * state.patience);
  change(state, true, CAUSE.latency);
  return true;
}
