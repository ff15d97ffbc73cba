/**
 * Refits are events. On a stated schedule (every `refitEvery` bars, from `firstFit` on) a model is fitted to the last
 * `trainBars` observations; it becomes known `refitDelay` bars later. The fit of bar i sees bars ≤ i only.
 */
import { FEATURE_COUNT } from '@janus/domain';
import { rng } from '@janus/numerics';
import { baumWelch } from './hmm/baum-welch.ts';
import type { GaussianHmm } from './hmm/model.ts';
import type { RegimeConfig } from './config.ts';
import { observe, OBSERVED } from './observation.ts';

export interface RegimeRefit {
  /** Last bar that the fit saw. */
  readonly asOf: number;
  /** First bar at which it may be used. */
  readonly knownAt: number;
  readonly model: GaussianHmm;
  readonly observations: number;
}

/** Bars at which refits of a run of `length` bars are due. */
export function refitBars(length: number, config: RegimeConfig): number[] {
  const out: number[] = [];
  for (let bar = config.firstFit - 1; bar < length; bar += config.refitEvery) out.push(bar);
  return out;
}

/**
 * @param features row-major [bars, FEATURE_COUNT]
 * @returns null where too few bars are known yet
 */
export function refit(features: Float64Array, bar: number, config: RegimeConfig, seed: number): RegimeRefit | null {
  const first = Math.max(0, bar + 1 - config.trainBars);
  const x = new Float64Array((bar + 1 - first) * OBSERVED);
  let n = 0;
  for (let i = first; i <= bar; i++) if (observe(features, i * FEATURE_COUNT, x, n * OBSERVED)) n++;
  if (n < 20 * config.states) return null;
  const { model } = baumWelch(
    x.subarray(0, n * OBSERVED),
    OBSERVED,
    {
      states: config.states,
      covariance: config.covariance,
      iterations: config.iterations,
      tolerance: 1e-4,
      floor: 0.01,
    },
    rng((seed + bar) >>> 0),
  );
  return { asOf: bar, knownAt: bar + config.refitDelay, model, observations: n };
}

/** All refits of a recorded run, in order. Each depends only on the bars up to its own. */
export function prepareRefits(
  features: Float64Array,
  config: RegimeConfig,
  seed: number,
  onProgress?: (done: number, total: number) => void,
): RegimeRefit[] {
  const bars = refitBars(features.length / FEATURE_COUNT, config);
  const out: RegimeRefit[] = [];
  bars.forEach((bar, i) => {
    const fitted = refit(features, bar, config, seed);
    if (fitted) out.push(fitted);
    onProgress?.(i + 1, bars.length);
  });
  return out;
}
