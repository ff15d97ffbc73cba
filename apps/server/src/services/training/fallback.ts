/**
 * The lighter model that a run's vision gives way to, and what decides when: options, memory, and latencies that are
 * recorded or simulated. Never the wall clock of the replay: the same run would not come out the same.
 */
import { readFileSync } from 'node:fs';
import { badInput, parseConfig, VISION_CAUSES, VISION_MODELS, type BarSeries } from '@janus/domain';
import { loadFusedKernelSync } from '@janus/kernels/node';
import { openFusedEncoder, readModel } from '@janus/neural';
import {
  fallbackCourse,
  fallbackFields,
  simulatedLatencyFields,
  simulateLatencies,
  type FallbackConfig,
  type FallbackCourse,
  type LatencySeries,
  type LearnedSight,
  type SimulatedLatency,
} from '@janus/visual-cortex';
import { artefactRef, type ArtefactRef } from './embeddings.ts';
import { keptLatencies, latenciesOfBars } from './latencies.ts';
import { modelFile, storedModel } from './model-store.ts';

/** Where the latencies of a run come from. */
export type LatencySource =
  | { readonly kind: 'none' }
  | { readonly kind: 'simulated'; readonly options: SimulatedLatency }
  | { readonly kind: 'recorded'; readonly hash: string };

/** As a run names it and keeps it. */
export interface FallbackFacts {
  /** Id of the lighter model. */
  readonly light: string;
  readonly config: FallbackConfig;
  readonly latencies: LatencySource;
}
export interface FallbackRef extends Omit<FallbackFacts, 'light'> {
  readonly light: ArtefactRef;
}

/** The full model is a ViViT and the light one a DiffGAF-LSTM. */
const KINDS = { full: 'diffgaf-vivit', light: 'diffgaf-lstm' } as const;

/** @throws JanusError bad-input for a model that cannot stand there; no-data for one that is not there */
export function refuseOtherKind(dataFolder: string, id: string, place: 'full' | 'light'): void {
  const { model } = storedModel(dataFolder, id);
  if (model !== KINDS[place])
    throw badInput(
      `artefact ${id} is a ${model}, and the ${place} model is to be a ${KINDS[place]}: vision gives way from a ViViT to a DiffGAF-LSTM. Train one with \`janus train vision --data SYMBOL --model ${KINDS[place]}\``,
    );
}

export interface FallbackRequest {
  readonly full: string;
  readonly light: string;
  /** Tables of the configuration; what is silent takes its default. */
  readonly config: unknown;
  readonly simulated: unknown;
  /** 'none', 'simulated', or the hash of recorded ones. */
  readonly latency: string;
}

/** @throws JanusError bad-input, no-data; ConfigError */
export function fallbackRef(dataFolder: string, request: FallbackRequest): FallbackRef {
  refuseOtherKind(dataFolder, request.full, 'full');
  refuseOtherKind(dataFolder, request.light, 'light');
  const config = parseConfig(fallbackFields, request.config ?? {}, 'fallback');
  const options = parseConfig(simulatedLatencyFields, request.simulated ?? {}, 'latency');
  if (request.simulated !== undefined && request.latency !== 'simulated')
    throw badInput('the table latency says how latencies are simulated, and they are not: --latency simulated');
  const latencies: LatencySource =
    request.latency === 'none'
      ? { kind: 'none' }
      : request.latency === 'simulated'
        ? { kind: 'simulated', options }
        : { kind: 'recorded', hash: request.latency };
  return { light: artefactRef(dataFolder, request.light), config, latencies };
}

/** Of a run that is kept. */
export const fallbackOf = (dataFolder: string, { light, config, latencies }: FallbackFacts): FallbackRef => ({
  light: artefactRef(dataFolder, light),
  config,
  latencies,
});

/** Bytes that the model takes as the fused kernel runs it. */
export function bytesOf(dataFolder: string, id: string): number {
  const read = readModel(readFileSync(modelFile(dataFolder, id)), `artefact ${id}`);
  return openFusedEncoder(loadFusedKernelSync(), read).encoder.bytes;
}

function latenciesFor(
  dataFolder: string,
  source: LatencySource,
  series: BarSeries,
  seed: number,
): LatencySeries | null {
  switch (source.kind) {
    case 'none':
      return null;
    case 'simulated':
      return simulateLatencies(series.length, source.options, seed);
    case 'recorded':
      return latenciesOfBars(keptLatencies(dataFolder, source.hash), series);
  }
}

/** Which of the two sees at each bar. @throws JanusError, ConfigError */
export function courseOf(
  dataFolder: string,
  full: ArtefactRef,
  { light, config, latencies }: FallbackRef,
  sight: LearnedSight,
  series: BarSeries,
  seed: number,
): FallbackCourse {
  const bytes = { full: bytesOf(dataFolder, full.id), light: bytesOf(dataFolder, light.id) };
  return fallbackCourse(series.length, sight.from, config, bytes, latenciesFor(dataFolder, latencies, series, seed));
}

/** A change as results tell it. */
export interface ToldChange {
  readonly bar: number;
  /** Close of the bar whose latency decided, epoch ms. */
  readonly time: number;
  readonly model: string;
  readonly cause: string;
  readonly p95Us: number;
}
export const toldChanges = ({ changes }: FallbackCourse, series: BarSeries): ToldChange[] =>
  changes.map(({ bar, light, cause, p95Us }) => ({
    bar,
    time: series.time[bar - 1]! + series.timeframeMs,
    model: VISION_MODELS[light ? 2 : 1],
    cause: VISION_CAUSES[cause]!,
    p95Us,
  }));

/** What a reader of the result should know of what decided. */
export function toldCourse({ latencies, config }: FallbackRef, course: FallbackCourse): string {
  const bars = course.light.length;
  const light = course.light.reduce((sum, x) => sum + x, 0);
  const by =
    config.model !== 'auto'
      ? `the options say always ${config.model}`
      : latencies.kind === 'none'
        ? 'latency decides nothing in this run: it is replayed, and neither recorded latencies nor simulated ones were given'
        : `latency decides, and it is ${latencies.kind}, not that of this replay`;
  return `vision sees through ${KINDS.light} at ${light} of ${bars} bars, ${course.changes.length} changes: ${by}`;
}
