/**
 * Vision over a recorded series, walk-forward: fit on the past, read the next block, judge the reading once its labels
 * are known, fit again. Slot i of the result depends on bars ≤ i and on the seed, on nothing else: cutting the future
 * off changes no slot before the cut. The same steps make the artefacts that live vision runs on.
 */
import { badInput, VISION_MODELS, type BarSeries, type VisionModel } from '@janus/domain';
import type { GafKernel } from '@janus/kernels';
import type { VisionConfig } from '../config.ts';
import { checkVision, MIN_BLOCK } from '../config.ts';
import type { VisionArtefact } from './artefact.ts';
import { distinctCells, scoreOf } from './artefact.ts';
import type { Evidence } from './evidence.ts';
import { addBlock, boundary, gateOf, initEvidence, together } from './evidence.ts';
import { labels, logReturns } from './labels.ts';
import { rankCorrelation, ranks } from './rank.ts';
import { degraded } from '../fallback/track.ts';
import { checkSight, componentsOf, fitLearnedAt, type LearnedSight } from './learned.ts';
import type { Readout } from './fit.ts';
import type { Bars } from './train.ts';
import { embedBars, fitAt } from './train.ts';

/** The state of the evidence at one fit; the gate is in force from this bar to the next fit. */
export interface VisionRefit {
  readonly index: number;
  /** Labelled bars that the fit used; 0 where there was too little to learn from and vision stays silent. */
  readonly trainedOn: number;
  /** Blocks of evidence so far. */
  readonly blocks: number;
  /** Mean rank correlation of past predictions with what came, over all blocks; NaN before the first. */
  readonly ic: number;
  /** The same of readouts trained on shuffled labels, and the standard deviation of that mean. */
  readonly shuffledMean: number;
  readonly shuffledSd: number;
  /** (ic − shuffledMean)/shuffledSd; 0 before the first block. */
  readonly z: number;
  /** What z must exceed for the gate to open; ∞ before the first block. */
  readonly boundary: number;
  /** z of the recent blocks alone. */
  readonly recentZ: number;
  readonly gate: number;
}

export interface VisionTrack {
  /** (−1, 1), positive = up; NaN before the first fit. [n] */
  readonly score: Float64Array;
  /** [0, 1); 0 before the evidence is there. [n] */
  readonly gate: Float64Array;
  /** Indices into VISION_MODELS and VISION_CAUSES: what sees at each bar, and why that. [n] */
  readonly model: Int8Array;
  readonly cause: Int8Array;
  readonly refits: readonly VisionRefit[];
  /** The last fit, for live use from here on; null before the first, and where a trained model sees. */
  readonly artefact: VisionArtefact | null;
  /** Frames that were drawn. */
  readonly frames: number;
}

/** A fit, and what it says of the bars from its own to the next one's. */
interface Block {
  readonly fit: Readout & { readonly controls: Float64Array; readonly rows: number };
  /** Of bars `at` to the last of the block. [bars, components] */
  readonly embeddings: Float64Array;
  readonly artefact: VisionArtefact | null;
  readonly frames: number;
}

function summarise(index: number, fit: Block['fit'] | null, evidence: Evidence, config: VisionConfig): VisionRefit {
  const blocks = evidence.difference.length;
  const mean = (list: readonly number[]): number => list.reduce((sum, v) => sum + v, 0) / blocks;
  return {
    index,
    trainedOn: fit?.rows ?? 0,
    blocks,
    ic: mean(evidence.ic),
    shuffledMean: mean(evidence.control),
    shuffledSd: Math.sqrt(mean(evidence.variance) / blocks),
    z: together(evidence, blocks),
    boundary: blocks > 0 ? boundary(blocks, config.falseOpen) : Number.POSITIVE_INFINITY,
    recentZ: together(evidence, config.recentBlocks),
    gate: fit ? gateOf(evidence, config.falseOpen, config.recentBlocks) : 0,
  };
}

/** Adds what the fit of bar `from` predicted for bars from … to, all of whose labels are known by now. */
function judge(
  fit: Block['fit'],
  embeddings: Float64Array,
  y: Float64Array,
  from: number,
  to: number,
  evidence: Evidence,
): void {
  const k = fit.weights.length;
  const known: number[] = [];
  for (let i = from; i <= to; i++) if (!Number.isNaN(y[i]!)) known.push(i);
  if (known.length < MIN_BLOCK) return;
  const cameRanks = new Float64Array(known.length);
  ranks(
    Float64Array.from(known, (i) => y[i]!),
    cameRanks,
  );
  const said = new Float64Array(known.length);
  const saidRanks = new Float64Array(known.length);
  const correlation = (weights: Float64Array): number => {
    known.forEach((i, r) => {
      let sum = 0;
      for (let c = 0; c < k; c++) sum += weights[c]! * embeddings[(i - from) * k + c]!;
      said[r] = sum;
    });
    ranks(said, saidRanks);
    return rankCorrelation(saidRanks, cameRanks);
  };
  const controls = new Float64Array(fit.controls.length / k);
  for (let s = 0; s < controls.length; s++) controls[s] = correlation(fit.controls.subarray(s * k, (s + 1) * k));
  addBlock(evidence, correlation(fit.weights), controls);
}

