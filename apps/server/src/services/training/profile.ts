/**
 * What vision costs here: both models through their pipelines on recorded bars, each stage timed by the clock that is
 * passed in, and what the fallback would have done with those latencies. The one place where they are measured: a run
 * is given what was recorded.
 */
import { readFileSync } from 'node:fs';
import { badInput, cancelled, type BarSeries } from '@janus/domain';
import { loadFusedKernelSync, loadGafKernelSync } from '@janus/kernels/node';
import { openFusedEncoder, readModel, windowSamples, type Samples } from '@janus/neural';
import {
  fallbackCourse,
  latenciesOf,
  openPipeline,
  stepPipeline,
  type FallbackConfig,
  type Pipeline,
  type StageLatency,
} from '@janus/visual-cortex';
import { dataHash, runIdentity, type Identity } from '../provenance.ts';
import { tableOf } from './bars-samples.ts';
import { refuseOtherBars } from './embeddings.ts';
import { refuseOtherKind, toldChanges, type ToldChange } from './fallback.ts';
import type { RecordedLatencies } from './latencies.ts';
import { modelFile } from './model-store.ts';

export interface ProfileRequest {
  readonly data: string;
  readonly series: BarSeries;
  /** Ids of the models. */
  readonly full: string;
  readonly light: string;
  readonly fallback: FallbackConfig;
  /** Most bars, the last ones. */
  readonly most: number;
}
export interface ProfiledModel {
  readonly artefact: string;
  readonly model: string;
  readonly bytes: number;
}
export interface VisionProfile extends Identity {
  readonly data: string;
  readonly simulatedData: boolean;
  readonly bars: number;
  readonly full: ProfiledModel;
  readonly light: ProfiledModel;
  readonly fallback: FallbackConfig;
  /** Everything that another machine or another day answers differently. */
  readonly timing: {
    /** µs, over all bars. */
    readonly full: readonly StageLatency[];
    readonly light: readonly StageLatency[];
    /** What the fallback would have done live. */
    readonly changes: readonly ToldChange[];
    readonly lightBars: number;
  };
}
export interface ProfileHooks {
  progress(stage: string, share: number): void;
  readonly signal: AbortSignal;
  /** Monotonic µs. */
  clock(): number;
}

interface Seen {
  readonly told: ProfiledModel;
  readonly pipeline: Pipeline;
  readonly samples: Samples;
  readonly window: Float32Array;
}

function openSeen(request: ProfileRequest, id: string, dataFolder: string, clock: () => number): Seen {
  const name = `artefact ${id}`;
  const read = readModel(readFileSync(modelFile(dataFolder, id)), name);
  const table = tableOf(request.series);
  refuseOtherBars(read, request.series, table.names, name);
  const { drawing, encoder } = openFusedEncoder(loadFusedKernelSync(), read);
  const kernel = loadGafKernelSync();
  const pipeline = openPipeline({ drawing, encoder, head: null, kernel, clock, span: request.most, keep: false });
  const samples = windowSamples(table, { bars: pipeline.frames.bars, every: 1, horizon: 0 });
  return {
    told: { artefact: id, model: read.model.kind, bytes: encoder.bytes },
    pipeline,
    samples,
    window: new Float32Array(pipeline.frames.bars * drawing.features),
  };
}

/** Embeds the window that ends at sample `index`. @returns how long it took, µs */
function see({ pipeline, samples, window }: Seen, index: number): number {
  samples.fill(index, window, 0);
  stepPipeline(pipeline, window);
  return pipeline.wholeUs;
}

/** Embeddings before any is counted: the compiler is still at work. */
const SETTLING = 200;
const BREATHE = 256;

/** @throws JanusError bad-input, no-data, cancelled; ConfigError */
export async function executeProfile(
  request: ProfileRequest,
  dataFolder: string,
  hooks: ProfileHooks,
): Promise<{ readonly profile: VisionProfile; readonly latencies: RecordedLatencies }> {
  const { series, data, full: fullId, light: lightId, fallback, most } = request;
  refuseOtherKind(dataFolder, fullId, 'full');
  refuseOtherKind(dataFolder, lightId, 'light');
  const settling = [fullId, lightId].map((id) => openSeen(request, id, dataFolder, () => 0)) as [Seen, Seen];
  for (const one of settling) for (let i = 0; i < Math.min(SETTLING, one.samples.count); i++) see(one, i);
  const full = openSeen(request, fullId, dataFolder, () => hooks.clock());
  const light = openSeen(request, lightId, dataFolder, () => hooks.clock());
  const bars = Math.min(most, full.samples.count, light.samples.count);
  if (bars < 1) throw badInput(`${data} has no bar at which both models see a whole window: take more bars`);
  const time = new Float64Array(bars);
  const fullUs = new Float64Array(bars);
  const lightUs = new Float64Array(bars);
  for (let k = 0; k < bars; k++) {
    const bar = series.length - bars + k;
    time[k] = series.time[bar]!;
    fullUs[k] = see(full, full.samples.count - bars + k);
    lightUs[k] = see(light, light.samples.count - bars + k);
    if (k % BREATHE === 0) {
      if (hooks.signal.aborted) throw cancelled(`cancelled after ${k} of ${bars} bars`);
      hooks.progress('measuring', k / bars);
      await new Promise((resolve) => setImmediate(resolve));
    }
  }
  const bytes = { full: full.told.bytes, light: light.told.bytes };
  const course = fallbackCourse(bars, 0, fallback, bytes, { fullUs, lightUs });
  const profile: VisionProfile = {
    ...runIdentity({
      seed: 0,
      config: { full: fullId, light: lightId, fallback, bars },
      dataHash: dataHash(series),
      backend: 'wasm-simd',
    }),
    data,
    simulatedData: series.simulated,
    bars,
    full: full.told,
    light: light.told,
    fallback,
    timing: {
      full: latenciesOf(full.pipeline.profile),
      light: latenciesOf(light.pipeline.profile),
      changes: toldChanges(course, { ...series, time: series.time.subarray(series.length - bars) }),
      lightBars: course.light.reduce((sum, x) => sum + x, 0),
    },
  };
  return { profile, latencies: { time, fullUs, lightUs } };
}
