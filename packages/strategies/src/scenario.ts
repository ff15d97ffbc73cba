/**
 * Scenarios for the tests of strategies: bars written as the few features that matter, one changed at a time. Not
 * exported from the package and not used by it. Features that a scenario does not name are those of a calm market at
 * 100 with an ATR of 1 and volume as usual.
 */
import { F, FEATURES, newMarketState, newSignal, type Feature, type MarketState, type Signal } from '@janus/domain';

export type Row = Partial<Record<Feature, number>> & { readonly time?: number };

const CALM: Row = {
  open: 100,
  high: 100.5,
  low: 99.5,
  close: 100,
  volume: 10,
  ema8: 100,
  ema13: 100,
  ema21: 100,
  ema50: 100,
  ema200: 100,
  rsi: 50,
  atr: 1,
  adx: 15,
  bollingerMiddle: 100,
  bollingerUpper: 102,
  bollingerLower: 98,
  bollingerWidth: 0.04,
  vwap: 100,
  vwapDeviation: 1,
  volumeMean: 10,
  relativeVolume: 1,
};
const BAR_MS = 300_000;

type Step = (market: MarketState, out: Signal) => void;

/** Plays bars of five minutes from `start`; returns the signals, copied. */
export function signalsOf(step: Step, rows: readonly Row[], start = 0): Signal[] {
  const market = newMarketState();
  const out = newSignal();
  return rows.map((row, i) => {
    market.index = i;
    market.time = row.time ?? start + (i + 1) * BAR_MS;
    for (const name of FEATURES) market.features[F[name]] = row[name] ?? CALM[name] ?? Number.NaN;
    step(market, out);
    return { ...out };
  });
}

/** Directions alone: one number a bar. */
export const directionsOf = (step: Step, rows: readonly Row[], start = 0): number[] =>
  signalsOf(step, rows, start).map((s) => s.direction);

/** The same rows with some features of row i changed. Negative i counts from the end. */
export const changed = (rows: readonly Row[], i: number, patch: Row): Row[] =>
  rows.map((row, k) => (k === (i < 0 ? rows.length + i : i) ? { ...row, ...patch } : row));

/** The same rows with some features of every row changed. */
export const everywhere = (rows: readonly Row[], patch: Row): Row[] => rows.map((row) => ({ ...row, ...patch }));

const PRICES = ['open', 'close', 'ema8', 'ema13', 'ema21', 'ema50', 'ema200', 'bollingerMiddle', 'vwap'] as const;
const SWAPPED = [
  ['high', 'low'],
  ['bollingerUpper', 'bollingerLower'],
] as const;

/** The market upside down: every price p becomes 200 − p, RSI r becomes 100 − r. */
export const mirrored = (rows: readonly Row[]): Row[] =>
  rows.map((row) => {
    const out: Record<string, number> = {};
    for (const [name, value] of Object.entries({ ...CALM, ...row })) out[name] = value;
    const before = { ...out };
    for (const name of PRICES) out[name] = 200 - before[name]!;
    for (const [a, b] of SWAPPED) {
      out[a] = 200 - before[b]!;
      out[b] = 200 - before[a]!;
    }
    out['rsi'] = 100 - before['rsi']!;
    return out;
  });

export const repeat = (row: Row, times: number): Row[] => Array.from({ length: times }, () => row);

/** True where some direction is not 0. */
export const fires = (directions: readonly number[]): boolean => directions.some((d) => d !== 0);
