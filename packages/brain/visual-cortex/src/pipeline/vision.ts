/**
 * The pipeline of vision: two models, of which one sees at a time. ViViT as long as it fits the budget of time and
 * memory, DiffGAF-LSTM while it does not (fallback/fallback.ts); every change is an entry that whoever owns the pipeline
 * puts into the records. Live the latency is that of the clock; where a run must be the same twice, latencies are given.
 */
import type { FallbackConfig } from '../config.ts';
import { initFallback, stepFallback, type FallbackState } from '../fallback/fallback.ts';
import { openPipeline, stepPipeline, type Pipeline, type PipelineOptions } from './pipeline.ts';

export type VisionPart = Pick<PipelineOptions, 'drawing' | 'encoder' | 'head'>;
export interface VisionOptions extends Pick<PipelineOptions, 'kernel' | 'clock' | 'span' | 'keep'> {
  readonly full: VisionPart;
  readonly light: VisionPart;
  readonly fallback: FallbackConfig;
}

export interface VisionPipeline {
  readonly full: Pipeline;
  readonly light: Pipeline;
  readonly fallback: FallbackState;
  /** That made the last output; the full one before the first, unless it may not see. */
  active: Pipeline;
  /** True where the next window is the other model's. */
  changed: boolean;
}

/** @throws JanusError bad-input, ConfigError */
export function openVision(options: VisionOptions): VisionPipeline {
  const { full, light, fallback, ...shared } = options;
  const state = initFallback(fallback, { full: full.encoder.bytes, light: light.encoder.bytes });
  const pipelines = { full: openPipeline({ ...shared, ...full }), light: openPipeline({ ...shared, ...light }) };
  return { ...pipelines, fallback: state, active: state.light ? pipelines.light : pipelines.full, changed: false };
}

/**
 * @param windowOf the window that a model sees: the two may see spans of different length
 * @param latencyUs what decides in place of the clock; NaN: by the clock, and where there is none not at all
 * @returns the output of the model that saw, a view
 */
export function stepVision(
  vision: VisionPipeline,
  windowOf: (pipeline: Pipeline) => ArrayLike<number>,
  latencyUs = Number.NaN,
): Float32Array {
  const active = vision.fallback.light ? vision.light : vision.full;
  vision.active = active;
  const output = stepPipeline(active, windowOf(active));
  vision.changed = stepFallback(vision.fallback, Number.isNaN(latencyUs) ? active.wholeUs : latencyUs);
  return output;
}
