/**
 * Bars by reference: a name in the catalogue (`BTCUSDT`, `BTCUSDT:5m`), the bundled `SP500`, or the path of a CSV
 * (plain or .gz) or Parquet file. A name of the catalogue comes before the bundled one, and both before a path.
 */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { badInput, noData } from '@janus/domain';
import type { BarSeries } from '@janus/domain';
import { appendBar, buildSeries, formatTimeframe, newBarBuilder } from '@janus/market';
import type { GapLedger, RepairRecord } from '@janus/market';
import { dataHash } from '../provenance.ts';
import { BUNDLED_NAME, bundledBars } from './bundled.ts';
import { barsFolder, findSet, importedSets, noSuchSet } from './catalogue.ts';
import type { DataSetInfo } from './catalogue.ts';
import { readSeries } from './parquet.ts';
import { readSource, stemOf } from './source.ts';
import type { SourceOptions } from './source.ts';
import { spillFolder } from './spill.ts';

export type LoadOptions = Partial<SourceOptions>;

export interface LoadedData {
  readonly name: string;
  readonly series: BarSeries;
  readonly gaps: GapLedger;
  readonly dataHash: string;
  /** What a result made of these bars should say. */
  readonly warnings: readonly string[];
}

/** The bundled bars as a data set. */
export function bundledSet(): DataSetInfo {
  const { series, gaps, repair, notes } = bundledBars();
  return {
    name: BUNDLED_NAME,
    symbol: series.symbol,
    timeframe: formatTimeframe(series.timeframeMs),
    timeframeMs: series.timeframeMs,
    assetClass: series.assetClass,
    assetClassBy: 'bundled',
    side: series.side,
    rows: series.length,
    from: gaps.first,
    to: gaps.last,
    hasVolume: true,
    hasSpread: false,
    hasTruth: false,
    simulated: false,
    source: null,
    repair,
    notes,
    gaps,
    dataHash: dataHash(series),
    file: null,
  };
}

/** Everything that can be loaded by name: what was imported, and what came with JANUS. */
export async function listDataSets(dataFolder: string): Promise<DataSetInfo[]> {
  const sets = importedSets(dataFolder);
  return findSet(sets, BUNDLED_NAME) ? sets : [...sets, bundledSet()];
}

function warningsOf(
  gaps: GapLedger,
  repair: RepairRecord,
  simulated: boolean,
  assetClassBy: DataSetInfo['assetClassBy'],
): string[] {
  const out: string[] = [];
  if (assetClassBy === 'default')
    out.push('asset class unknown, taken as crypto; import the file with --asset-class to say otherwise');
  if (simulated) out.push('these bars are simulated');
  const { dropped, filled, clipped } = repair;
  if (dropped + filled + clipped > 0)
    out.push(`repaired on import: ${dropped} rows dropped, ${filled} filled, ${clipped} clipped`);
  if (gaps.missingBars > 0) {
    const holes = gaps.entries.filter((e) => e.kind === 'missing').length;
    out.push(`${gaps.missingBars} bars are missing in ${holes} gaps, coverage ${(100 * gaps.coverage).toFixed(2)} %`);
  }
  return out;
}

async function fromCatalogue(info: DataSetInfo, dataFolder: string): Promise<LoadedData> {
  const file = path.join(barsFolder(dataFolder), info.file!);
  if (!existsSync(file)) throw badInput(`${info.name}: its file ${file} is gone; import it again`);
  const series = await readSeries(file, spillFolder(dataFolder), info).catch((cause: unknown) => {
    if (existsSync(file)) throw cause;
    throw noData(`${info.name} was removed while it was being read`);
  });
  const hash = dataHash(series);
  if (hash !== info.dataHash)
    throw badInput(
      `${info.name}: the bars in ${file} are not those that were imported (their hash differs); import them again`,
    );
  return {
    name: info.name,
    series,
    gaps: info.gaps,
    dataHash: hash,
    warnings: warningsOf(info.gaps, info.repair, info.simulated, info.assetClassBy),
  };
}

async function fromFile(file: string, options: LoadOptions): Promise<LoadedData> {
  const builder = newBarBuilder();
  const symbol = options.symbol ?? stemOf(file);
  const facts = await readSource(file, { ...options, symbol }, (bar) => appendBar(builder, bar));
  const { timeframeMs, assetClass, side, reading, gaps, repair } = facts;
  const series = buildSeries(builder, { symbol, timeframeMs, assetClass, side, ...reading });
  return {
    name: symbol,
    series,
    gaps,
    dataHash: dataHash(series),
    warnings: warningsOf(gaps, repair, reading.hasTruth, facts.assetClassBy),
  };
}

/**
 * @throws JanusError no-data for a name that is not there; bad-input for a name that could be several, a file that is
 *   not bars, or a data set that is damaged
 */
export async function loadDataSet(
  reference: string,
  dataFolder: string,
  options: LoadOptions = {},
): Promise<LoadedData> {
  const imported = importedSets(dataFolder);
  const info = findSet(imported, reference);
  if (info) return fromCatalogue(info, dataFolder);
  if (reference.toUpperCase() === BUNDLED_NAME || reference.toUpperCase() === `${BUNDLED_NAME}:1D`) {
    const { series, gaps, repair } = bundledBars();
    return {
      name: BUNDLED_NAME,
      series,
      gaps,
      dataHash: dataHash(series),
      warnings: warningsOf(gaps, repair, false, 'bundled'),
    };
  }
  if (existsSync(reference)) return fromFile(reference, options);
  if (/[/\\]|\.(?:csv|gz|txt|tsv|parquet)$/i.test(reference)) throw badInput(`${reference}: there is no such file`);
  throw noSuchSet(await listDataSets(dataFolder), reference);
}

/** The bars alone. */
export async function loadSeries(reference: string, dataFolder: string, options: LoadOptions = {}): Promise<BarSeries> {
  return (await loadDataSet(reference, dataFolder, options)).series;
}

/** Gap ledger of a data set or a file. */
export async function gapLedgerOf(
  reference: string,
  dataFolder: string,
  options: LoadOptions = {},
): Promise<GapLedger> {
  const info = findSet(importedSets(dataFolder), reference);
  return info ? info.gaps : (await loadDataSet(reference, dataFolder, options)).gaps;
}
