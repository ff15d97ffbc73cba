/**
 * Vision over a recorded series, walk-forward: fit on the past, read the next block, judge the reading once its labels
 * are known, fit again. Slot i of the result depends on bars ≤ i and on the seed, on nothing else: cutting the future
 * off changes no slot before the cut. The same steps make the artefacts that live vision runs on.
 */
import { badInput, type BarSeries } from '@janus/domain';
import type { GafKernel } from '@janus/kernels';
import type { VisionConfig } from '../config.ts';
import { checkVision, MIN_BLOCK } from '../config.ts';
import type { VisionArtefact } from './artefact.ts';
import { distinctCells, scoreOf } from './artefact.ts';
import type { Evidence } from './evidence.ts';
import { addBlock, boundary, gateOf, initEvidence, together } from './evidence.ts';
import { labels, logReturns } from './labels.ts';
import { rankCorrelation, ranks } from './rank.ts';
import type { Bars, Fit } from './train.ts';
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
  readonly refits: readonly VisionRefit[];
  /** The last fit, for live use from here on; null before the first. */
  readonly artefact: VisionArtefact | null;
  /** Frames that were drawn. */
  readonly frames: number;
}

function summarise(index: number, fit: Fit | null, evidence: Evidence, config: VisionConfig): VisionRefit {
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
  fit: Fit,
  embeddings: Float64Array,
  y: Float64Array,
  from: number,
  to: number,
  evidence: Evidence,
): void {
  const k = fit.artefact.weights.length;
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
  addBlock(evidence, correlation(fit.artefact.weights), controls);
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
  const n = series.length;
  const { window, horizon, pooled, field, refitBars } = config;
  const bad = series.close.subarray(0, n).findIndex((c) => !(c > 0 && Number.isFinite(c)));
  if (bad >= 0)
    throw badInput(`close ${series.close[bad]} of bar ${bad} is not a finite price above 0: repair the data`);

  const returns = logReturns(series.close.subarray(0, n));
  const bars: Bars = { returns, labels: labels(returns, horizon, config.volatilitySpan, config.clip) };
  const cells = distinctCells(pooled, field);
  const stream = kernel.stream(window, pooled, field, { mu: 0, sigma: 1, gamma: 1, beta: 0 });
  const score = new Float64Array(n).fill(Number.NaN);
  const gate = new Float64Array(n);
  const evidence = initEvidence();
  const refits: VisionRefit[] = [];
  let artefact: VisionArtefact | null = null;
  let frames = 0;

  for (let at = config.trainFrom - 1; at < n; at += refitBars) {
    const fit = fitAt(bars, at, config, cells, stream, seed);
    const refit = summarise(at, fit, evidence, config);
    refits.push(refit);
    const end = Math.min(at + refitBars, n) - 1;
    artefact = fit ? { ...fit.artefact, gate: refit.gate } : null;
    if (fit) {
      const embeddings = embedBars(fit.artefact, returns, at, end, stream);
      const k = fit.artefact.weights.length;
      for (let i = at; i <= end; i++)
        score[i] = scoreOf(fit.artefact, embeddings.subarray((i - at) * k, (i - at + 1) * k));
      gate.fill(refit.gate, at, end + 1);
      frames += fit.frames + (end - at + 1);
      // Judged at the next fit, at + refitBars, by the labels known there.
      if (at + refitBars < n) judge(fit, embeddings, bars.labels, at, at + refitBars - horizon, evidence);
    }
    onProgress?.((end + 1) / n);
  }
  return { score, gate, refits, artefact, frames };
}
