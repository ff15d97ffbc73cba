/** A series of time and value from a CSV file, or from the saved answer of a source. */
import { badInput } from '@janus/domain';
import { readTime, recogniseTime, scorerOf, sourceOf, type Observation, type Series } from '@janus/market';
import { parse } from 'csv-parse/sync';
import { recordedText } from './recorded-lines.ts';

/** Numbers as they are; where a source gives words alone, what the lexicon reads in them. */
export async function valuesOf(all: readonly Observation[]): Promise<Observation[]> {
  const scores = await scorerOf('lexicon', null).score(all.map((o) => o.text ?? ''));
  return all.map((o, i) => (Number.isNaN(o.value) ? { ...o, value: scores[i]! } : o));
}

/** Several values of one moment become their mean: a series has one value a time. */
export function toSeries(all: readonly Observation[]): Series {
  const time: number[] = [];
  const value: number[] = [];
  let count = 0;
  for (const o of all) {
    if (o.time === time.at(-1)) {
      count++;
      value[value.length - 1]! += (o.value - value.at(-1)!) / count;
    } else {
      time.push(o.time);
      value.push(o.value);
      count = 1;
    }
  }
  return { time, value };
}

function fromTable(text: string, file: string): Series {
  const rows = parse(text, { bom: true, skip_empty_lines: true, trim: true, relax_column_count: true });
  const [header, ...rest] = rows;
  if (header === undefined || rest.length === 0) throw badInput(`${file} has no rows`);
  const names = header.map((name) => name.toLowerCase());
  const timeAt = names.findIndex((name) => /^(time|timestamp|date|time_ms|time_tag)$/.test(name));
  const valueAt = names.indexOf('value') >= 0 ? names.indexOf('value') : names.findIndex((_, i) => i !== timeAt);
  if (timeAt < 0 || valueAt < 0)
    throw badInput(`${file} needs a column time and a column value; it has ${header.join(', ')}`);
  const format = recogniseTime(rest.map((row) => row[timeAt] ?? ''));
  if (format === null) throw badInput(`${file}: time '${rest[0]![timeAt]}' is no format known`);
  return {
    time: rest.map((row) => readTime(format, row[timeAt] ?? '')),
    value: rest.map((row, i) => {
      const cell = row[valueAt] ?? '';
      if (cell === '' || !Number.isFinite(Number(cell)))
        throw badInput(`${file}, row ${i + 1}: value '${cell}' is not a finite number`);
      return Number(cell);
    }),
  };
}

/** @throws JanusError bad-input naming the file and what is wrong with it */
export async function readSeries(file: string, source: string | undefined): Promise<Series> {
  const text = await recordedText(file);
  if (source !== undefined) return toSeries(await valuesOf(sourceOf(source).parse(text)));
  return fromTable(text, file);
}
