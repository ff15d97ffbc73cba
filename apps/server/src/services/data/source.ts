/** A file of bars, streamed: lines in, bars out, one at a time; what is known of it once it is all read. */
import path from 'node:path';
import { badInput, JanusError } from '@janus/domain';
import type { AssetClass, QuoteSide } from '@janus/domain';
import {
  assetClassOf,
  assetClassOfSymbol,
  closeGapScan,
  closeReader,
  initGapScan,
  newReadBar,
  openReader,
  parseColumns,
  parseTimeframe,
  profileOf,
  readLine,
  REPAIRS,
  SAMPLE_LINES,
  scanTime,
  sideInName,
} from '@janus/market';
import type { GapLedger, GapScan, ReadBar, Reader, Reading, Repair, RepairRecord } from '@janus/market';
import type { DataSetInfo } from './catalogue.ts';
import { openLines } from './lines.ts';
import type { LineHooks } from './lines.ts';

export interface SourceOptions {
  readonly symbol: string;
  /** What the file is called, where its path is a name of our own. */
  readonly name?: string | undefined;
  /** Such as 5m; told from the file where absent. */
  readonly timeframe?: string | undefined;
  /** `time=ts,open=o,…` */
  readonly columns?: string | undefined;
  readonly side?: string | undefined;
  readonly repair?: string | undefined;
  readonly assetClass?: string | undefined;
}

export interface SourceFacts {
  readonly timeframeMs: number;
  readonly side: QuoteSide;
  readonly assetClass: AssetClass;
  readonly assetClassBy: DataSetInfo['assetClassBy'];
  readonly reading: Reading;
  readonly gaps: GapLedger;
  readonly repair: RepairRecord;
  readonly sha256: string;
}

const ASSETS: readonly AssetClass[] = ['crypto', 'equity', 'fx'];
const SIDES: readonly QuoteSide[] = ['trade', 'bid', 'ask', 'mid'];

/** One of a closed list. @throws JanusError bad-input naming the option, the value and the list */
function oneOf<T extends string>(option: string, value: string | undefined, all: readonly T[]): T | undefined {
  if (value === undefined) return undefined;
  if (!(all as readonly string[]).includes(value))
    throw badInput(`--${option} ${value}: is not one of ${all.join(', ')}`);
  return value as T;
}

/** The file's name without folders and without .csv, .gz and the like. */
export const stemOf = (file: string): string => path.basename(file).replace(/(?:\.(?:csv|gz|txt|tsv|parquet))+$/i, '');

/**
 * By option, by a name (the symbol's or a word of the file's), by the hours that it trades. Where none of these tells,
 * a market that never closes: then every bar that is absent counts as missing.
 */
function decideAssetClass(
  options: SourceOptions,
  file: string,
  scan: GapScan,
): { assetClass: AssetClass; assetClassBy: SourceFacts['assetClassBy'] } {
  const given = oneOf('asset-class', options.assetClass, ASSETS);
  if (given) return { assetClass: given, assetClassBy: 'option' };
  const words = [options.symbol, ...stemOf(file).split(/[_ .-]+/)];
  const named = words.map(assetClassOfSymbol).find((c) => c !== null);
  if (named) return { assetClass: named, assetClassBy: 'symbol' };
  const traded = assetClassOf(profileOf(scan, 'crypto'));
  if (traded) return { assetClass: traded, assetClassBy: 'trading hours' };
  return { assetClass: 'crypto', assetClassBy: 'default' };
}

/**
 * Streams a file through the reader.
 * @param onBar called with each bar; the struct is reused, so copy what is kept
 * @throws JanusError bad-input with the file's name in front; cancelled
 */
export async function readSource(
  file: string,
  options: SourceOptions,
  onBar: (bar: ReadBar) => void,
  hooks: LineHooks = {},
): Promise<SourceFacts> {
  const columns = options.columns === undefined ? undefined : parseColumns(options.columns);
  const side = oneOf('side', options.side, SIDES);
  const repair: Repair | undefined = oneOf('repair', options.repair, REPAIRS);
  const timeframeMs = options.timeframe === undefined ? undefined : parseTimeframe(options.timeframe);
  oneOf('asset-class', options.assetClass, ASSETS);
  const called = options.name ?? file;
  const lines = openLines(file, hooks);
  const bar = newReadBar();
  let reader: Reader | null = null;
  let scan: GapScan | null = null;
  let ahead: string[] = [];
  let lineNumber = 0;
  const open = (): void => {
    reader = openReader(ahead.slice(0, SAMPLE_LINES), {
      columns,
      side,
      repair,
      timeframeMs,
      sideHint: sideInName(stemOf(called)),
    });
    scan = initGapScan(reader.timeframeMs);
    const first = ahead;
    ahead = [];
    feed(first);
  };
  const feed = (batch: readonly string[]): void => {
    for (const line of batch) {
      lineNumber++;
      if (!readLine(reader!, line, lineNumber, bar)) continue;
      scanTime(scan!, bar.time);
      onBar(bar);
    }
  };
  try {
    for await (const batch of lines.batches()) {
      if (reader) feed(batch);
      else {
        ahead.push(...batch);
        if (ahead.length >= SAMPLE_LINES) open();
      }
    }
    if (!reader) open();
    const reading = closeReader(reader!);
    const decided = decideAssetClass(options, called, scan!);
    const { layout, repair: record, timeframeMs: found } = reader!;
    return {
      timeframeMs: found,
      side: layout.side,
      ...decided,
      reading,
      gaps: closeGapScan(scan!, decided.assetClass),
      repair: record,
      sha256: lines.sha256(),
    };
  } catch (error) {
    if (!(error instanceof JanusError) || error.code !== 'bad-input') throw error;
    const said = error.message.replaceAll(file, called);
    throw badInput(said.startsWith(called) ? said : `${called}: ${said}`);
  }
}
