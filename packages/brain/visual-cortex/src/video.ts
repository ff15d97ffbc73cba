/**
 * A GAF video: frames of sliding windows [§1.2]. Window k covers values [k·S, k·S + W), k = 0 … N − 1, and
 * N = ⌊(T − W)/S⌋ + 1. Frames are drawn by the kernel, in single precision.
 */
import { badInput } from '@janus/domain';
import type { GafField, GafKernel, GafScale } from '@janus/kernels';

export interface VideoRequest {
  /** [T] */
  readonly values: Float64Array;
  /** W */
  readonly window: number;
  /** Side of a frame, ≤ W: longer windows are reduced first. */
  readonly size: number;
  /** S */
  readonly stride: number;
  readonly field: GafField;
  readonly scale: GafScale;
}

export interface VideoFrame {
  /** First and last value of the window, both included. */
  readonly start: number;
  readonly end: number;
  /** True where the window was constant. */
  readonly constant: boolean;
  /** [size, size] */
  readonly matrix: Float32Array;
}

/** First values of the windows, in order. @throws JanusError bad-input where not even one fits */
export function windowStarts(length: number, window: number, stride: number): number[] {
  if (!Number.isInteger(window) || window < 1 || window > length)
    throw badInput(`window ${window} is not a whole number in [1, ${length}], the number of values`);
  if (!Number.isInteger(stride) || stride < 1) throw badInput(`stride ${stride} is not a whole number of at least 1`);
  return Array.from({ length: Math.floor((length - window) / stride) + 1 }, (_, k) => k * stride);
}

/** V ∈ [N, size, size], frame by frame. @throws JanusError bad-input for a shape or a value that is not possible */
export function gafVideo(request: VideoRequest, kernel: GafKernel): VideoFrame[] {
  const { values, window, size, stride, field, scale } = request;
  const starts = windowStarts(values.length, window, stride);
  const plan = kernel.plan({ length: values.length, window, size, stride: Math.min(stride, values.length) });
  plan.values.set(values);
  plan.scale(scale);
  plan.draw(field);
  const area = size * size;
  return starts.map((start, k) => ({
    start,
    end: start + window - 1,
    constant: plan.flags[k] === 1,
    matrix: plan.frames.slice(k * area, (k + 1) * area),
  }));
}
