/**
 * A window of features cut into frames and drawn: split, scale [E1–E3], draw [E5, E6]. A plan of the kernel a feature;
 * nothing is allocated by a call.
 */
import { badInput } from '@janus/domain';
import type { GafKernel, GafPlan, GafScale } from '@janus/kernels';
import { barsOf, channelsOf, type Drawing } from './shape.ts';

export interface Frames {
  readonly drawing: Drawing;
  readonly bars: number;
  /** One a feature that is drawn. */
  readonly plans: readonly GafPlan[];
  readonly scales: readonly GafScale[];
  /** [frames, channels, size, size] */
  readonly video: Float32Array;
}

/** @throws JanusError bad-input for a drawing that is not possible */
export function openFrames(drawing: Drawing, kernel: GafKernel): Frames {
  const { features, select, maps, window, size, stride, frames } = drawing;
  if (select.length === 0 || maps.length !== select.length)
    throw badInput(`${maps.length} maps for ${select.length} features that are drawn: one each, and at least one`);
  const strange = select.find((f) => !Number.isInteger(f) || f < 0 || f >= features);
  if (strange !== undefined) throw badInput(`feature ${strange} is drawn, and there are ${features}: count from 0`);
  if (window % size !== 0) throw badInput(`window ${window} is not a multiple of size ${size}`);
  const bars = barsOf(drawing);
  return {
    drawing,
    bars,
    // A single frame has no next one: any stride does that is within the window.
    plans: select.map(() => kernel.plan({ length: bars, window, size, stride: Math.min(stride, bars) })),
    scales: maps.map((map) => ({ kind: 'tanh', map })),
    video: new Float32Array(frames * channelsOf(drawing) * size * size),
  };
}

/** Each selected feature's line of the window [bars, features]. @throws JanusError bad-input for another length */
export function splitWindow({ drawing, bars, plans }: Frames, window: ArrayLike<number>): void {
  const { features, select } = drawing;
  if (window.length !== bars * features)
    throw badInput(`a window of [${bars}, ${features}] has ${bars * features} numbers; ${window.length} were given`);
  for (let k = 0; k < plans.length; k++) {
    const { values } = plans[k]!;
    const f = select[k]!;
    for (let b = 0; b < bars; b++) values[b] = window[b * features + f]!;
  }
}

/** Block means, and the angles' cosines and sines. @throws JanusError bad-input for a value that is not finite */
export function scaleFrames({ plans, scales }: Frames): void {
  for (let k = 0; k < plans.length; k++) plans[k]!.scale(scales[k]!);
}

function place({ drawing, plans, video }: Frames, first: number): void {
  const { frames, size } = drawing;
  const channels = channelsOf(drawing);
  const area = size * size;
  for (let k = 0; k < plans.length; k++) {
    const drawn = plans[k]!.frames;
    for (let t = 0; t < frames; t++) {
      const to = (t * channels + first + k) * area;
      for (let c = 0; c < area; c++) video[to + c] = drawn[t * area + c]!;
    }
  }
}

/** Into `video`. */
export function drawFrames(f: Frames): void {
  const { drawing, plans } = f;
  if (drawing.field !== 'gadf') {
    for (let k = 0; k < plans.length; k++) plans[k]!.draw('gasf');
    place(f, 0);
  }
  if (drawing.field === 'gasf') return;
  for (let k = 0; k < plans.length; k++) plans[k]!.draw('gadf');
  place(f, drawing.field === 'both' ? plans.length : 0);
}
