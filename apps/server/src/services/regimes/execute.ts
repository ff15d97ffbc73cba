/** Labels a data set with regimes as the day would have told them, and leaves `regimes/<id>/`, whole or not at all. */
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { barsPerYear, parseRunConfig } from '@janus/backtest';
import { REGIMES, cancelled, parseConfig, type BarSeries } from '@janus/domain';
import { featureFields, featureMatrix } from '@janus/indicators';
import { labelSeries, prepareRefits, reportTrack, type RegimeTrack } from '@janus/regime';
import { syncFolder } from '../journal/index.ts';
import { provenanceOf } from '../provenance.ts';
import { KERNEL_BACKEND } from '../runs/plan.ts';
import { regimeFolder, regimesFolder, TRACK_COLUMNS, type RegimeReport } from './layout.ts';

export interface RegimeRequest {
  /** Name of the data set, as shown. */
  readonly name: string;
  readonly series: BarSeries;
  /** A run's configuration; only its regime table matters. */
  readonly config: unknown;
  readonly seed: number;
  readonly warnings: readonly string[];
  /** Epoch ms. */
  readonly now: number;
}
export interface RegimeHooks {
  progress(stage: string, share: number): void;
  shouldStop(): boolean;
}

/** Share of the time that fitting takes, roughly: it only moves the progress bar. */
const FITTING = 0.8;

/** The identity of a labelling: equal for equal bars, regime table, seed, version and backend. */
export const regimeProvenance = (series: BarSeries, config: unknown, seed: number) =>
  provenanceOf({
    seed,
    config: { regimes: parseRunConfig(config).brain.regime },
    series: [series],
    backend: KERNEL_BACKEND,
  });

function columnBytes(series: BarSeries, track: RegimeTrack): Uint8Array {
  const n = series.length;
  const all = new Float64Array(TRACK_COLUMNS.length * n);
  const columns: readonly ArrayLike<number>[] = [
    series.time,
    series.open,
    series.high,
    series.low,
    series.close,
    series.volume,
    track.regime,
    track.confidence,
    track.agreement,
    track.hmm,
    track.statistical,
    track.technical,
    series.truth ?? new Int8Array(n).fill(-1),
  ];
  columns.forEach((column, c) => {
    for (let i = 0; i < n; i++) all[c * n + i] = column[i]!;
  });
  for (let k = 0; k < REGIMES.length; k++)
    for (let i = 0; i < n; i++) all[(columns.length + k) * n + i] = track.posterior[i * REGIMES.length + k]!;
  return new Uint8Array(all.buffer);
}

/** @throws JanusError cancelled once `shouldStop` says so; ConfigError. Nothing is left then */
export function executeRegimes(request: RegimeRequest, dataFolder: string, hooks: RegimeHooks): RegimeReport {
  const { series, seed } = request;
  const provenance = regimeProvenance(series, request.config, seed);
  const id = provenance.runId;
  const config = parseRunConfig(request.config).brain.regime;
  hooks.progress('computing features', 0);
  const features = featureMatrix(series, parseConfig(featureFields, { timeframeMs: series.timeframeMs }, 'features'));
  const refits = prepareRefits(features, config, seed, (done, total) => {
    if (hooks.shouldStop()) throw cancelled(`labelling ${request.name} was cancelled`);
    hooks.progress('fitting regimes', (FITTING * done) / Math.max(1, total));
  });
  hooks.progress('labelling bars', FITTING);
  const track = labelSeries(series, config, refits);
  const { episodes: _, ...report } = reportTrack(track, series.close);
  const result: RegimeReport = {
    id,
    name: request.name,
    symbol: series.symbol,
    timeframeMs: series.timeframeMs,
    bars: series.length,
    from: series.time[0]!,
    to: series.time[series.length - 1]!,
    simulatedData: series.simulated,
    hasTruth: series.truth !== null,
    provenance,
    refits: refits.length,
    barsPerYear: barsPerYear(series.timeframeMs, series.assetClass),
    report,
    warnings: request.warnings,
    createdAt: request.now,
  };
  const folder = regimeFolder(dataFolder, id);
  const draft = path.join(regimesFolder(dataFolder), `.part-${id}-${process.pid}`);
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { recursive: true });
  try {
    writeFileSync(path.join(draft, 'track.bin'), columnBytes(series, track), { flush: true });
    writeFileSync(path.join(draft, 'report.json'), JSON.stringify(result, null, 1), { flush: true });
    if (!existsSync(folder)) renameSync(draft, folder);
    syncFolder(regimesFolder(dataFolder));
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
  return result;
}
