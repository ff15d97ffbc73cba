/**
 * A file of bars, line by line: `openReader` looks at the first lines and decides what everything is, `readLine` turns
 * each line into a bar, `closeReader` refuses the file if any row was bad. Holds one bar and the first faults, never
 * the file: it reads files of any length.
 */
import { badInput } from '@janus/domain';
import { formatTimeframe, inferTimeframe } from '../bars/timeframe.ts';
import { checkTime, faultText } from '../quality/check.ts';
import type { Fault, Finding } from '../quality/check.ts';
import { newRepairRecord, recordRepair } from '../quality/repair.ts';
import type { Repair, RepairRecord } from '../quality/repair.ts';
import { recogniseLayout } from './layout.ts';
import type { Layout, LayoutOptions } from './layout.ts';
import { checkRow, clipRow, newRow, readRow, timeText } from './row.ts';
import type { Row } from './row.ts';
import { splitLine } from './split.ts';
import { readTime, recogniseTime } from './time.ts';
import type { TimeFormat } from './time.ts';

export interface ReaderOptions extends LayoutOptions {
  /** Refused if the first rows are differently far apart; told from them where absent. */
  readonly timeframeMs?: number | undefined;
  readonly repair?: Repair | undefined;
}

/** A bar being read; overwritten by the next one. */
export interface ReadBar {
  time: number;
  open: number;
  high: number;
  low: number;
  close: number;
  volume: number;
  spread: number;
  truth: number;
}
export const newReadBar = (): ReadBar => ({
  time: Number.NaN,
  open: Number.NaN,
  high: Number.NaN,
  low: Number.NaN,
  close: Number.NaN,
  volume: Number.NaN,
  spread: Number.NaN,
  truth: -1,
});

export interface Reader {
  readonly layout: Layout;
  readonly format: TimeFormat;
  readonly timeframeMs: number;
  readonly repair: RepairRecord;
  readonly notes: string[];
  /** The first faults that no repair mended, and how many there were. */
  readonly faults: Fault[];
  faultCount: number;
  /** True until the header has gone by. */
  headerAhead: boolean;
  /** Bars given out. */
  rows: number;
  /** True once a volume above 0 was seen. */
  traded: boolean;
  previousTime: number;
  previousClose: number;
  previousSpread: number;
  previousTruth: number;
  readonly cells: string[];
  readonly row: Row;
}

/** How many lines `openReader` wants to see, if the file has as many. */
export const SAMPLE_LINES = 1000;
const SHOWN_FAULTS = 5;
const isContent = (line: string): boolean => line.trim() !== '' && !line.startsWith('#');

function timeframeOf(times: readonly number[], declared: number | undefined): number {
  const rising = times.some((t, i) => i > 0 && t > times[i - 1]!);
  const falling = times.some((t, i) => i > 0 && t < times[i - 1]!);
  if (falling && !rising) throw badInput('the rows run newest first: reverse the file, bars rise in time');
  if (!rising && declared !== undefined) return declared;
  const found = inferTimeframe(times);
  if (declared !== undefined && declared !== found)
    throw badInput(
      `the rows are ${formatTimeframe(found)} apart, not ${formatTimeframe(declared)}: name the timeframe that the file has`,
    );
  return found;
}

/**
 * @param lines the first lines of the file, SAMPLE_LINES or all there are
 * @throws JanusError bad-input where the file is not bars, or its time or timeframe cannot be told
 */
export function openReader(lines: readonly string[], options: ReaderOptions = {}): Reader {
  const content = lines.filter(isContent);
  if (content.length === 0) throw badInput('the file is empty');
  const layout = recogniseLayout(content[0]!, options);
  const cells: string[] = [];
  const samples: string[] = [];
  for (const line of layout.header ? content.slice(1) : content)
    if (splitLine(line, layout.delimiter, cells) >= layout.columns) samples.push(timeText(layout, cells));
  if (samples.length === 0) throw badInput('the file has a header and no rows');
  const format = recogniseTime(samples);
  if (format === null)
    throw badInput(
      `time '${samples[0]!}' is no format known: epoch seconds to nanoseconds, ISO 8601, YYYYMMDD HH:MM, m/d/yyyy`,
    );
  const notes = [...layout.notes];
  if (format.kind === 'day' && format.guessed)
    notes.push(`dates such as ${samples[0]!} read with the ${format.dayFirst ? 'day' : 'month'} first`);
  const times = samples.map((s) => readTime(format, s)).filter((t) => !Number.isNaN(t));
  return {
    layout,
    format,
    timeframeMs: timeframeOf(times, options.timeframeMs),
    repair: newRepairRecord(options.repair ?? null),
    notes,
    faults: [],
    faultCount: 0,
    headerAhead: layout.header,
    rows: 0,
    traded: false,
    previousTime: Number.NaN,
    previousClose: Number.NaN,
    previousSpread: Number.NaN,
    previousTruth: -1,
    cells,
    row: newRow(),
  };
}

/** Cells too few, or too many that hold something. */
function checkCount(s: Reader, count: number): Finding | null {
  const { columns } = s.layout;
  if (count < 0) return { field: 'row', value: '"', expected: 'a line whose quotes are closed' };
  let extra = count;
  while (extra > columns && s.cells[extra - 1] === '') extra--;
  return extra === columns ? null : { field: 'row', value: `${count} cells`, expected: `${columns} cells` };
}

