/**
 * The catalogue of data sets: `<dataFolder>/bars/<name>.json` describes one and names its Parquet file. The JSON is
 * renamed into place last, so a data set is there whole or not at all.
 */
import {
  closeSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { threadId } from 'node:worker_threads';
import { badInput, noData } from '@janus/domain';
import type { AssetClass, QuoteSide } from '@janus/domain';
import { formatTimeframe } from '@janus/market';
import type { GapLedger, RepairRecord } from '@janus/market';

export interface DataSetInfo {
  /** SYMBOL:TIMEFRAME, with :bid or :ask for one side of quotes. What a reference resolves to. */
  readonly name: string;
  readonly symbol: string;
  readonly timeframe: string;
  readonly timeframeMs: number;
  readonly assetClass: AssetClass;
  /** How the asset class is known. */
  readonly assetClassBy: 'option' | 'symbol' | 'trading hours' | 'default' | 'bundled';
  readonly side: QuoteSide;
  readonly rows: number;
  /** Open times of the first and the last bar, epoch ms. */
  readonly from: number;
  readonly to: number;
  readonly hasVolume: boolean;
  readonly hasSpread: boolean;
  /** With the true regimes of a simulator; then `simulated` too. */
  readonly hasTruth: boolean;
  readonly simulated: boolean;
  /** Name of the file that was read, and its sha256; null for what came with JANUS. */
  readonly source: { readonly file: string; readonly sha256: string } | null;
  readonly repair: RepairRecord;
  readonly notes: readonly string[];
  readonly gaps: GapLedger;
  readonly dataHash: string;
  /** Parquet file in the same folder; null for what came with JANUS. */
  readonly file: string | null;
}

const SYMBOL = /^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$/;

export const barsFolder = (dataFolder: string): string => path.join(dataFolder, 'bars');

/** @throws JanusError bad-input for a symbol that cannot be part of a file's name */
export function checkSymbol(symbol: string): string {
  if (!SYMBOL.test(symbol))
    throw badInput(`symbol '${symbol}' is not 1 to 40 letters, digits, dots, dashes or underscores`);
  return symbol;
}

export function dataSetName(symbol: string, timeframeMs: number, side: QuoteSide): string {
  return `${symbol}:${formatTimeframe(timeframeMs)}${side === 'bid' || side === 'ask' ? `:${side}` : ''}`;
}

/** Name as part of a file's name; a colon is not allowed everywhere. */
const stem = (name: string): string => name.replaceAll(':', '@');
const infoFile = (dataFolder: string, name: string): string => path.join(barsFolder(dataFolder), `${stem(name)}.json`);

/** @throws JanusError bad-input where a description cannot be read: it names the file */
export function readInfo(file: string): DataSetInfo {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as DataSetInfo;
  } catch (error) {
    throw badInput(
      `${file}: this description of a data set cannot be read (${(error as Error).message}); import it again`,
    );
  }
}

/** What was imported, by name. */
export function importedSets(dataFolder: string): DataSetInfo[] {
  let files: string[];
  try {
    files = readdirSync(barsFolder(dataFolder));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
  return files
    .filter((f) => f.endsWith('.json') && !f.startsWith('.'))
    .map((f) => readInfo(path.join(barsFolder(dataFolder), f)))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

function sync(target: string): void {
  const fd = openSync(target, 'r');
  try {
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
}

/** A second name for the draft, unless somebody has the name. @returns false where somebody has */
function claim(draft: string, target: string): boolean {
  try {
    linkSync(draft, target);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    // A file system without links: there two imports of one name at once are told apart by nobody.
    renameSync(draft, target);
    return true;
  }
}

/**
 * Both files into place, on disk before it returns; the Parquet file that was there before goes.
 * @param replace without it a data set of the same name stays, even one that came a moment ago
 * @returns false where it stayed
 */
export function publish(dataFolder: string, info: DataSetInfo, parquet: string, replace: boolean): boolean {
  const folder = barsFolder(dataFolder);
  mkdirSync(folder, { recursive: true });
  const target = infoFile(dataFolder, info.name);
  const before = importedSets(dataFolder).find((s) => s.name === info.name)?.file;
  const draft = path.join(folder, `.${stem(info.name)}.${process.pid}-${threadId}.json`);
  try {
    writeFileSync(draft, `${JSON.stringify(info, null, 1)}\n`);
    sync(draft);
    sync(parquet);
    renameSync(parquet, path.join(folder, info.file!));
    if (replace) renameSync(draft, target);
    else if (!claim(draft, target)) {
      if (readInfo(target).file !== info.file) rmSync(path.join(folder, info.file!));
      return false;
    }
    sync(folder);
  } finally {
    rmSync(draft, { force: true });
  }
  if (before && before !== info.file) rmSync(path.join(folder, before), { force: true });
  return true;
}

/** Parquet file's name: the hash in it keeps an old and a new one apart while they change places. */
export const parquetName = (name: string, dataHash: string): string => `${stem(name)}.${dataHash.slice(0, 12)}.parquet`;

/**
 * The data set that `SYMBOL`, `SYMBOL:5m` or `SYMBOL:5m:bid` means, or null where there is none.
 * @throws JanusError bad-input where it could mean several
 */
export function findSet(sets: readonly DataSetInfo[], reference: string): DataSetInfo | null {
  const exact = sets.find((s) => s.name === reference);
  if (exact) return exact;
  const wanted = reference.toUpperCase();
  const found = sets.filter((s) => `${s.name.toUpperCase()}:`.startsWith(`${wanted}:`));
  if (found.length > 1)
    throw badInput(`'${reference}' could be ${found.map((s) => s.name).join(' or ')}: name one of them`);
  return found[0] ?? null;
}

export function noSuchSet(sets: readonly DataSetInfo[], reference: string): Error {
  const known = sets.map((s) => s.name).join(', ');
  return noData(
    `there is no data set '${reference}'; there are ${known}. Import one: janus data import FILE --symbol S`,
  );
}
