/**
 * The rows of the store as text, one line of JSON a row, and back: the same lines for the embedded database and for
 * PostgreSQL, so that a backup of one can be restored into the other.
 */
import { closeSync, createReadStream, openSync, writeSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { Session } from '../store/migrate.ts';

/** In an order in which each may refer to those before it; rows that carry bytes are fetched a few at a time. */
export const TABLES = [
  { name: 'run', rows: 200 },
  { name: 'signal', rows: 2000 },
  { name: 'portfolio', rows: 2000 },
  { name: 'performance', rows: 2000 },
  { name: 'experience_batch', rows: 8 },
  { name: 'sleep', rows: 100 },
  { name: 'schema_version', rows: 8 },
  { name: 'memory_map', rows: 4 },
  { name: 'preference', rows: 200 },
] as const;

export type RowCounts = Readonly<Record<string, number>>;

const fileOf = (folder: string, table: string): string => path.join(folder, `${table}.jsonl`);

/**
 * Every table as of one moment, each into `<table>.jsonl`.
 * @param session at the start of a transaction
 */
export async function dumpTables(session: Session, folder: string): Promise<RowCounts> {
  await session.script('set transaction isolation level repeatable read');
  const counts: Record<string, number> = {};
  for (const { name, rows } of TABLES) {
    const out = openSync(fileOf(folder, name), 'w', 0o600);
    let count = 0;
    try {
      await session.script(`declare dump no scroll cursor for select to_json(t)::text as line from "${name}" t`);
      for (;;) {
        const lines = await session.rows<{ line: string }>(`fetch ${rows} from dump`);
        if (lines.length === 0) break;
        // The text of a json column may span lines; JSON has no line break within a string, so that they are blanks.
        writeSync(out, lines.map(({ line }) => `${line.replaceAll('\n', ' ')}\n`).join(''));
        count += lines.length;
      }
      await session.script('close dump');
    } finally {
      closeSync(out);
    }
    counts[name] = count;
  }
  return counts;
}

/** Puts the rows back into empty tables. */
export async function loadTables(session: Session, folder: string): Promise<RowCounts> {
  const counts: Record<string, number> = {};
  for (const { name, rows } of TABLES) {
    let count = 0;
    let chunk: string[] = [];
    const put = async (): Promise<void> => {
      if (chunk.length === 0) return;
      await session.rows(`insert into "${name}" select * from json_populate_recordset(null::"${name}", $1::json)`, [
        `[${chunk.join(',')}]`,
      ]);
      count += chunk.length;
      chunk = [];
    };
    const lines = createInterface({ input: createReadStream(fileOf(folder, name)), crlfDelay: Infinity });
    for await (const line of lines) {
      chunk.push(line);
      if (chunk.length >= rows) await put();
    }
    await put();
    counts[name] = count;
  }
  return counts;
}
