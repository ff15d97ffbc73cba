/** Samples from a table of features: a window of bars that ends at a bar, and the label of that bar. */
import { badInput } from '@janus/domain';
import type { FeatureTable } from './features.ts';
import type { Classes, Samples } from './samples.ts';

export interface WindowOptions {
  /** Bars in a window: the first of the model's `input`. */
  readonly bars: number;
  /** Bars from one sample to the next. */
  readonly every: number;
  /** Bars that labels look ahead. */
  readonly horizon: number;
  /** Bars that the next frame is later; 0 where none is wanted. */
  readonly stride?: number;
  /** One a bar; a bar with −1 has no sample. */
  readonly classes?: { readonly names: readonly string[]; readonly of: ArrayLike<number> };
  /** One a bar; a bar with NaN has no sample. */
  readonly values?: Float64Array;
}

/** First bar from which on every feature is known. @throws JanusError bad-input for one that is missing later */
function firstKnown({ names, columns, length }: FeatureTable): number {
  let first = 0;
  columns.forEach((column) => {
    let i = 0;
    while (i < length && !Number.isFinite(column[i]!)) i++;
    first = Math.max(first, i);
  });
  columns.forEach((column, f) => {
    for (let i = first; i < length; i++)
      if (!Number.isFinite(column[i]!))
        throw badInput(`feature '${names[f]}' is ${column[i]} at bar ${i}: repair the data, or leave the feature out`);
  });
  return first;
}

/** @throws JanusError bad-input naming a window in which nothing ever changes */
function refuseConstant({ columns, names }: FeatureTable, from: number, bars: number): void {
  const moves = columns.some((column) => {
    for (let i = from + 1; i < from + bars; i++) if (column[i] !== column[from]) return true;
    return false;
  });
  if (!moves)
    throw badInput(
      `bars ${from} to ${from + bars - 1} are constant in every feature (${names.join(', ')}): the market stood still; cut them out, or use a longer window`,
    );
}

/** @throws JanusError bad-input for too few bars, a missing value, a window that never changes, no sample left */
export function windowSamples(table: FeatureTable, options: WindowOptions): Samples {
  const { bars, every, horizon, stride = 0, classes, values } = options;
  for (const [name, of] of [
    ['classes', classes?.of],
    ['values', values],
  ] as const)
    if (of && of.length !== table.length) throw badInput(`${of.length} ${name} for ${table.length} bars`);
  if (!Number.isInteger(every) || every < 1) throw badInput(`a sample every ${every} bars: at least 1`);
  const first = firstKnown(table);
  const reach = Math.max(horizon, stride);
  const known = table.length - first;
  if (known < bars + stride)
    throw badInput(
      `${table.length} bars, of which ${known} have all features, are too few for a window of ${bars}${stride > 0 ? ` and a frame ${stride} later` : ''}: give more bars or a shorter window`,
    );
  const at: number[] = [];
  for (let end = first + bars - 1; end + stride < table.length; end += every) {
    if (classes && classes.of[end]! < 0) continue;
    if (values && Number.isNaN(values[end]!)) continue;
    refuseConstant(table, end - bars + 1, bars);
    at.push(end);
  }
  if (at.length === 0) throw badInput(`none of ${known} bars has a label: give more bars or a shorter horizon`);
  const width = table.columns.length;
  const copy = (from: number, into: Float32Array, offset: number): void => {
    table.columns.forEach((column, f) => {
      for (let b = 0; b < bars; b++) into[offset + b * width + f] = column[from + b]!;
    });
  };
  const labels: Classes | undefined = classes && {
    names: classes.names,
    of: Int32Array.from(at, (bar) => classes.of[bar]!),
  };
  return {
    count: at.length,
    input: [bars, width],
    features: table.names,
    at: Int32Array.from(at),
    reach,
    fill: (index, into, offset) => copy(at[index]! - bars + 1, into, offset),
    ...(stride > 0 && {
      fillNext: (index: number, into: Float32Array, offset: number) =>
        copy(at[index]! - bars + 1 + stride, into, offset),
    }),
    ...(labels && { classes: labels }),
    ...(values && { values: Float64Array.from(at, (bar) => values[bar]!) }),
  };
}
