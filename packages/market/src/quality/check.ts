/**
 * What makes a row bad. A gap does not: see gaps/. Checks are exact: a high one rounding step below the close is a
 * fault too, which `clip` mends.
 */
import { formatTimeframe } from '../bars/timeframe.ts';

export interface Fault {
  /** Line of the file, from 1. */
  readonly line: number;
  readonly field: string;
  readonly value: string;
  readonly expected: string;
}
/** A fault before its line is known. */
export type Finding = Omit<Fault, 'line'>;

const finding = (field: string, value: string | number, expected: string): Finding => ({
  field,
  value: String(value),
  expected,
});

/** Four prices of one side; `prefix` is '', 'bid_' or 'ask_'. */
export function checkPrices(prefix: string, open: number, high: number, low: number, close: number): Finding | null {
  if (high < low) return finding(`${prefix}high`, high, `at least the low, ${low}`);
  if (high < open) return finding(`${prefix}high`, high, `at least the open, ${open}`);
  if (high < close) return finding(`${prefix}high`, high, `at least the close, ${close}`);
  if (low > open) return finding(`${prefix}low`, low, `at most the open, ${open}`);
  return low > close ? finding(`${prefix}low`, low, `at most the close, ${close}`) : null;
}

/** A number that a cell must hold. NaN is what an unparsable cell was read as. */
export function checkNumber(field: string, text: string, value: number, allowZero: boolean): Finding | null {
  if (Number.isNaN(value)) return finding(field, text, 'a number');
  if (allowZero) return value < 0 ? finding(field, text, 'at least 0') : null;
  return value > 0 ? null : finding(field, text, 'above 0');
}

/**
 * The order of time: strictly rising, on the grid of whole bars from the first.
 * @param previous time of the bar before, NaN for the first
 */
export function checkTime(text: string, time: number, previous: number, timeframeMs: number): Finding | null {
  if (Number.isNaN(time)) return finding('time', text, 'a time in the format of the first row');
  if (time === previous) return finding('time', text, 'later than the row before: this bar is there twice');
  if (time < previous) return finding('time', text, 'later than the row before: rows rise in time');
  if (!Number.isNaN(previous) && (time - previous) % timeframeMs !== 0)
    return finding('time', text, `a whole number of ${formatTimeframe(timeframeMs)} bars after the row before`);
  return null;
}

/** `line 17, high: '9' is not at least the low, 10` */
export function faultText(f: Fault): string {
  return `line ${f.line}, ${f.field}: '${f.value}' is not ${f.expected}`;
}
