/**
 * Words about a market, scored: from a CSV file (columns `time` and `score`), or from what `janus sources --json`
 * printed. Nothing is sorted, clipped or left out here: what is not as it should be is refused with its place.
 */
import type { WordTrack } from '@janus/backtest';
import { badInput } from '@janus/domain';
import { readTime, recogniseTime } from '@janus/market';
import { parse } from 'csv-parse/sync';
import { recordedText } from './recorded-lines.ts';

interface Cell {
  /** Where it stands, for a fault: the file and the line, or the number of the observation. */
  readonly place: string;
  readonly time: string | number;
  readonly score: string | number;
}

function cellsOfTable(text: string, file: string): Cell[] {
  const rows = parse(text, { bom: true, skip_empty_lines: true, trim: true, relax_column_count: true, info: true });
  const [header, ...rest] = rows as unknown as { record: string[]; info: { lines: number } }[];
  const names = (header?.record ?? []).map((name) => name.toLowerCase());
  const timeAt = names.findIndex((name) => /^(time|timestamp|date|time_ms)$/.test(name));
  const scoreAt = names.findIndex((name) => name === 'score' || name === 'value');
  if (timeAt < 0 || scoreAt < 0)
    throw badInput(
      `${file}, line 1: words need a column time and a column score; there are ${names.join(', ') || 'none'}`,
    );
  return rest.map(({ record, info }) => ({
    place: `${file}, line ${info.lines}`,
    time: record[timeAt] ?? '',
    score: record[scoreAt] ?? '',
  }));
}

function cellsOfJson(text: string, file: string): Cell[] {
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch (error) {
    throw badInput(`${file}: ${(error as Error).message}`);
  }
  const observations = (document as { observations?: unknown } | null)?.observations;
  if (!Array.isArray(observations))
    throw badInput(`${file} holds no list of observations: give what \`janus sources --source ID --json\` printed`);
  return observations.map((o: { time?: string | number; value?: string | number } | null, i) => ({
    place: `${file}, observation ${i + 1}`,
    time: o?.time ?? '',
    score: o?.value ?? '',
  }));
}

/** Epoch ms of every cell, in order. @throws JanusError bad-input */
function timesOf(cells: readonly Cell[]): Float64Array {
  const texts = cells.map(({ time }) => String(time));
  const format = recogniseTime(texts);
  const times = Float64Array.from(texts, (text) => (format === null ? Number.NaN : readTime(format, text)));
  times.forEach((time, i) => {
    const { place } = cells[i]!;
    if (!Number.isFinite(time))
      throw badInput(`${place}: time '${texts[i]}' is no moment: give ISO 8601 or epoch ms, UTC, alike in every row`);
    if (i > 0 && time < times[i - 1]!)
      throw badInput(`${place}: time '${texts[i]}' comes before '${texts[i - 1]}' above it: sort the words by time`);
  });
  return times;
}

function scoreOf({ place, score }: Cell): number {
  const value = typeof score === 'string' ? (score.trim() === '' ? Number.NaN : Number(score)) : score;
  if (!Number.isFinite(value)) throw badInput(`${place}: score '${score}' is not a number: leave the row out`);
  if (value < -1 || value > 1)
    throw badInput(`${place}: score '${score}' is not in [−1, 1]: scale it, −1 is all against and 1 all for`);
  return value;
}

/** @throws JanusError bad-input naming file, line, field, value and cure */
export async function readWords(file: string): Promise<WordTrack> {
  const text = await recordedText(file);
  const cells = text.trimStart().startsWith('{') ? cellsOfJson(text, file) : cellsOfTable(text, file);
  if (cells.length === 0) throw badInput(`${file} holds no words: leave --words out, or give a file with rows`);
  return { time: timesOf(cells), score: Float64Array.from(cells, scoreOf) };
}
