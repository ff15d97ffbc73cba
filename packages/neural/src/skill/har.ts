/**
 * What a model of the market has to beat: the past said again, and a straight line through the volatility of three
 * spans of the past (HAR, Corsi 2009), fitted by least squares on the training block alone.
 */
import { badInput, type BarSeries } from '@janus/domain';
import { ridge } from '@janus/numerics';
import { logReturns } from '../data/features.ts';

/** Spans in horizons: of a day's horizon the day, the week and the month of trading days. */
export const HAR_SPANS = [1, 5, 22] as const;

/** ln √(mean of squared log-returns of the last `span` bars); NaN where they are not there or did not move. */
export function pastVolatility(bars: BarSeries, span: number): Float64Array {
  if (!Number.isInteger(span) || span < 1) throw badInput(`span ${span} is not a whole number of bars above 0`);
  const returns = logReturns(bars);
  return Float64Array.from({ length: bars.length }, (_, i) => {
    if (i < span) return Number.NaN;
    let squares = 0;
    for (let k = 0; k < span; k++) squares += returns[i - k]! ** 2;
    return squares > 0 ? Math.log(squares / span) / 2 : Number.NaN;
  });
}

/** The three columns at these bars, row-major [at, 4] with a column of ones; a value that is not there is the next shorter span's. */
export function harColumns(bars: BarSeries, horizon: number, at: Int32Array): Float64Array {
  const columns = HAR_SPANS.map((span) => pastVolatility(bars, span * horizon));
  const width = HAR_SPANS.length + 1;
  const out = new Float64Array(at.length * width);
  at.forEach((bar, r) => {
    let last = 0;
    columns.forEach((column, c) => {
      if (Number.isFinite(column[bar]!)) last = column[bar]!;
      out[r * width + c] = last;
    });
    out[r * width + width - 1] = 1;
  });
  return out;
}

/** Enough that columns which are the same in a block still have a solution; nothing beside them. */
const LEAST = 1e-9;

/**
 * Fits y on the rows of `train` and says it of all.
 * @param columns of `harColumns`; @param y one a row; @returns one a row
 */
export function harForecast(columns: Float64Array, y: ArrayLike<number>, train: Int32Array): Float64Array {
  const width = HAR_SPANS.length + 1;
  const x = new Float64Array(train.length * width);
  const wanted = new Float64Array(train.length);
  train.forEach((row, r) => {
    x.set(columns.subarray(row * width, (row + 1) * width), r * width);
    wanted[r] = y[row]!;
  });
  const weights = ridge(x, wanted, train.length, width, LEAST * train.length);
  return Float64Array.from({ length: columns.length / width }, (_, row) => {
    let sum = 0;
    for (let c = 0; c < width; c++) sum += weights[c]! * columns[row * width + c]!;
    return sum;
  });
}
