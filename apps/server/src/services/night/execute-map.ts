/**
 * The map of a night's memories: UMAP of their embeddings, begun where the map of the night before had them, and how
 * far it can be believed. Same night, options, seed and map before: same points.
 */
import { cancelled, noData, REGIMES } from '@janus/domain';
import { mapQuality, umap, umapFields, type MapQuality, type UmapConfig } from '@janus/manifold';
import { rng } from '@janus/numerics';
import { parseConfig } from '@janus/domain';
import type { StoredMap, StoredSleep } from '../store/index.ts';
import type { NightConfig, NightHooks } from './execute.ts';
import { readColumns, readEmbedding } from './layout.ts';
import type { NightStore } from './night-store.ts';

export interface MapRequest {
  readonly sleepId: string;
  readonly neighbours: number;
  readonly minDist: number;
  /** 0 = as many as the number of points asks for. */
  readonly epochs: number;
  readonly seed: number;
}

/** What the store keeps as the quality of a map. */
export interface MapDocument extends Omit<MapQuality, 'distortion'> {
  readonly options: UmapConfig;
  readonly epochs: number;
  readonly neighbours: number;
  readonly alignedTo: string | null;
  readonly placed: number;
  /** To four digits, null where a point was not examined. */
  readonly distortion: readonly (number | null)[];
}

/** Label of a memory whose regime is not known. */
export const NO_REGIME = 255;
/** Where most points have a place from before, so few passes with so small a step keep them about there. */
const ALIGNED = { share: 0.5, learningRate: 0.1, epochs: 100 };
const LAYOUT_SHARE = 0.75;

interface Before {
  readonly sleepId: string;
  /** [n, 2], NaN for memories that it did not hold. */
  readonly initial: Float32Array;
  readonly placed: number;
}

/** One memory is the same in two nights where symbol and time are. */
async function placesBefore(
  store: NightStore,
  dataFolder: string,
  night: StoredSleep,
  times: Float64Array,
): Promise<Before | null> {
  const { previous, symbol } = night.config as NightConfig;
  const parent = previous === null ? null : await store.byHash(previous);
  if (!parent) return null;
  const [before, map] = await Promise.all([store.sleep(parent.sleepId), store.map(parent.sleepId)]);
  if (!before || !map || (before.config as NightConfig).symbol !== symbol) return null;
  let then: Float64Array;
  try {
    then = readColumns(dataFolder, parent.sleepId, 'memories', ['time']).columns;
  } catch {
    return null; // its files are gone: this map starts afresh
  }
  if (then.length !== map.n) return null;
  const at = new Map(Array.from(then, (time, i) => [time, i] as const));
  const initial = new Float32Array(2 * times.length).fill(Number.NaN);
  let placed = 0;
  times.forEach((time, i) => {
    const j = at.get(time);
    if (j === undefined) return;
    initial[2 * i] = map.points[2 * j]!;
    initial[2 * i + 1] = map.points[2 * j + 1]!;
    placed++;
  });
  return placed > 0 ? { sleepId: parent.sleepId, initial, placed } : null;
}

/** @throws JanusError no-data for an unknown night, ConfigError for options out of range, cancelled */
export async function executeMap(
  store: NightStore,
  request: MapRequest,
  at: { readonly dataFolder: string; readonly createdAt: number },
  hooks: NightHooks,
): Promise<StoredMap> {
  const night = await store.sleep(request.sleepId);
  if (!night) throw noData(`there is no night ${request.sleepId}; the list of nights names those that are there`);
  hooks.progress('reading the memories', 0);
  const { columns, rows: n } = readColumns(at.dataFolder, request.sleepId, 'memories', ['time', 'regime']);
  const data = readEmbedding(at.dataFolder, request.sleepId);
  const dim = data.length / n;
  const before = await placesBefore(store, at.dataFolder, night, columns.subarray(0, n));
  const kept = before !== null && before.placed >= ALIGNED.share * n;
  const { neighbours, minDist, epochs, seed } = request;
  const options = {
    neighbours,
    minDist,
    epochs: epochs > 0 ? epochs : kept ? ALIGNED.epochs : 0,
    ...(kept && { learningRate: ALIGNED.learningRate }),
  };
  let made = 0;
  const result = umap(data, n, dim, { ...options, ...(before && { initial: before.initial }) }, rng(seed), {
    shouldStop: () => hooks.shouldStop(),
    onProgress: (epoch, of) => {
      made = epoch / of;
      hooks.progress('laying out the map', LAYOUT_SHARE * made);
    },
  });
  const quality = mapQuality(data, n, dim, result.embedding, rng(seed), {
    shouldStop: () => hooks.shouldStop(),
    onProgress: (examined, of) =>
      hooks.progress('measuring the map', LAYOUT_SHARE + ((1 - LAYOUT_SHARE) * examined) / Math.max(1, of)),
  });
  if (hooks.shouldStop()) throw cancelled(`the map of night ${request.sleepId} was cancelled`);
  const { distortion, ...measured } = quality;
  const document: MapDocument = {
    ...measured,
    options: parseConfig(umapFields, options, 'umap'),
    epochs: result.epochs,
    neighbours: result.neighbours,
    alignedTo: before?.sleepId ?? null,
    placed: before?.placed ?? 0,
    distortion: Array.from(distortion, (x) => (Number.isNaN(x) ? null : Number(x.toFixed(4)))),
  };
  const labels = Uint8Array.from(columns.subarray(n), (regime) =>
    regime >= 0 && regime < REGIMES.length ? regime : NO_REGIME,
  );
  const map: StoredMap = {
    sleepId: request.sleepId,
    seed,
    n,
    points: result.embedding,
    labels,
    quality: document,
    createdAt: at.createdAt,
  };
  await store.putMap(map);
  return map;
}
