/**
 * A part (training or test) of a set of labelled series as the archives of time series classification write it, told by
 * what is in it and not by its name: rows of numbers with the class first (.tsv, .txt, .csv), or the .ts form, values
 * before a colon and the class after it, below `@data`. Series of different lengths are padded with NaN at the end.
 */
import { badInput } from '@janus/domain';

export interface ArchivePart {
  readonly format: 'rows' | 'ts';
  /** Finite throughout; their lengths may differ. */
  readonly series: readonly Float64Array[];
  /** One a series. Numbers are written shortest: 1.0000000e+00 and 1 are the same class. */
  readonly labels: readonly string[];
  /** Values that were missing within a series and were drawn in a straight line from those beside them. */
  readonly filled: number;
}

const MISSING = /^(\?|nan|na|)$/i;

/** The class as text. */
function labelOf(text: string): string {
  const word = text.trim();
  return word !== '' && Number.isFinite(Number(word)) ? String(Number(word)) : word;
}

function numberOf(word: string, where: string): number {
  const text = word.trim();
  if (MISSING.test(text)) return Number.NaN;
  const value = Number(text);
  if (!Number.isFinite(value)) throw badInput(`${where}: '${text}' is not a finite number`);
  return value;
}

/** Cuts what is missing at the end and bridges what is missing before it. @returns how many were bridged */
function whole(values: readonly number[], where: string): { readonly series: Float64Array; readonly filled: number } {
  let end = values.length;
  while (end > 0 && Number.isNaN(values[end - 1]!)) end--;
  const series = Float64Array.from(values.slice(0, end));
  const first = series.findIndex((v) => !Number.isNaN(v));
  if (first < 0 || end < 2) throw badInput(`${where}: a series of ${end} values: at least 2 are needed`);
  let filled = first;
  series.fill(series[first]!, 0, first);
  for (let i = first + 1, last = first; i < end; i++) {
    if (Number.isNaN(series[i]!)) continue;
    for (let k = last + 1; k < i; k++, filled++)
      series[k] = series[last]! + ((series[i]! - series[last]!) * (k - last)) / (i - last);
    last = i;
  }
  return { series, filled };
}

interface Row {
  readonly label: string;
  readonly words: readonly string[];
  readonly where: string;
}

function rowOfNumbers(line: string, where: string): Row {
  // A tab or a comma separates even where nothing stands between two of them; blanks separate as many as there are.
  const words = /[\t,;]/.test(line) ? line.split(/[\t,;]/) : line.split(/\s+/);
  return { label: labelOf(words[0]!), words: words.slice(1), where };
}

function rowOfTs(line: string, where: string): Row {
  const parts = line.split(':');
  if (line.includes('('))
    throw badInput(`${where}: values with times of their own: only series without @timeStamps are read`);
  if (parts.length !== 2)
    throw badInput(
      parts.length < 2
        ? `${where}: no class after a colon: only series with @classLabel true are read`
        : `${where}: ${parts.length - 1} dimensions: only series of one are read`,
    );
  return { label: labelOf(parts[1]!), words: parts[0]!.split(','), where };
}

/**
 * @param name of the file, for what is said of it
 * @throws JanusError bad-input naming file and line
 */
export function readArchivePart(text: string, name: string): ArchivePart {
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n|\r/);
  const data = lines.findIndex((line) => /^\s*@data\s*$/i.test(line));
  const format = data >= 0 ? 'ts' : 'rows';
  const read = format === 'ts' ? rowOfTs : rowOfNumbers;
  const series: Float64Array[] = [];
  const labels: string[] = [];
  let filled = 0;
  for (let i = data + 1; i < lines.length; i++) {
    const line = lines[i]!.replace(/^ +|\s+$/g, '');
    if (line === '' || line.startsWith('#') || (format === 'rows' && line.startsWith('@'))) continue;
    const { label, words, where } = read(line, `${name}, line ${i + 1}`);
    if (label === '' || MISSING.test(label)) throw badInput(`${where}: the class is '${label}'`);
    const known = whole(
      words.map((word) => numberOf(word, where)),
      where,
    );
    series.push(known.series);
    labels.push(label);
    filled += known.filled;
  }
  if (series.length === 0)
    throw badInput(
      `${name} holds no series: rows of numbers with the class first, or the .ts form below a line @data, are read`,
    );
  return { format, series, labels, filled };
}
