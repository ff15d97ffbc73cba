/** What is asked about the bars after a bar. Each looks `horizon` bars ahead and no further. */
import { badInput, type BarSeries } from '@janus/domain';
import { logReturns } from './features.ts';

function checkHorizon(horizon: number): void {
  if (!Number.isInteger(horizon) || horizon < 1)
    throw badInput(`horizon ${horizon} is not a whole number of bars above 0`);
}

/** ln √(mean of squared log-returns of the next `horizon` bars); NaN where they are not there or did not move. */
export function futureVolatility(bars: BarSeries, horizon: number): Float64Array {
  checkHorizon(horizon);
  const returns = logReturns(bars);
  return Float64Array.from({ length: bars.length }, (_, i) => {
    if (i + horizon >= bars.length) return Number.NaN;
    let squares = 0;
    for (let k = 1; k <= horizon; k++) squares += returns[i + k]! ** 2;
    return squares > 0 ? Math.log(squares / horizon) / 2 : Number.NaN;
  });
}

export const DIRECTIONS = ['down', 'flat', 'up'] as const;

/**
 * Index into DIRECTIONS of the move over the next `horizon` bars: flat within ±band volatilities of that many bars,
 * volatility being `volatility` as of the bar itself. −1 where the bars are not there or volatility is not known.
 */
export function futureDirection(bars: BarSeries, volatility: Float64Array, horizon: number, band: number): Int32Array {
  checkHorizon(horizon);
  return Int32Array.from({ length: bars.length }, (_, i) => {
    if (i + horizon >= bars.length || !(volatility[i]! > 0)) return -1;
    const move = Math.log(bars.close[i + horizon]! / bars.close[i]!) / (volatility[i]! * Math.sqrt(horizon));
    return move > band ? 2 : move < -band ? 0 : 1;
  });
}

/** Labels of bars, e.g. regimes, as they will be `horizon` bars later; −1 beyond the end. */
export function ahead(labels: ArrayLike<number>, horizon: number): Int32Array {
  return Int32Array.from({ length: labels.length }, (_, i) =>
    i + horizon < labels.length ? labels[i + horizon]! : -1,
  );
}
