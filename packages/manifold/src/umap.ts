/**
 * UMAP (McInnes, Healy and Melville 2018): a map in two dimensions on which neighbours stay neighbours. `initUmap`
 * and `stepUmap` work in slices of some milliseconds, so that a worker can report, pause and stop; `umap` runs them
 * to the end. Distances between far clusters, and the size of a cluster, mean little on such a map: see map-quality.
 */
import { badInput, cancelled, parseConfig } from '@janus/domain';
import type { Rng } from '@janus/numerics';
import { epochsFor, umapFields, type UmapConfig } from './config.ts';
import { fuzzyUnion, type Graph } from './graph/fuzzy.ts';
import { smooth } from './graph/smooth.ts';
import { fitCurve } from './layout/curve.ts';
import { initLayout, stepLayout, type Layout } from './layout/descend.ts';
import { forceTable } from './layout/force.ts';
import { givenStart, pcaStart, randomStart } from './layout/start.ts';
import { initDescent, stepDescent, type Descent } from './neighbours/descent.ts';
import { initExact, stepExact, type ExactSearch } from './neighbours/exact.ts';
import { finish } from './neighbours/lists.ts';
import { checkPoints } from './points.ts';
import { streamFrom, type Stream } from './stream.ts';

export interface UmapOptions extends Partial<UmapConfig> {
  /** Places of an earlier map, [n, 2], NaN for points that it did not hold; in place of `start`. */
  readonly initial?: Float32Array;
}

/** A map in the making: plain arrays and numbers, so that it can be copied or sent to another thread. */
export interface UmapState {
  readonly data: Float32Array;
  readonly n: number;
  readonly dim: number;
  readonly config: UmapConfig;
  readonly initial: Float32Array | null;
  readonly stream: Stream;
  phase: 'neighbours' | 'layout' | 'done';
  search: ExactSearch | Descent | null;
  graph: Graph | null;
  layout: Layout | null;
}

export interface UmapResult {
  /** [n, 2] */
  readonly embedding: Float32Array;
  readonly graph: Graph;
  readonly epochs: number;
  /** Neighbourhood in effect, the point itself counted: no more than there are points. */
  readonly neighbours: number;
  readonly search: 'exact' | 'descent';
}

export interface UmapHooks {
  /** After each pass; the embedding is the one that is being moved: copy what is to be kept. */
  readonly onProgress?: (epoch: number, epochs: number, embedding: Float32Array) => void;
  /** Asked between slices. */
  readonly shouldStop?: () => boolean;
}

/**
 * @param data row-major [n, dim]; not copied, must not change while the map is made
 * @param random gives the seed of all that follows: same data, options and seed, same bytes
 * @throws JanusError bad-input for points that cannot be mapped; ConfigError for options that are unknown or out of range
 */
export function initUmap(data: Float32Array, n: number, dim: number, options: UmapOptions, random: Rng): UmapState {
  checkPoints(data, n, dim);
  const { initial = null, ...rest } = options;
  if (initial !== null && initial.length !== 2 * n)
    throw badInput(`initial holds ${initial.length} numbers: give ${n} × 2, NaN for points without an earlier place`);
  const config = parseConfig(umapFields, rest, 'umap');
  const m = Math.max(0, Math.min(config.neighbours, n) - 1);
  const search = n <= Math.max(config.exactUpTo, m + 1) ? initExact(n, m) : initDescent(n, m);
  const stream = streamFrom(random);
  return { data, n, dim, config, initial, stream, phase: 'neighbours', search, graph: null, layout: null };
}

function startLayout(state: UmapState): void {
  const { data, n, dim, config, initial, stream } = state;
  const { lists } = state.search!;
  finish(lists);
  const graph = fuzzyUnion(lists, smooth(lists));
  const start =
    initial !== null
      ? givenStart(initial, graph, stream)
      : config.start === 'pca'
        ? pcaStart(data, n, dim, stream)
        : randomStart(n, stream);
  const forces = forceTable(fitCurve(config.minDist, config.spread), config.repulsion);
  const epochs = epochsFor(config, n);
  state.graph = graph;
  state.layout = initLayout(graph, start, forces, epochs, config.learningRate, config.negativeSamples);
  state.phase = n > 1 ? 'layout' : 'done';
}

/** One slice of work. @returns true once the map is finished */
export function stepUmap(state: UmapState): boolean {
  const { data, dim, stream, search, layout } = state;
  if (state.phase === 'neighbours') {
    const found = search!.kind === 'exact' ? stepExact(search!, data, dim) : stepDescent(search!, data, dim, stream);
    if (found) startLayout(state);
  } else if (state.phase === 'layout') {
    stepLayout(layout!, stream);
    if (layout!.epoch >= layout!.epochs) state.phase = 'done';
  }
  return state.phase === 'done';
}

/** @throws JanusError bad-input before the last step */
export function finishUmap(state: UmapState): UmapResult {
  if (state.phase !== 'done')
    throw badInput(`the map is still at '${state.phase}': call stepUmap until it returns true`);
  return {
    embedding: state.layout!.embedding,
    graph: state.graph!,
    epochs: state.layout!.epoch,
    neighbours: state.search!.lists.m + 1,
    search: state.search!.kind,
  };
}

/**
 * A map from beginning to end.
 * @throws JanusError cancelled where `shouldStop` said so, and what `initUmap` throws
 */
export function umap(
  data: Float32Array,
  n: number,
  dim: number,
  options: UmapOptions,
  random: Rng,
  hooks: UmapHooks = {},
): UmapResult {
  const state = initUmap(data, n, dim, options, random);
  for (let done = false; !done;) {
    if (hooks.shouldStop?.()) throw cancelled(`the map was stopped at '${state.phase}', before it was finished`);
    const before = state.layout?.epoch ?? 0;
    done = stepUmap(state);
    const layout = state.layout;
    if (layout !== null && layout.epoch > before) hooks.onProgress?.(layout.epoch, layout.epochs, layout.embedding);
  }
  return finishUmap(state);
}
