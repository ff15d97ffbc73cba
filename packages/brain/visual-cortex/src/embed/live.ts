/**
 * Live vision: one bar in, one embedding and score out, under a fitted artefact. The frame slides, so a bar costs its
 * own row and column of cells. Equal, to the bit, to what prepareVision writes for the same bars and the same fit.
 * The frame itself lives in the kernel; `returns` is all that is needed to build it again elsewhere.
 */
import type { GafKernel, GafStream } from '@janus/kernels';
import type { VisionArtefact } from './artefact.ts';
import { embed, scoreOf } from './artefact.ts';

export interface LiveVision {
  readonly artefact: VisionArtefact;
  readonly stream: GafStream;
  /** The last returns, oldest first from slot `next`. [window] */
  readonly returns: Float64Array;
  next: number;
  /** Of the bar taken last. [components] */
  readonly embedding: Float64Array;
}

/** @throws JanusError bad-input for an artefact that the kernel cannot show */
export function initLive(artefact: VisionArtefact, kernel: GafKernel): LiveVision {
  const { window, pooled, field, map, weights } = artefact;
  return {
    artefact,
    stream: kernel.stream(window, pooled, field, map),
    returns: new Float64Array(window).fill(Number.NaN),
    next: 0,
    embedding: new Float64Array(weights.length).fill(Number.NaN),
  };
}

/**
 * Allocates nothing.
 * @returns the score of this bar, (−1, 1); NaN until a whole window has been seen
 * @throws JanusError bad-input for a return that is not finite; the state is then unchanged
 */
export function stepLive(state: LiveVision, logReturn: number): number {
  const { artefact, stream } = state;
  stream.push(logReturn);
  state.returns[state.next] = logReturn;
  state.next = state.next + 1 === artefact.window ? 0 : state.next + 1;
  if (stream.count < artefact.window) return Number.NaN;
  stream.pool();
  embed(artefact, stream.pooled, state.embedding);
  return scoreOf(artefact, state.embedding);
}
