/**
 * One row into one bar. Reads and checks; repairs nothing. Hot for long files: the row is a struct that is reused, and
 * a finding is only made for a bad row.
 */
import { REGIMES } from '@janus/domain';
import { checkNumber, checkPrices } from '../quality/check.ts';
import type { Finding } from '../quality/check.ts';
import type { Layout } from './layout.ts';
import { parseNumber } from './split.ts';
import { readTime } from './time.ts';
import type { TimeFormat } from './time.ts';

export interface Row {
  time: number;
  /** Open, high, low, close of the first side (bid or the only one) and of the ask. */
  readonly first: Float64Array;
  readonly second: Float64Array;
  /** NaN where the file has none. */
  volume: number;
  spread: number;
  /** Index into REGIMES, −1 where the file has none. */
  truth: number;
}
export const newRow = (): Row => ({
  time: Number.NaN,
  first: new Float64Array(4),
  second: new Float64Array(4),
  volume: Number.NaN,
  spread: Number.NaN,
  truth: -1,
});

const FIELDS = ['open', 'high', 'low', 'close'] as const;

/** Text of the time, both halves where it stands in two columns. */
export function timeText(layout: Layout, cells: readonly string[]): string {
  return layout.timeOfDay < 0 ? cells[layout.time]! : `${cells[layout.time]!} ${cells[layout.timeOfDay]!}`;
}

function readSide(
  prefix: string,
  columns: readonly number[],
  cells: readonly string[],
  out: Float64Array,
): Finding | null {
  for (let k = 0; k < 4; k++) {
    const text = cells[columns[k]!]!;
    out[k] = parseNumber(text);
    const bad = checkNumber(`${prefix}${FIELDS[k]!}`, text, out[k]!, false);
    if (bad) return bad;
  }
  return null;
}

/** Cells into numbers. @returns what cannot be a number, or null */
export function readRow(layout: Layout, format: TimeFormat, cells: readonly string[], out: Row): Finding | null {
  out.time = readTime(format, timeText(layout, cells));
  const first = readSide(layout.asks ? 'bid_' : '', layout.prices, cells, out.first);
  if (first) return first;
  if (layout.asks) {
    const second = readSide('ask_', layout.asks, cells, out.second);
    if (second) return second;
    out.spread = out.second[3]! - out.first[3]!;
  } else if (layout.spread >= 0) {
    out.spread = parseNumber(cells[layout.spread]!);
    if (Number.isNaN(out.spread)) return checkNumber('spread', cells[layout.spread]!, out.spread, true);
  }
  if (layout.volume >= 0) {
    const text = cells[layout.volume]!;
    out.volume = parseNumber(text);
    if (Number.isNaN(out.volume)) return checkNumber('volume', text, out.volume, true);
  }
  if (layout.truth >= 0) {
    const text = cells[layout.truth]!;
    out.truth = (REGIMES as readonly string[]).indexOf(text);
    if (out.truth < 0) return { field: 'regime', value: text, expected: `one of ${REGIMES.join(', ')}` };
  }
  return null;
}

/** What `clip` can mend. @returns the first finding, or null */
export function checkRow(layout: Layout, row: Row): Finding | null {
  const { first: p, second: q } = row;
  const side = checkPrices(layout.asks ? 'bid_' : '', p[0]!, p[1]!, p[2]!, p[3]!);
  if (side) return side;
  if (layout.asks) {
    const ask = checkPrices('ask_', q[0]!, q[1]!, q[2]!, q[3]!);
    if (ask) return ask;
  }
  if (row.volume < 0) return checkNumber('volume', String(row.volume), row.volume, true);
  return row.spread < 0 ? checkNumber('spread', String(row.spread), row.spread, true) : null;
}

const widen = (p: Float64Array): void => {
  const high = Math.max(...p);
  p[2] = Math.min(...p);
  p[1] = high;
};

/** Widens high and low, lifts a negative volume or spread to 0. */
export function clipRow(row: Row): void {
  widen(row.first);
  widen(row.second);
  row.volume = row.volume < 0 ? 0 : row.volume;
  row.spread = row.spread < 0 ? 0 : row.spread;
}
