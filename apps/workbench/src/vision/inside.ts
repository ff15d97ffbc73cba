/**
 * Inside a trained model: what it looks at in one window, and its embedding of windows through a whole run with their
 * map. Runs in the worker, in slices, so that a newer question is heard.
 */
import { finishUmap, initUmap, stepUmap } from '@janus/manifold';
import {
  BAR_FEATURES,
  disposeAll,
  embed,
  featureTable,
  read,
  tensor,
  tidy,
  upload,
  windowSamples,
  type BarFeature,
  type FeatureTable,
  type ReadModel,
  type Tensor,
} from '@janus/neural';
import { badInput, type BarSeries } from '@janus/domain';
import { rng } from '@janus/numerics';
import type { Attention, Trace } from '../workers/vision-protocol.ts';
import { everyOf } from './training/plan.ts';

/** A model with the features that it wants, in order. */
export interface Held extends Pick<ReadModel, 'model' | 'task' | 'weights'> {
  readonly features: readonly BarFeature[];
}

/** The names in a file's fact, a JSON list as every training writes it; none where it is not one. */
function namesIn(text: string | undefined): string[] {
  try {
    const list: unknown = JSON.parse(text ?? '[]');
    return Array.isArray(list) ? list.map(String) : [];
  } catch {
    return [];
  }
}

/** The features that a file names, as its facts. @throws JanusError bad-input where they are not bars' */
export function featuresNamed(text: string | undefined, width: number, name: string): BarFeature[] {
  const names = namesIn(text);
  const wrong = names.find((part) => !(BAR_FEATURES as readonly string[]).includes(part));
  if (wrong !== undefined)
    throw badInput(
      `${name} wants the feature '${wrong}', which bars do not have: there are ${BAR_FEATURES.join(', ')}`,
    );
  if (names.length !== width)
    throw badInput(
      `${name} wants ${width} features and names ${names.length}: only a model that was trained on bars can be shown here, on this page or by "janus train vision --data"`,
    );
  return names as BarFeature[];
}

export const tableFor = (bars: BarSeries, { features }: Held): FeatureTable => featureTable(bars, features);

/** First bar at which a whole window is known. */
export function firstBar({ columns, length }: FeatureTable, bars: number): number {
  let first = 0;
  for (const column of columns) {
    let i = 0;
    while (i < length && !Number.isFinite(column[i]!)) i++;
    first = Math.max(first, i);
  }
  return first + bars - 1;
}

/** What a ViViT looks at in the window that ends at `bar`. */
export async function attend(held: Held, table: FeatureTable, bar: number): Promise<Attention> {
  const { model, weights } = held;
  const [bars, features] = model.input as [number, number];
  const window = new Float32Array(bars * features);
  table.columns.forEach((column, f) => {
    for (let b = 0; b < bars; b++) window[b * features + f] = column[bar - bars + 1 + b]!;
  });
  const w = upload(weights);
  const seen = tidy(() => {
    const kept: Record<string, Tensor> = {};
    model.embed(w, tensor(window, [1, bars, features]), (name, value) => (kept[name] = value));
    return kept;
  });
  try {
    const layers = async (encoder: string): Promise<Float32Array[]> => {
      const names = Object.keys(seen).filter((name) => name.startsWith(`${encoder}.`));
      return Promise.all(names.map((name) => read(seen[name]!)));
    };
    const [video, space, time] = await Promise.all([read(seen['frames']!), layers('spatial'), layers('temporal')]);
    return { bar, video, space, time };
  } finally {
    disposeAll(seen);
    disposeAll(w);
  }
}

const MAP = { neighbours: 15, epochs: 200 };

/**
 * @param told called between slices with the share that is done; gives the thread back
 * @param stale asked after it: true ends the work without an answer
 */
export async function trace(
  held: Held,
  table: FeatureTable,
  trainedTo: number | null,
  told: (progress: number) => Promise<void>,
  stale: () => boolean,
): Promise<Trace | null> {
  const { model, weights } = held;
  const width = model.width;
  const samples = windowSamples(table, { bars: model.input[0]!, every: everyOf(table.length), horizon: 0 });
  const embedding = new Float32Array(samples.count * width);
  for (let from = 0; from < samples.count; from += 64) {
    const part = Int32Array.from({ length: Math.min(64, samples.count - from) }, (_, k) => from + k);
    embedding.set(await embed(held, weights, samples, part), from * width);
    await told((0.5 * (from + part.length)) / samples.count);
    if (stale()) return null;
  }
  const state = initUmap(embedding, samples.count, width, MAP, rng(1));
  let last = performance.now();
  while (!stepUmap(state)) {
    if (performance.now() - last < 60) continue;
    last = performance.now();
    await told(0.5 + (state.layout ? (0.5 * state.layout.epoch) / state.layout.epochs : 0));
    if (stale()) return null;
  }
  const { embedding: map, neighbours } = finishUmap(state);
  return { bars: samples.at, width, embedding, map, neighbours, trainedTo };
}
