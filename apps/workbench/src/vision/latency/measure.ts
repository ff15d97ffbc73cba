/**
 * The models at hand through their pipelines on the last windows of a run, each stage timed, and which of the two would
 * have seen at each window under a budget. Runs in the worker.
 */
import { parseConfig, VISION_CAUSES, type BarSeries } from '@janus/domain';
import type { GafKernel, InstantiateFused } from '@janus/kernels';
import { openFusedEncoder, windowSamples } from '@janus/neural';
import {
  fallbackCourse,
  fallbackFields,
  latenciesOf,
  openPipeline,
  stepPipeline,
  type Pipeline,
} from '@janus/visual-cortex';
import type { Latencies, LatencyPlan, MeasuredModel } from '../../workers/vision-protocol.ts';
import { tableFor, type Held } from '../inside.ts';

/** Most windows, the last ones. */
export const MOST = 1000;
/** Windows before any is counted: the compiler is still at work. */
const SETTLING = 200;
/** Between two of these the thread is given back. */
const SLICE = 100;

export interface Kernels {
  readonly gaf: GafKernel;
  readonly fused: InstantiateFused;
}

/** Least step of a clock in µs, by watching it. */
export function tickOf(clock: () => number): number {
  let least = Number.POSITIVE_INFINITY;
  let last = clock();
  for (let seen = 0, reads = 0; seen < 20 && reads < 1e6; reads++) {
    const now = clock();
    if (now === last) continue;
    least = Math.min(least, now - last);
    last = now;
    seen++;
  }
  return least;
}

interface Seen {
  readonly pipeline: Pipeline;
  /** Embeds the window that ends at that sample from the end, 0 the last. @returns µs */
  see(fromEnd: number): number;
  readonly count: number;
  readonly bars: Int32Array;
}

function open(held: Held, bars: BarSeries, kernels: Kernels, clock: () => number): Seen {
  const { drawing, encoder } = openFusedEncoder(kernels.fused, held);
  const pipeline = openPipeline({ drawing, encoder, head: null, kernel: kernels.gaf, clock, span: MOST, keep: false });
  const samples = windowSamples(tableFor(bars, held), { bars: pipeline.frames.bars, every: 1, horizon: 0 });
  const window = new Float32Array(pipeline.frames.bars * drawing.features);
  return {
    pipeline,
    count: samples.count,
    bars: samples.at,
    see(fromEnd) {
      samples.fill(samples.count - 1 - fromEnd, window, 0);
      stepPipeline(pipeline, window);
      return pipeline.wholeUs;
    },
  };
}

/**
 * @param held either may be absent, one is there
 * @param clock monotonic µs
 * @param breathe gives the thread back
 */
export async function measure(
  held: { readonly full: Held | null; readonly light: Held | null },
  bars: BarSeries,
  kernels: Kernels,
  plan: LatencyPlan,
  clock: () => number,
  breathe: () => Promise<void>,
): Promise<Latencies> {
  const opened = (timed: () => number) => ({
    full: held.full && open(held.full, bars, kernels, timed),
    light: held.light && open(held.light, bars, kernels, timed),
  });
  const warm = opened(() => 0);
  for (const one of [warm.full, warm.light])
    if (one) for (let k = 0; k < Math.min(SETTLING, one.count); k++) one.see(k);
  const { full, light } = opened(clock);
  const windows = Math.min(MOST, full?.count ?? MOST, light?.count ?? MOST);
  const fullUs = new Float64Array(windows).fill(Number.NaN);
  const lightUs = new Float64Array(windows).fill(Number.NaN);
  for (let k = 0; k < windows; k++) {
    if (full) fullUs[k] = full.see(windows - 1 - k);
    if (light) lightUs[k] = light.see(windows - 1 - k);
    if (k % SLICE === SLICE - 1) await breathe();
  }
  const told = (seen: Seen | null): MeasuredModel | null =>
    seen && { bytes: seen.pipeline.encoder.bytes, stages: latenciesOf(seen.pipeline.profile) };
  // A clock that did not move says 0: less than its tick, which is still a time.
  const [fullTold, lightTold] = [fullUs, lightUs].map((us) => us.map((x) => Math.max(x, 1e-3)));
  const course =
    full && light
      ? fallbackCourse(
          windows,
          0,
          parseConfig(fallbackFields, { model: plan.sees, budgetUs: plan.budgetUs }, 'fallback'),
          { full: full.pipeline.encoder.bytes, light: light.pipeline.encoder.bytes },
          { fullUs: fullTold!, lightUs: lightTold! },
        )
      : null;
  const at = (full ?? light)!;
  return {
    plan,
    windows,
    tickUs: tickOf(clock),
    full: told(full),
    light: told(light),
    fallback: course && {
      light: course.light[windows - 1] === 1,
      cause: VISION_CAUSES[course.cause[windows - 1]!]!,
      lightWindows: course.light.reduce((sum, x) => sum + x, 0),
      changes: course.changes.map(({ bar, light: to, p95Us }) => ({
        bar: at.bars[Math.min(at.count - 1, at.count - windows + bar)]!,
        light: to,
        p95Us,
      })),
    },
  };
}