/** @throws JanusError bad-input for a close that is not above 0 */
function barsOf(series: BarSeries, config: VisionConfig): Bars {
  const close = series.close.subarray(0, series.length);
  const bad = close.findIndex((c) => !(c > 0 && Number.isFinite(c)));
  if (bad >= 0) throw badInput(`close ${close[bad]} of bar ${bad} is not a finite price above 0: repair the data`);
  const returns = logReturns(close);
  return { returns, labels: labels(returns, config.horizon, config.volatilitySpan, config.clip) };
}

/**
 * Fit, read, judge, fit again.
 * @param first bar of the first fit
 * @param block the fit of a bar and what it says up to another; null where it stays silent
 */
function walk(
  n: number,
  first: number,
  y: Float64Array,
  config: VisionConfig,
  model: VisionModel,
  block: (at: number, end: number) => Block | null,
  onProgress?: (share: number) => void,
): VisionTrack {
  const { horizon, refitBars } = config;
  const score = new Float64Array(n).fill(Number.NaN);
  const gate = new Float64Array(n);
  const evidence = initEvidence();
  const refits: VisionRefit[] = [];
  let artefact: VisionArtefact | null = null;
  let frames = 0;
  for (let at = first; at < n; at += refitBars) {
    const end = Math.min(at + refitBars, n) - 1;
    const known = block(at, end);
    const refit = summarise(at, known?.fit ?? null, evidence, config);
    refits.push(refit);
    artefact = known?.artefact ? { ...known.artefact, gate: refit.gate } : null;
    if (known) {
      const { fit, embeddings } = known;
      const k = fit.weights.length;
      for (let i = at; i <= end; i++) score[i] = scoreOf(fit, embeddings.subarray((i - at) * k, (i - at + 1) * k));
      gate.fill(refit.gate, at, end + 1);
      frames += known.frames;
      // Judged at the next fit, at + refitBars, by the labels known there.
      if (at + refitBars < n) judge(fit, embeddings, y, at, at + refitBars - horizon, evidence);
    }
    onProgress?.((end + 1) / n);
  }
  const by = new Int8Array(n).fill(VISION_MODELS.indexOf(model));
  return { score, gate, model: by, cause: new Int8Array(n), refits, artefact, frames };
}

/**
 * @param seed of the shuffles
 * @param onProgress share done, [0, 1]; what it throws ends the work
 * @throws JanusError bad-input for a close that is not above 0; ConfigError for options that do not go together
 */
export function prepareVision(
  series: BarSeries,
  config: VisionConfig,
  seed: number,
  kernel: GafKernel,
  onProgress?: (share: number) => void,
): VisionTrack {
  checkVision(config);
  const { window, pooled, field } = config;
  const bars = barsOf(series, config);
  const cells = distinctCells(pooled, field);
  const stream = kernel.stream(window, pooled, field, { mu: 0, sigma: 1, gamma: 1, beta: 0 });
  const block = (at: number, end: number): Block | null => {
    const found = fitAt(bars, at, config, cells, stream, seed);
    if (!found) return null;
    const { artefact, controls, rows, frames } = found;
    return {
      fit: { ...artefact, controls, rows },
      embeddings: embedBars(artefact, bars.returns, at, end, stream),
      artefact,
      frames: frames + (end - at + 1),
    };
  };
  return walk(series.length, config.trainFrom - 1, bars.labels, config, 'readout', block, onProgress);
}

/**
 * The same, seen through a trained model. Slot i depends on bars ≤ i as long as embedding i does; slots before the model
 * was known are silent, and evidence is counted from there. With another model to degrade to each has readouts, evidence
 * and a gate of its own, and each bar is of the one that sees at it.
 * @throws JanusError bad-input for embeddings that do not fit the bars or the options; as prepareVision
 */
export function prepareLearned(
  series: BarSeries,
  config: VisionConfig,
  seed: number,
  sight: LearnedSight,
  onProgress?: (share: number) => void,
): VisionTrack {
  checkVision(config);
  checkSight(sight, series.length, config.components);
  const { labels: y } = barsOf(series, config);
  const block = (at: number, end: number): Block | null => {
    const fit = fitLearnedAt(y, sight, at, config, seed);
    return fit && { fit, embeddings: componentsOf(fit, sight, at, end), artefact: null, frames: 0 };
  };
  const { fallback } = sight;
  const told = (from: number) => (share: number) => onProgress?.(from + (fallback ? share / 2 : share));
  const own = walk(series.length, sight.from + config.trainFrom - 1, y, config, sight.model, block, told(0));
  return fallback
    ? degraded(own, prepareLearned(series, config, seed, fallback.light, told(0.5)), fallback.course)
    : own;
}
