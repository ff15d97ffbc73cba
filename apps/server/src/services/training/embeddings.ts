/**
 * What a trained model sees of a market, bar by bar, made ahead of a run: the embedding as of a bar comes from the
 * window that ends there. Kept by the hashes of bars and model:
 *
 *   vision/embeddings/<bars>-<model>.bin     [bars, width] float32
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { badInput, cancelled, noData, VISION_MODELS, type BarSeries, type VisionModel } from '@janus/domain';
import { embed, readModel, windowSamples, type ReadModel } from '@janus/neural';
import { nodeChoice, openBackend, saveBytes } from '@janus/neural/node';
import type { LearnedSight } from '@janus/visual-cortex';
import { tableOf } from './bars-samples.ts';
import { visionFolder } from './reports.ts';
import { modelFile, storedModel } from './model-store.ts';

/** A trained model as a run names it. */
export interface ArtefactRef {
  readonly id: string;
  /** sha256 of its file. */
  readonly hash: string;
}

/** @throws JanusError bad-input for what is no id, no-data for one that is not there */
export function artefactRef(dataFolder: string, id: string): ArtefactRef {
  storedModel(dataFolder, id);
  const file = modelFile(dataFolder, id);
  try {
    return { id, hash: createHash('sha256').update(readFileSync(file)).digest('hex') };
  } catch (error) {
    throw noData(
      `artefact ${id}: its file ${file} cannot be read (${(error as NodeJS.ErrnoException).code}): train it again`,
    );
  }
}

const fileOf = (dataFolder: string, barsHash: string, modelHash: string): string =>
  path.join(visionFolder(dataFolder), 'embeddings', `${barsHash.slice(0, 16)}-${modelHash.slice(0, 16)}.bin`);

/** First bar that closes when the model was known. @throws JanusError bad-input where none does */
function firstKnown(series: BarSeries, knownAt: number, name: string): number {
  let bar = 0;
  while (bar < series.length && series.time[bar]! + series.timeframeMs < knownAt) bar++;
  if (bar === series.length)
    throw badInput(
      `${name} was known at ${new Date(knownAt).toISOString()}, after the last bar of ${series.symbol}: it would see its own past. Take later bars, or train on earlier ones`,
    );
  return bar;
}

/** @throws JanusError bad-input where the model was trained on bars of another kind */
export function refuseOtherBars(
  { facts }: ReadModel,
  series: BarSeries,
  features: readonly string[],
  name: string,
): void {
  const wanted = JSON.parse(facts['features'] ?? '[]') as string[];
  if (wanted.join() !== features.join())
    throw badInput(
      `${name} sees ${wanted.join(', ')}, and the bars have ${features.join(', ')}: train it on bars of this kind`,
    );
  if (Number(facts['timeframeMs']) !== series.timeframeMs)
    throw badInput(
      `${name} was trained on bars of ${facts['timeframeMs']} ms, and these have ${series.timeframeMs} ms: train it on these`,
    );
}

/** @throws JanusError bad-input for a model that does not see bars */
function kindOf({ model }: ReadModel, name: string): VisionModel {
  const kind = VISION_MODELS.find((known) => known === model.kind);
  if (!kind) throw badInput(`${name} is a ${model.kind}, which sees no bars; there are ${VISION_MODELS.join(', ')}`);
  return kind;
}

/** Bars whose embeddings are made between two looks at the signal. */
const CHUNK = 512;

/** Rows of bars without a window are NaN. */
async function computed(
  series: BarSeries,
  { model, weights }: ReadModel,
  from: number,
  signal: AbortSignal,
  progress: (share: number) => void,
): Promise<Float32Array> {
  const rows = new Float32Array(series.length * model.width).fill(Number.NaN);
  const samples = windowSamples(tableOf(series), { bars: model.input[0]!, every: 1, horizon: 0 });
  const wanted = Int32Array.from({ length: samples.count }, (_, i) => i).filter((i) => samples.at[i]! >= from);
  for (let at = 0; at < wanted.length; at += CHUNK) {
    if (signal.aborted) throw cancelled(`cancelled after the embeddings of ${at} of ${wanted.length} bars`);
    const part = wanted.subarray(at, at + CHUNK);
    const seen = await embed({ model }, weights, samples, part);
    part.forEach((index, r) =>
      rows.set(seen.subarray(r * model.width, (r + 1) * model.width), samples.at[index]! * model.width),
    );
    progress(Math.min(1, (at + CHUNK) / wanted.length));
    await new Promise((resolve) => setImmediate(resolve));
  }
  return rows;
}

function cached(file: string, bytes: number): Float32Array | null {
  try {
    if (statSync(file).size !== bytes) return null;
  } catch {
    return null;
  }
  const read = readFileSync(file);
  return new Float32Array(read.buffer.slice(read.byteOffset, read.byteOffset + read.length));
}

export interface SightHooks {
  progress(stage: string, share: number): void;
  readonly signal: AbortSignal;
}

/**
 * @param barsHash hash of the series
 * @throws JanusError bad-input where the model does not fit the bars or would see its own past; cancelled
 */
export async function sightOf(
  dataFolder: string,
  { id, hash }: ArtefactRef,
  series: BarSeries,
  barsHash: string,
  hooks: SightHooks,
): Promise<LearnedSight> {
  const name = `artefact ${id}`;
  const read = readModel(readFileSync(modelFile(dataFolder, id)), name);
  refuseOtherBars(read, series, tableOf(series).names, name);
  const { width } = read.model;
  const known = firstKnown(series, Number(read.facts['knownAt']), name);
  const file = fileOf(dataFolder, barsHash, hash);
  let rows = cached(file, series.length * width * Float32Array.BYTES_PER_ELEMENT);
  if (!rows) {
    await openBackend(nodeChoice(process.env['JANUS_TENSORS']));
    rows = await computed(series, read, known, hooks.signal, (share) => hooks.progress('making embeddings', share));
    mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
    await saveBytes(file, new Uint8Array(rows.buffer));
  }
  let from = known;
  while (from < series.length && Number.isNaN(rows[from * width]!)) from++;
  return { model: kindOf(read, name), width, from, rows };
}
