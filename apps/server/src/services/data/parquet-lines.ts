/**
 * A Parquet file as lines of text, so that it goes through the same recognition and the same checks as any other file.
 * Columns that hold nothing are left out; `truth` becomes the column regime with its names.
 */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { badInput, cancelled, REGIMES } from '@janus/domain';
import { literal, openDuck } from './duck.ts';
import type { Duck } from './duck.ts';
import type { FileLines, LineHooks } from './lines.ts';

const identifier = (name: string): string => `"${name.replaceAll('"', '""')}"`;
const cell = (text: string): string => (/[",]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

async function firstColumn(duck: Duck, sql: string): Promise<string[]> {
  const reader = await duck.connection.runAndReadAll(sql);
  return reader.getRows().map((row) => String(row[0]));
}

/** Names of the columns that hold anything. */
async function filledColumns(duck: Duck, from: string): Promise<string[]> {
  const names = await firstColumn(duck, `select column_name from (describe select * from ${from})`);
  const counts = await duck.connection.runAndReadAll(
    `select ${names.map((n) => `count(${identifier(n)})::double`).join(', ')} from ${from}`,
  );
  const row = counts.getRows()[0]!;
  return names.filter((_, i) => Number(row[i]) > 0);
}

const isTruth = (name: string): boolean => name === 'truth';
const asText = (name: string): string =>
  isTruth(name)
    ? `list_extract([${REGIMES.map(literal).join(', ')}], ${identifier(name)} + 1)`
    : `coalesce(${identifier(name)}::varchar, '')`;

export function openParquetLines(file: string, total: number, hooks: LineHooks): FileLines {
  let digest = '';
  async function* batches(): AsyncGenerator<readonly string[], void> {
    const duck = await openDuck(path.join(tmpdir(), `janus-duckdb-${process.pid}`));
    try {
      const from = `read_parquet(${literal(file)})`;
      let names: string[];
      try {
        names = await filledColumns(duck, from);
      } catch (error) {
        throw badInput(`${file}: this Parquet file cannot be read (${(error as Error).message})`);
      }
      yield [names.map((n) => (isTruth(n) ? 'regime' : cell(n))).join(',')];
      const result = await duck.connection.stream(`select ${names.map(asText).join(', ')} from ${from}`);
      for (;;) {
        if (hooks.signal?.aborted) throw cancelled(`reading ${file} was cancelled; nothing was written`);
        const chunk = await result.fetchChunk();
        if (chunk === null || chunk.rowCount === 0) break;
        yield chunk.getRows().map((row) => row.map((value) => cell(String(value ?? ''))).join(','));
      }
      hooks.onBytes?.(total, total);
    } finally {
      duck.close();
    }
    const hash = createHash('sha256');
    for await (const chunk of createReadStream(file)) hash.update(chunk as Buffer);
    digest = hash.digest('hex');
  }
  return { batches, sha256: () => digest };
}
