/**
 * One numeric column of a CSV file, plain or gzipped, whatever the file's other columns are. For commands that look at
 * any series; bars are read by the catalogue. A cell that is not a number refuses the whole file.
 */
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { badInput } from '@janus/domain';
import { CsvError, parse } from 'csv-parse/sync';
import { hint } from './nearest.ts';

export interface Column {
  readonly name: string;
  readonly values: Float64Array;
}

interface Row {
  readonly record: readonly string[];
  readonly info: { readonly lines: number };
}

function rowsOf(file: string): Row[] {
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
    if (bytes[0] === 0x1f && bytes[1] === 0x8b) bytes = gunzipSync(bytes);
  } catch (error) {
    throw badInput(`${file}: ${(error as Error).message}`);
  }
  try {
    const options = { bom: true, info: true, relax_column_count: true, skip_empty_lines: true, trim: true };
    return parse(bytes, options) as unknown as Row[];
  } catch (error) {
    if (error instanceof CsvError) throw badInput(`${file}: ${error.message}`);
    throw error;
  }
}

const isNumber = (cell: string): boolean => cell !== '' && Number.isFinite(Number(cell));

/** Names from the first row, or 1, 2, 3 … where that row is numbers already. */
function headerOf(first: Row): { readonly names: readonly string[]; readonly skip: number } {
  if (first.record.every(isNumber)) return { names: first.record.map((_, i) => String(i + 1)), skip: 0 };
  return { names: first.record, skip: 1 };
}

/**
 * @param wanted name as in the header, letter case aside, or the number of the column where there is no header
 * @throws JanusError bad-input naming the file, the line and the value
 */
export function csvColumn(file: string, wanted: string): Column {
  const rows = rowsOf(file);
  if (!rows[0]) throw badInput(`${file} has no rows`);
  const { names, skip } = headerOf(rows[0]);
  const exact = names.indexOf(wanted);
  const at = exact >= 0 ? exact : names.findIndex((name) => name.toLowerCase() === wanted.toLowerCase());
  if (at < 0)
    throw badInput(
      `--column ${wanted} is not in ${file}, which has ${skip === 0 ? 'no header; its columns are ' : ''}${names.join(', ')}${hint(wanted, names)}`,
    );
  const values = new Float64Array(rows.length - skip);
  for (let i = skip; i < rows.length; i++) {
    const { record, info } = rows[i]!;
    const cell = record[at] ?? '';
    if (!isNumber(cell))
      throw badInput(
        `${file}, line ${info.lines}, column ${names[at]}: '${cell}' is not a finite number; repair or remove the row`,
      );
    values[i - skip] = Number(cell);
  }
  return { name: names[at]!, values };
}
