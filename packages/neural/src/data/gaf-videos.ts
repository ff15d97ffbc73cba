/**
 * Samples that are videos already: one column of a table through the kernel [E1, E2], frame by frame, for a ViViT
 * without a DiffGAF. Frames are drawn when their turn comes.
 */
import { badInput } from '@janus/domain';
import type { GafField, GafKernel, GafScale } from '@janus/kernels';
import type { Classes, Samples } from './samples.ts';

export interface GafVideoOptions {
  /** Bars in a frame; `size` divides it. */
  readonly window: number;
  readonly size: number;
  readonly stride: number;
  readonly frames: number;
  readonly field: GafField;
  readonly scale: GafScale;
}

/**
 * [E1–E6, §1.2] The videos of windowed samples of a single feature (windows.ts); their labels and order stay.
 * @throws JanusError bad-input where the windows do not fit; later, for a frame that is constant under min–max
 */
export function gafVideoSamples(kernel: GafKernel, windows: Samples, options: GafVideoOptions): Samples {
  const { window, size, stride, frames, field, scale } = options;
  const bars = window + (frames - 1) * stride;
  if (windows.input[0] !== bars || windows.input[1] !== 1)
    throw badInput(
      `${frames} frames of ${window} bars every ${stride} need windows of [${bars}, 1], not [${windows.input.join(', ')}]`,
    );
  const plan = kernel.plan({ length: bars, window, size, stride });
  const given = new Float32Array(bars);
  const draw =
    (copy: (index: number, into: Float32Array, offset: number) => void) =>
    (index: number, into: Float32Array, offset: number): void => {
      copy(index, given, 0);
      plan.values.set(given);
      plan.scale(scale);
      const constant = plan.flags.indexOf(1);
      if (constant >= 0 && scale.kind === 'minmax')
        throw badInput(
          `frame ${constant} of the sample at bar ${windows.at[index]} is constant, so min–max has no range: cut the bars out, or scale by tanh`,
        );
      plan.draw(field);
      into.set(plan.frames, offset);
    };
  const labels: { classes?: Classes; values?: Float64Array } = {
    ...(windows.classes && { classes: windows.classes }),
    ...(windows.values && { values: windows.values }),
  };
  return {
    ...labels,
    count: windows.count,
    input: [frames, 1, size, size],
    features: [],
    at: windows.at,
    reach: windows.reach,
    fill: draw(windows.fill),
    ...(windows.fillNext && { fillNext: draw(windows.fillNext) }),
  };
}
