/** Trades, account and bars of a run as files: CSV and Parquet, both written by DuckDB from the same columns. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { BIGINT, DOUBLE, DuckDBDataChunk, VARCHAR } from '@duckdb/node-api';
import { FILL_KINDS, STRATEGIES } from '@janus/domain';
import { literal, openDuck } from '../data/duck.ts';
import type { ExportFormat, ExportTable } from './api.ts';
import type { RunTables } from './read.ts';

type Cell = number | bigint | string | null;
export interface Column {
  readonly name: string;
  readonly type: 'bigint' | 'double' | 'varchar';
  readonly values: readonly Cell[];
}
const TYPES = { bigint: BIGINT, double: DOUBLE, varchar: VARCHAR } as const;
const CHUNK = 2048;

const double = (name: string, values: ArrayLike<number>): Column => ({
  name,
  type: 'double',
  values: Array.from(values, (v) => (Number.isFinite(v) ? v : null)),
});
const whole = (name: string, values: ArrayLike<number>): Column => ({
  name,
  type: 'bigint',
  values: Array.from(values, (v) => BigInt(v)),
});
const word = (name: string, values: readonly string[]): Column => ({ name, type: 'varchar', values });

/** Times are epoch ms; money is in quote units. */
export function exportColumns({ bars, curves, trades }: RunTables, table: ExportTable): Column[] {
  if (table === 'bars')
    return [
      whole('time', bars.time),
      ...(['open', 'high', 'low', 'close', 'volume'] as const).map((name) => double(name, bars[name])),
    ];
  if (table === 'equity')
    return [
      whole('time', curves.time),
      ...(['equity', 'baseline', 'drawdown', 'baselineDrawdown', 'exposure'] as const).map((name) =>
        double(name, curves[name]),
      ),
    ];
  const list = trades.trades;
  return [
    whole(
      'entryTime',
      list.map((t) => t.entryTime),
    ),
    whole(
      'exitTime',
      list.map((t) => t.exitTime),
    ),
    whole(
      'entryBar',
      list.map((t) => t.entryBar),
    ),
    whole(
      'exitBar',
      list.map((t) => t.exitBar),
    ),
    word(
      'strategy',
      list.map((t) => STRATEGIES[t.strategy] ?? 'none'),
    ),
    word(
      'side',
      list.map((t) => (t.side > 0 ? 'long' : 'short')),
    ),
    ...(['quantity', 'entryPrice', 'exitPrice', 'pnl', 'fees', 'returnFraction'] as const).map((name) =>
      double(
        name,
        list.map((t) => t[name]),
      ),
    ),
    word(
      'exitKind',
      list.map((t) => FILL_KINDS[t.exitKind] ?? 'none'),
    ),
  ];
}

/** The file, whole in memory: a run has at most some hundred thousand rows. */
export async function exportFile(columns: readonly Column[], format: ExportFormat): Promise<Buffer> {
  const folder = mkdtempSync(path.join(tmpdir(), 'janus-export-'));
  const duck = await openDuck(path.join(folder, 'spill'));
  try {
    await duck.connection.run(`create table t (${columns.map((c) => `"${c.name}" ${c.type}`).join(', ')})`);
    const appender = await duck.connection.createAppender('t');
    const rows = columns[0]?.values.length ?? 0;
    for (let from = 0; from < rows; from += CHUNK) {
      const chunk = DuckDBDataChunk.create(
        columns.map((c) => TYPES[c.type]),
        Math.min(CHUNK, rows - from),
      );
      chunk.setColumns(columns.map((c) => c.values.slice(from, from + CHUNK)));
      appender.appendDataChunk(chunk);
    }
    appender.closeSync();
    const file = path.join(folder, `table.${format}`);
    const how = format === 'csv' ? 'format csv, header true' : 'format parquet, compression zstd';
    await duck.connection.run(`copy t to ${literal(file)} (${how})`);
    return readFileSync(file);
  } finally {
    duck.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
