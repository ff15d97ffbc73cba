/**
 * What a fit leaves behind: everything that turns one bar's frame into an embedding and a score, as one plain value.
 * It is never changed once made; the day replaces it whole.
 */
import type { FrozenMap, GafField } from '@janus/kernels';

export interface VisionArtefact {
  /** Bar that it was fitted at: it has seen nothing later. */
  readonly index: number;
  readonly window: number;
  readonly pooled: number;
  readonly field: GafField;
  readonly map: FrozenMap;
  /** Cells of the pooled frame that differ from one another; the rest mirror them. [cells] */
  readonly cells: Int32Array;
  /** Mean of those cells. [cells] */
  readonly mean: Float64Array;
  /** Principal components, each divided by its standard deviation. [components, cells] */
  readonly components: Float64Array;
  /** Mean embedding of the labelled bars. [components] */
  readonly center: Float64Array;
  /** Readout. [components] */
  readonly weights: Float64Array;
  /** Standard deviation of the readout over the labelled bars, > 0. */
  readonly spread: number;
  /** In force until the next fit, [0, 1). */
  readonly gate: number;
}

/** Cells on and above the diagonal; GADF's diagonal is 0 and its lower half the upper one's negative. */
export function distinctCells(pooled: number, field: GafField): Int32Array {
  const out: number[] = [];
  for (let i = 0; i < pooled; i++) for (let j = field === 'gadf' ? i + 1 : i; j < pooled; j++) out.push(i * pooled + j);
  return Int32Array.from(out);
}

/** A pooled frame [pooled²] to an embedding [components]. */
export function embed(artefact: VisionArtefact, pooled: Float32Array, out: Float64Array): void {
  const { cells, mean, components } = artefact;
  const d = cells.length;
  for (let c = 0; c < out.length; c++) {
    const row = c * d;
    let sum = 0;
    for (let k = 0; k < d; k++) sum += components[row + k]! * (pooled[cells[k]!]! - mean[k]!);
    out[c] = sum;
  }
}

/** An embedding to a signed direction in (−1, 1): the readout in units of its own spread, through tanh. */
export function scoreOf(
  artefact: Pick<VisionArtefact, 'center' | 'weights' | 'spread'>,
  embedding: Float64Array,
): number {
  const { center, weights } = artefact;
  let sum = 0;
  for (let c = 0; c < weights.length; c++) sum += weights[c]! * (embedding[c]! - center[c]!);
  return Math.tanh(sum / artefact.spread);
}
