/** How long each stage of a pipeline takes: percentiles over its last embeddings, µs. */
import { initPercentile, percentileOf, pushPercentile, type Percentile } from '../fallback/percentile.ts';
import { PIPELINE_STAGES, type PipelineStage } from './shape.ts';

export interface Profile {
  /** One a stage, and the whole last. */
  readonly stages: readonly Percentile[];
}
export interface StageLatency {
  readonly stage: PipelineStage | 'whole';
  /** Whatever the clock's tick: the percentiles are whole ticks. */
  readonly mean: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
}

export const initProfile = (span: number): Profile => ({
  stages: Array.from({ length: PIPELINE_STAGES.length + 1 }, () => initPercentile(0.5, span)),
});

/** @param micros one a stage; @returns their sum. Allocates nothing. */
export function pushProfile({ stages }: Profile, micros: Float64Array): number {
  let whole = 0;
  for (let s = 0; s < micros.length; s++) {
    pushPercentile(stages[s]!, micros[s]!);
    whole += micros[s]!;
  }
  pushPercentile(stages[micros.length]!, whole);
  return whole;
}

/** Empty before the first embedding. */
export const latenciesOf = ({ stages }: Profile): StageLatency[] =>
  stages[0]!.count === 0
    ? []
    : stages.map((of, s) => ({
        stage: PIPELINE_STAGES[s] ?? 'whole',
        mean: of.sorted.subarray(0, of.count).reduce((sum, us) => sum + us / of.count, 0),
        p50: percentileOf(of, 0.5),
        p95: percentileOf(of, 0.95),
        p99: percentileOf(of, 0.99),
      }));
