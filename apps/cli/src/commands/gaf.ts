/** `janus gaf`: Gramian angular fields of a column, as numbers. In double precision, by the reference implementation. */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { badInput, cancelled, VERSION } from '@janus/domain';
import { gaf, momentsMap, windowStarts, type GafFrame } from '@janus/visual-cortex';
import type { Command, CommandInput } from '../command.ts';
import { csvColumn, type Column } from '../csv-column.ts';

const BAR_COLUMNS = ['open', 'high', 'low', 'close', 'volume'] as const;
/** Numbers in one answer: a JSON document of more would not fit a string. */
const MAX_CELLS = 10_000_000;
const SHADES = ' .:-=+*#%@';
const SHADED = 32;

/** A column of any CSV file, or one of a data set's: a name in the catalogue, or a Parquet file of bars. */
async function columnOf(reference: string, column: string, dataFolder: string): Promise<Column> {
  if (existsSync(reference) && !reference.endsWith('.parquet')) return csvColumn(reference, column);
  const { loadDataSet } = await import('@janus/server/data');
  const { series, name } = await loadDataSet(reference, dataFolder);
  const known = BAR_COLUMNS.find((c) => c === column.toLowerCase());
  if (!known) throw badInput(`--column ${column} is not one of ${BAR_COLUMNS.join(', ')}, the columns of ${name}`);
  const values = series[known];
  const gap = values.findIndex((v: number) => !Number.isFinite(v));
  if (gap >= 0) throw badInput(`${name} has no ${known} at bar ${gap}: choose another column`);
  return { name: known, values };
}

interface Frame {
  /** First and last row of the window, counted from 0, both included. */
  readonly start: number;
  readonly end: number;
  /** True where the window was constant and the frame is the one defined for that. */
  readonly constant: boolean;
  readonly matrix: number[][];
}

function frameOf(
  values: Float64Array,
  start: number,
  window: number,
  size: number,
  field: string,
  scale: string,
): Frame {
  const cut = values.slice(start, start + window);
  // A window that does not vary has no deviation to scale by: min–max answers for it, with its flag.
  const map = scale === 'tanh' ? momentsMap(cut) : null;
  const request = { values: cut, size, field: field === 'gasf' ? 'gasf' : 'gadf' } as const;
  const frame: GafFrame = map ? gaf({ ...request, scale: 'tanh', map }) : gaf({ ...request, scale: 'minmax' });
  const matrix = Array.from({ length: size }, (_, i) => Array.from(frame.matrix.subarray(i * size, (i + 1) * size)));
  return { start, end: start + window - 1, constant: frame.constant, matrix };
}

/** At most 32 × 32 characters, darkest at −1. */
function shaded(matrix: readonly number[][]): string[] {
  const side = Math.min(SHADED, matrix.length);
  const at = (k: number): number => Math.floor(((k + 0.5) * matrix.length) / side);
  return Array.from({ length: side }, (_, i) =>
    Array.from({ length: side }, (__, j) => {
      const shade = SHADES[Math.min(9, Math.floor(((matrix[at(i)]![at(j)]! + 1) / 2) * 10))]!;
      return shade + shade;
    }).join(''),
  );
}

const sha = (data: string | Uint8Array): string => createHash('sha256').update(data).digest('hex');
function identity(config: unknown, values: Float64Array) {
  const five = {
    seed: 0,
    configHash: sha(JSON.stringify(config)),
    dataHash: sha(new Uint8Array(values.buffer, values.byteOffset, values.byteLength)),
    version: VERSION,
    backend: 'f64',
  };
  return { ...five, runId: sha(JSON.stringify(five)).slice(0, 16) };
}

function startsOf(input: CommandInput, rows: number, window: number, size: number): number[] {
  const { input: file, video, stride } = input.options;
  if (window > rows)
    throw badInput(`--window ${window} is longer than the ${rows} rows of ${String(file)}: give ${rows} or less`);
  if (size > window)
    throw badInput(`--size ${size} is above --window ${window}: a window cannot be reduced to more values`);
  if (video !== true && stride !== undefined)
    throw badInput(`--stride ${stride} needs --video: without it only the last window is drawn`);
  if (video !== true) return [rows - window];
  const starts = windowStarts(rows, window, stride === undefined ? 1 : Number(stride));
  const most = Math.max(1, Math.floor(MAX_CELLS / size ** 2));
  if (starts.length > most)
    throw badInput(
      `${starts.length} frames of ${size} × ${size} are too many for one answer: raise --stride to ${Math.ceil((rows - window) / most) + 1} or lower --size`,
    );
  return starts;
}

export const gafCommand: Command = {
  name: 'gaf',
  usage:
    'gaf --input FILE [--column close] --window W --size N --field gasf|gadf [--scale minmax|tanh] [--video --stride S]',
  summary: 'Gramian angular fields of a column: PAA to N values, then scale, then the field',
  positional: { min: 0, max: 0, names: [] },
  options: {
    input: { type: 'string', meaning: 'CSV file (plain or .gz), or a symbol in the catalogue', required: true },
    column: {
      type: 'string',
      meaning: 'column to draw, by its header; by its number where there is none',
      default: 'close',
    },
    window: { type: 'integer', meaning: 'rows a frame covers', required: true, min: 2, max: 1_000_000 },
    size: { type: 'integer', meaning: 'side of a frame, at most the window', required: true, min: 2, max: 2048 },
    field: { type: 'string', meaning: 'summation or difference field', choices: ['gasf', 'gadf'], required: true },
    scale: {
      type: 'string',
      meaning: 'min–max of the window, or tanh by its mean and deviation',
      choices: ['minmax', 'tanh'],
      default: 'minmax',
    },
    video: { type: 'flag', meaning: 'every window, not the last alone' },
    stride: { type: 'integer', meaning: 'rows from one window to the next; 1 unless given', min: 1, max: 1_000_000 },
  },
  async run(input) {
    const { options } = input;
    const column = await columnOf(String(options['input']), String(options['column']), input.dataFolder);
    const [window, size] = [Number(options['window']), Number(options['size'])];
    const [field, scale] = [String(options['field']), String(options['scale'])];
    const rows = column.values.length;
    const starts = startsOf(input, rows, window, size);
    const frames = starts.map((start, k) => {
      if (k % 64 === 0) {
        if (input.signal.aborted) throw cancelled(`gaf was cancelled after ${k} of ${starts.length} frames`);
        input.progress('drawing', k, starts.length);
      }
      return frameOf(column.values, start, window, size, field, scale);
    });
    const asked = {
      column: column.name,
      window,
      size,
      field,
      scale,
      stride: starts.length > 1 ? starts[1]! - starts[0]! : 0,
    };
    const last = frames.at(-1)!;
    const constant = frames.filter((f) => f.constant).length;
    return {
      json: { ...identity(asked, column.values), ...asked, rows, frames },
      text: [
        `${field.toUpperCase()} ${size} × ${size} of ${column.name}, ${scale}: ${frames.length} frame${frames.length === 1 ? '' : 's'} of ${window} rows each, from ${rows} rows`,
        ...(constant > 0 ? [`${constant} of them constant: nothing to scale by`] : []),
        '',
        `rows ${last.start} to ${last.end}, −1 '${SHADES[0]}' to 1 '${SHADES[9]}'`,
        ...shaded(last.matrix),
      ].join('\n'),
    };
  },
};
