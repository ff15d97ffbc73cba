/**
 * What a run is before it runs: the bars, the whole configuration with every default filled in, the regions switched
 * off, and the five things that its identity is the hash of. The same five give the same run.
 */
import { parseRunConfig, type RunConfig } from '@janus/backtest';
import { REGIONS, VERSION, badInput, type BarSeries, type Region } from '@janus/domain';
import type { Provenance, RunInfo } from '../../api.ts';
import { provenanceOf } from '../provenance.ts';

/** What computes the kernels; part of a run's identity, since another backend rounds otherwise. */
export const KERNEL_BACKEND = 'wasm-simd';
export const DEFAULT_SEED = 1;

export interface RunRequest {
  /** Name of the data set. */
  readonly data: string;
  readonly config?: unknown;
  readonly lesions?: readonly string[];
  readonly seed?: number;
}
export interface RunPlan {
  readonly info: RunInfo;
  readonly series: BarSeries;
  readonly config: RunConfig;
  /** Bit i: region i is switched off. */
  readonly lesionMask: number;
  readonly provenance: Provenance;
  /** What the result should say of its data. */
  readonly warnings?: readonly string[];
}

/** @throws JanusError bad-input for a name that is not a region's */
export function lesionMaskOf(lesions: readonly string[]): number {
  let mask = 0;
  for (const name of lesions) {
    const region = REGIONS.indexOf(name as Region);
    if (region < 0) throw badInput(`lesion '${name}' is not a region; the regions are ${REGIONS.join(', ')}`);
    mask |= 1 << region;
  }
  return mask;
}

/** @throws ConfigError, JanusError for a request that cannot be run */
export function planRun(request: RunRequest, series: BarSeries, createdAt: number): RunPlan {
  const config = parseRunConfig(request.config ?? {});
  const lesionMask = lesionMaskOf(request.lesions ?? []);
  const lesions = REGIONS.filter((_, i) => (lesionMask & (1 << i)) !== 0);
  const seed = request.seed ?? DEFAULT_SEED;
  if (!Number.isSafeInteger(seed) || seed < 0) throw badInput(`seed ${seed} is not a whole number of at least 0`);
  if (series.length === 0) throw badInput(`${request.data} has no bars`);
  const provenance = provenanceOf({ seed, config: { ...config, lesions }, series: [series], backend: KERNEL_BACKEND });
  const info: RunInfo = {
    runId: provenance.runId,
    name: request.data,
    symbol: series.symbol,
    timeframeMs: series.timeframeMs,
    assetClass: series.assetClass,
    bars: series.length,
    from: series.time[0]!,
    to: series.time[series.length - 1]!,
    status: 'queued',
    progress: 0,
    stage: 'waiting for its turn',
    simulatedData: series.simulated,
    error: null,
    createdAt,
    seed,
    lesions,
  };
  return { info, series, config, lesionMask, provenance: { ...provenance, version: VERSION } };
}