function rowToBar(s: Reader, out: ReadBar): void {
  const { row, layout } = s;
  const { first: p, second: q } = row;
  const mid = layout.asks !== null && layout.side === 'mid';
  const one = layout.asks !== null && layout.side === 'ask' ? q : p;
  out.time = row.time;
  out.open = mid ? (p[0]! + q[0]!) / 2 : one[0]!;
  out.high = mid ? (p[1]! + q[1]!) / 2 : one[1]!;
  out.low = mid ? (p[2]! + q[2]!) / 2 : one[2]!;
  out.close = mid ? (p[3]! + q[3]!) / 2 : one[3]!;
  out.volume = row.volume;
  out.spread = row.spread;
  out.truth = row.truth;
}

function flatBar(s: Reader, time: number, out: ReadBar): void {
  out.time = time;
  out.open = out.high = out.low = out.close = s.previousClose;
  out.volume = s.layout.volume >= 0 ? 0 : Number.NaN;
  out.spread = s.previousSpread;
  out.truth = s.previousTruth;
}

/** What is to be done with a bad row. @returns true where `out` now holds a bar in its place */
function mend(s: Reader, fault: Fault, clippable: boolean, timeGood: boolean, out: ReadBar): boolean {
  const { mode } = s.repair;
  if (mode === 'clip' && clippable) {
    recordRepair(s.repair, fault, 'clipped');
    clipRow(s.row);
    rowToBar(s, out);
    return true;
  }
  if (mode === 'fill' && timeGood && s.rows > 0) {
    recordRepair(s.repair, fault, 'filled');
    flatBar(s, s.row.time, out);
    return true;
  }
  if (mode === 'drop' || mode === 'fill') recordRepair(s.repair, fault, 'dropped');
  else {
    s.faultCount++;
    if (s.faults.length < SHOWN_FAULTS) s.faults.push(fault);
  }
  return false;
}

/**
 * @param lineNumber from 1, for messages
 * @returns true where `out` holds the next bar; false for a header, a blank line or a bad row
 */
export function readLine(s: Reader, line: string, lineNumber: number, out: ReadBar): boolean {
  if (!isContent(line)) return false;
  if (s.headerAhead) {
    s.headerAhead = false;
    return false;
  }
  const { layout, row } = s;
  const count = splitLine(s.rows === 0 ? line.replace(/^\uFEFF/, '') : line, layout.delimiter, s.cells);
  const short = checkCount(s, count);
  if (short)
    row.time = count > layout.time && layout.timeOfDay < 0 ? readTime(s.format, s.cells[layout.time]!) : Number.NaN;
  const unreadable = short ?? readRow(layout, s.format, s.cells, row);
  const untimely =
    short && Number.isNaN(row.time)
      ? null
      : checkTime(timeText(layout, s.cells), row.time, s.previousTime, s.timeframeMs);
  const odd = (unreadable ?? untimely) ? null : checkRow(layout, row);
  const finding = untimely ?? unreadable ?? odd;
  let kept = true;
  if (finding === null) rowToBar(s, out);
  else {
    const timeGood = untimely === null && !Number.isNaN(row.time);
    kept = mend(s, { line: lineNumber, ...finding }, odd !== null, timeGood, out);
  }
  if (!kept) return false;
  s.rows++;
  s.previousTime = out.time;
  s.previousClose = out.close;
  s.previousSpread = out.spread;
  s.previousTruth = out.truth;
  if (out.volume > 0) s.traded = true;
  return true;
}

export interface Reading {
  /** False where the file has no volume column, or only zeros in it. */
  readonly hasVolume: boolean;
  readonly hasSpread: boolean;
  readonly hasTruth: boolean;
  readonly notes: readonly string[];
}

/** @throws JanusError bad-input naming the first bad rows, or if no bar was left */
export function closeReader(s: Reader): Reading {
  if (s.faultCount > 0) {
    const more = s.faultCount - s.faults.length;
    const cure =
      s.repair.mode === null
        ? 'Correct the file, or choose --repair drop, fill or clip'
        : `--repair ${s.repair.mode} cannot mend this; choose drop or fill, or correct the file`;
    throw badInput(
      `${s.faults.map(faultText).join('\n  ')}${more > 0 ? `\n  and ${more} more bad rows` : ''}\n  ${cure}`,
    );
  }
  const { dropped, filled, clipped } = s.repair;
  if (s.rows === 0) throw badInput('no row is left after the repair');
  if (dropped + filled + clipped > s.rows + dropped - (dropped + filled + clipped))
    throw badInput(
      `--repair would touch ${dropped + filled + clipped} of ${s.rows + dropped} rows, more than half: this is not a file with a few bad rows`,
    );
  const hasVolume = s.layout.volume >= 0 && s.traded;
  if (s.layout.volume >= 0 && !s.traded) s.notes.push('every volume is 0: taken as unknown');
  return {
    hasVolume,
    hasSpread: s.layout.asks !== null || s.layout.spread >= 0,
    hasTruth: s.layout.truth >= 0,
    notes: s.notes,
  };
}
