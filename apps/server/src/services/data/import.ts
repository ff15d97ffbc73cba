/**
 * Import: a file of bars becomes a data set. Streams, so that the file may be larger than memory; writes into a draft
 * and puts it into place at the end, so that a refusal, a fault or a cancel leaves nothing behind.
 */
import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { badInput } from '@janus/domain';
import { formatTimeframe } from '@janus/market';
import { beginDataHash, HASHED_COLUMNS, hashColumn } from '../provenance.ts';
import type { SeriesHead } from '../provenance.ts';
import { barsFolder, checkSymbol, dataSetName, importedSets, parquetName, publish } from './catalogue.ts';
import type { DataSetInfo } from './catalogue.ts';
import type { LineHooks } from './lines.ts';
import { openBarReader, openBarWriter } from './parquet.ts';
import { clearSpills, dropSpill, spillFolder } from './spill.ts';
import { readSource } from './source.ts';
import type { SourceOptions } from './source.ts';

export interface ImportOptions extends SourceOptions {
  readonly file: string;
  readonly dataFolder: string;
  /** Put the new data in the place of a data set of the same name. */
  readonly replace?: boolean | undefined;
}
export interface ImportResult {
  readonly info: DataSetInfo;
  /** True where the same bars were there already. */
  readonly unchanged: boolean;
}

/** `dataHash` of the series that the file holds, column by column, never the whole of it in memory. */
async function hashOf(parquet: string, spill: string, head: SeriesHead, has: ReadonlySet<string>): Promise<string> {
  const reader = await openBarReader(parquet, spill);
  try {
    const hash = beginDataHash(head);
    for (const name of HASHED_COLUMNS) {
      if (!has.has(name)) hashColumn(hash, null);
      else
        for await (const piece of reader.column(name))
          hashColumn(hash, name === 'truth' ? Int8Array.from(piece) : piece);
    }
    return hash.digest('hex');
  } finally {
    reader.close();
  }
}

const taken = ({ name, rows, source }: DataSetInfo): Error =>
  badInput(
    `${name} is there already with other bars (${rows} from ${source?.file ?? 'JANUS'}); add --replace to put these in their place, or choose another --symbol`,
  );

/**
 * @throws JanusError bad-input (nothing is written) where the file is not bars, a row is bad, or other bars have the
 *   name already; cancelled
 */
export async function importFile(options: ImportOptions, hooks: LineHooks = {}): Promise<ImportResult> {
  const { dataFolder, file } = options;
  const symbol = checkSymbol(options.symbol);
  const spill = spillFolder(dataFolder);
  const draft = path.join(spill, 'draft.parquet');
  clearSpills(dataFolder);
  try {
    const writer = await openBarWriter(spill);
    let facts;
    try {
      facts = await readSource(file, options, (bar) => writer.append(bar), hooks);
      mkdirSync(spill, { recursive: true });
      await writer.finish(draft, facts.reading);
    } finally {
      writer.close();
    }
    const { timeframeMs, side, assetClass, assetClassBy, reading, gaps, repair, sha256 } = facts;
    const { hasVolume, hasSpread, hasTruth, notes } = reading;
    const head: SeriesHead = { symbol, timeframeMs, assetClass, side, length: gaps.bars };
    const has = new Set<string>(
      HASHED_COLUMNS.filter((c) => !(c === 'spread' && !hasSpread) && !(c === 'truth' && !hasTruth)),
    );
    const dataHash = await hashOf(draft, spill, head, has);
    const name = dataSetName(symbol, timeframeMs, side);
    const info: DataSetInfo = {
      name,
      symbol,
      timeframe: formatTimeframe(timeframeMs),
      timeframeMs,
      assetClass,
      assetClassBy,
      side,
      rows: gaps.bars,
      from: gaps.first,
      to: gaps.last,
      hasVolume,
      hasSpread,
      hasTruth,
      simulated: hasTruth,
      source: { file: options.name ?? path.basename(file), sha256 },
      repair,
      notes,
      gaps,
      dataHash,
      file: parquetName(name, dataHash),
    };
    const there = importedSets(dataFolder).find((s) => s.name === name);
    const whole = there?.file && existsSync(path.join(barsFolder(dataFolder), there.file));
    if (there && whole && there.dataHash === dataHash) return { info: there, unchanged: true };
    if (there && !options.replace) throw taken(there);
    if (publish(dataFolder, info, draft, options.replace === true)) return { info, unchanged: false };
    const sooner = importedSets(dataFolder).find((s) => s.name === name);
    if (sooner?.dataHash === dataHash) return { info: sooner, unchanged: true };
    throw taken(sooner ?? info);
  } finally {
    dropSpill(dataFolder);
  }
}
