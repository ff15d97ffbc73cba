/**
 * Bars in Parquet, one file a data set: time BIGINT (epoch ms), open, high, low, close DOUBLE, volume, spread DOUBLE
 * and truth TINYINT, NULL where unknown. Written bar by bar and read column by column, so that neither needs the file
 * in memory.
 */
import { DOUBLE, DuckDBDataChunk } from '@duckdb/node-api';
import type { DuckDBAppender } from '@duckdb/node-api';
import type { BarSeries } from '@janus/domain';
import type { ReadBar, Reading, SeriesFacts } from '@janus/market';
import { literal, openDuck } from './duck.ts';
import type { Duck } from './duck.ts';

export const BAR_COLUMNS = ['time', 'open', 'high', 'low', 'close', 'volume', 'spread', 'truth'] as const;
const CHUNK_ROWS = 2048;

/** A column as it is written: NULL for NaN, and throughout where the file had none. */
const known = (name: string, has: boolean, type: string): string =>
  `${has ? `case when isnan("${name}") then null else "${name}"::${type} end` : `null::${type}`} as "${name}"`;

export interface BarWriter {
  append(bar: ReadBar): void;
  /** Writes the file whole. Columns that hold nothing become NULL. */
  finish(file: string, reading: Reading): Promise<void>;
  close(): void;
}

export async function openBarWriter(spillFolder: string): Promise<BarWriter> {
  const duck = await openDuck(spillFolder);
  await duck.connection.run(`create table bars (${BAR_COLUMNS.map((c) => `"${c}" double`).join(', ')})`);
  const appender: DuckDBAppender = await duck.connection.createAppender('bars');
  const columns = BAR_COLUMNS.map((): number[] => []);
  const flush = (): void => {
    const chunk = DuckDBDataChunk.create(
      BAR_COLUMNS.map(() => DOUBLE),
      columns[0]!.length,
    );
    chunk.setColumns(columns);
    appender.appendDataChunk(chunk);
    for (const column of columns) column.length = 0;
  };
  return {
    append(bar) {
      for (const [k, name] of BAR_COLUMNS.entries()) columns[k]!.push(bar[name]);
      if (columns[0]!.length === CHUNK_ROWS) flush();
    },
    async finish(file, { hasVolume, hasSpread, hasTruth }) {
      if (columns[0]!.length > 0) flush();
      appender.closeSync();
      await duck.connection.run(
        `copy (select time::bigint as time, open, high, low, close,
           ${known('volume', hasVolume, 'double')}, ${known('spread', hasSpread, 'double')}, ${known('truth', hasTruth, 'tinyint')}
         from bars) to ${literal(file)} (format parquet, compression zstd)`,
      );
    },
    close: () => duck.close(),
  };
}

/** Values of one column in order, NaN where NULL. The array is the caller's. */
async function* columnOf(duck: Duck, file: string, name: string): AsyncGenerator<Float64Array, void> {
  const result = await duck.connection.stream(
    `select coalesce("${name}"::double, 'nan'::double) from read_parquet(${literal(file)})`,
  );
  for (;;) {
    const chunk = await result.fetchChunk();
    if (chunk === null || chunk.rowCount === 0) return;
    yield Float64Array.from(chunk.getColumnValues(0) as number[]);
  }
}

export interface BarReader {
  rows(): Promise<number>;
  column(name: (typeof BAR_COLUMNS)[number]): AsyncGenerator<Float64Array, void>;
  close(): void;
}

export async function openBarReader(file: string, spillFolder: string): Promise<BarReader> {
  const duck = await openDuck(spillFolder);
  return {
    async rows() {
      const result = await duck.connection.runAndReadAll(`select count(*)::double from read_parquet(${literal(file)})`);
      return Number(result.getRows()[0]![0]);
    },
    column: (name) => columnOf(duck, file, name),
    close: () => duck.close(),
  };
}

/** A whole data set as typed columns. */
export async function readSeries(file: string, spillFolder: string, facts: SeriesFacts): Promise<BarSeries> {
  const reader = await openBarReader(file, spillFolder);
  try {
    const length = await reader.rows();
    const filled = async (name: (typeof BAR_COLUMNS)[number]): Promise<Float64Array> => {
      const out = new Float64Array(length);
      let at = 0;
      for await (const values of reader.column(name)) {
        out.set(values, at);
        at += values.length;
      }
      return out;
    };
    return {
      symbol: facts.symbol,
      timeframeMs: facts.timeframeMs,
      assetClass: facts.assetClass,
      side: facts.side,
      length,
      time: await filled('time'),
      open: await filled('open'),
      high: await filled('high'),
      low: await filled('low'),
      close: await filled('close'),
      volume: await filled('volume'),
      spread: facts.hasSpread ? await filled('spread') : null,
      truth: facts.hasTruth ? Int8Array.from(await filled('truth')) : null,
      simulated: facts.hasTruth,
    };
  } finally {
    reader.close();
  }
}
