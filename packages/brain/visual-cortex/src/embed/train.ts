/**
 * One fit at bar T, from bars ≤ T alone: the frozen map from the block's returns, frames of every labelled bar under
 * that map, components on an even sample of them, the readout and its controls on all. A label enters only once its
 * horizon has passed: bars up to T − H.
 */
import type { FrozenMap, GafStream } from '@janus/kernels';
import type { VisionConfig } from '../config.ts';
import type { VisionArtefact } from './artefact.ts';
import { embed } from './artefact.ts';
import { fitFrames } from './fit.ts';

export interface Bars {
  /** Slot 0 is NaN. [n] */
  readonly returns: Float64Array;
  /** NaN where not known. [n] */
  readonly labels: Float64Array;
}

export interface Fit {
  readonly artefact: VisionArtefact;
  /** Controls of the readout. [shuffles, components] */
  readonly controls: Float64Array;
  /** Labelled bars. */
  readonly rows: number;
  readonly frames: number;
}

/** Mean and deviation of returns[from … to], or null where they do not vary. */
function fitMap(returns: Float64Array, from: number, to: number, gamma: number, beta: number): FrozenMap | null {
  const count = to - from + 1;
  let mu = 0;
  for (let i = from; i <= to; i++) mu += returns[i]! / count;
  let square = 0;
  for (let i = from; i <= to; i++) square += (returns[i]! - mu) ** 2 / count;
  const sigma = Math.sqrt(square);
  return Number.isFinite(gamma / sigma) ? { mu, sigma, gamma, beta } : null;
}

/**
 * @param stream re-tuned to the new map; left with whatever it saw last
 * @param cells of `distinctCells`
 * @returns null where the block does not vary enough to learn from: vision then stays silent until the next fit
 */
export function fitAt(
  { returns, labels }: Bars,
  index: number,
  config: VisionConfig,
  cells: Int32Array,
  stream: GafStream,
  seed: number,
): Fit | null {
  const { window, pooled, field, horizon, components: k } = config;
  const last = index - horizon;
  const first = Math.max(window, last - config.trainBars + 1);
  const map = fitMap(returns, first - window + 1, index, config.gamma, config.beta);
  if (!map || last < first) return null;

  let n = 0;
  for (let i = first; i <= last; i++) if (!Number.isNaN(labels[i]!)) n++;
  if (n < 10 * k) return null;
  const d = cells.length;
  const frames = new Float64Array(n * d);
  const y = new Float64Array(n);
  stream.retune(map);
  for (let i = first - window + 1; i < first; i++) stream.push(returns[i]!);
  for (let i = first, r = 0; i <= last; i++) {
    stream.push(returns[i]!);
    if (Number.isNaN(labels[i]!)) continue;
    stream.pool();
    const { pooled } = stream;
    for (let c = 0; c < d; c++) frames[r * d + c] = pooled[cells[c]!]!;
    y[r++] = labels[i]!;
  }
  const fit = fitFrames(frames, y, d, index, config, seed);
  if (!fit) return null;
  const { found, center, spread, weights, controls, rows } = fit;
  const artefact: VisionArtefact = {
    index,
    window,
    pooled,
    field,
    map,
    cells,
    mean: found.mean,
    components: found.vectors,
    center,
    weights,
    spread,
    gate: 0,
  };
  return { artefact, controls, rows, frames: n };
}

/**
 * Embeddings of bars from … to under a fit, a row each. [to − from + 1, components]
 * @param stream re-tuned to the fit's map
 */
export function embedBars(
  artefact: VisionArtefact,
  returns: Float64Array,
  from: number,
  to: number,
  stream: GafStream,
): Float64Array {
  const k = artefact.weights.length;
  const out = new Float64Array((to - from + 1) * k);
  stream.retune(artefact.map);
  for (let i = from - artefact.window + 1; i < from; i++) stream.push(returns[i]!);
  for (let i = from; i <= to; i++) {
    stream.push(returns[i]!);
    stream.pool();
    embed(artefact, stream.pooled, out.subarray((i - from) * k, (i - from + 1) * k));
  }
  return out;
}
