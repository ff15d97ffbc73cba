/**
 * One model's way from a window to an embedding, stage by stage [§1, Part V §8.2]: the window is split into frames,
 * scaled, drawn as GASF, GADF or both, encoded, and projected where there is a head for that. The same numbers as the
 * model's one fused call; what is between the stages can be looked at, and how long each takes is known. The clock is an
 * argument; without one nothing is timed.
 */
import { badInput } from '@janus/domain';
import type { GafKernel } from '@janus/kernels';
import { drawFrames, openFrames, scaleFrames, splitWindow, type Frames } from './frames.ts';
import { initProfile, pushProfile, type Profile } from './profile.ts';
import { checkProjection, project } from './projection.ts';
import { PIPELINE_STAGES, type Drawing, type Encoder, type Projection } from './shape.ts';

export interface PipelineOptions {
  readonly drawing: Drawing;
  readonly encoder: Encoder;
  /** Null leaves the embedding as it is. */
  readonly head: Projection | null;
  readonly kernel: GafKernel;
  /** Monotonic µs, or null. */
  readonly clock: (() => number) | null;
  /** Last embeddings that the profile is over. */
  readonly span: number;
  /** Keeps what each stage makes of the last window; otherwise only the result is there to be read. */
  readonly keep: boolean;
}

/** Of the last window. Views and copies that the next one overwrites. */
export interface Intermediates {
  /** Each drawn feature after PAA and scaling, x̃, a row a frame. [selected][frames, size] */
  readonly scaled: readonly Float32Array[];
  /** [frames, channels, size, size] */
  readonly video: Float32Array;
  /** Before the head. [width] */
  readonly embedding: Float32Array;
}

export interface Pipeline {
  readonly frames: Frames;
  readonly encoder: Encoder;
  readonly head: Projection | null;
  readonly clock: (() => number) | null;
  readonly profile: Profile;
  /** Null where nothing is kept. */
  readonly kept: Intermediates | null;
  /** Of the head, or the embedding where there is none. */
  readonly output: Float32Array;
  /** Of the last window, µs; NaN without a clock. [PIPELINE_STAGES] */
  readonly micros: Float64Array;
  /** Their sum. */
  wholeUs: number;
}

/** @throws JanusError bad-input where the parts do not fit one another */
export function openPipeline({ drawing, encoder, head, kernel, clock, span, keep }: PipelineOptions): Pipeline {
  const frames = openFrames(drawing, kernel);
  if (encoder.length !== frames.video.length)
    throw badInput(
      `the encoder takes videos of ${encoder.length} numbers and the drawing makes ${frames.video.length}: they are of two models`,
    );
  if (head) checkProjection(head, encoder.width);
  return {
    frames,
    encoder,
    head,
    clock,
    profile: initProfile(span),
    kept: keep
      ? {
          scaled: frames.plans.map(({ count, size }) => new Float32Array(count * size)),
          video: frames.video,
          embedding: new Float32Array(encoder.width),
        }
      : null,
    output: new Float32Array(head ? head.to : encoder.width),
    micros: new Float64Array(PIPELINE_STAGES.length).fill(Number.NaN),
    wholeUs: Number.NaN,
  };
}

function keepScaled({ scaled }: Intermediates, { plans }: Frames): void {
  for (let k = 0; k < scaled.length; k++) {
    const { lo, hi } = plans[k]!;
    const row = scaled[k]!;
    for (let i = 0; i < row.length; i++) row[i] = lo[i]! - hi[i]!;
  }
}

/** Time since the last reading, for a stage. */
function stamp(p: Pipeline, stage: number, since: number): number {
  if (p.clock === null) return Number.NaN;
  const now = p.clock();
  p.micros[stage] = now - since;
  return now;
}

/**
 * A window [bars, features], row by row → the output, a view. Allocates nothing.
 * @throws JanusError bad-input for another length or a value that is not finite
 */
export function stepPipeline(p: Pipeline, window: ArrayLike<number>): Float32Array {
  const { frames, kept, head, output } = p;
  let at = p.clock === null ? Number.NaN : p.clock();
  splitWindow(frames, window);
  at = stamp(p, 0, at);
  scaleFrames(frames);
  at = stamp(p, 1, at);
  drawFrames(frames);
  at = stamp(p, 2, at);
  const embedding = p.encoder.embed(frames.video);
  at = stamp(p, 3, at);
  if (head) project(head, embedding, output);
  else output.set(embedding);
  stamp(p, 4, at);
  if (p.clock !== null) p.wholeUs = pushProfile(p.profile, p.micros);
  // Not a stage of the embedding, so not in its time.
  if (kept) {
    keepScaled(kept, frames);
    kept.embedding.set(embedding);
  }
  return output;
}
