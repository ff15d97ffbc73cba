/**
 * Moving average convergence–divergence (Appel): fast EMA − slow EMA, its signal EMA, and their difference.
 * TA-Lib's alignment: the fast EMA is seeded by the `fast` inputs that end at bar slow − 1, so that both averages
 * begin on the same bar. The line begins at bar slow − 1, the signal at bar slow + signal − 2.
 */
import { initEma, stepEma } from './ema.ts';
import type { Ema } from './ema.ts';

export interface Macd {
  readonly fast: Ema;
  readonly slow: Ema;
  readonly smooth: Ema;
  /** Inputs that the fast average still has to let pass. */
  skip: number;
  line: number;
  signal: number;
  histogram: number;
}

/** @throws RangeError unless 1 ≤ fast < slow and signal ≥ 1, all whole numbers */
export function initMacd(fast: number, slow: number, signal: number): Macd {
  if (!(fast < slow)) throw new RangeError(`fast period ${fast} is not below slow period ${slow}`);
  return {
    fast: initEma(fast),
    slow: initEma(slow),
    smooth: initEma(signal),
    skip: slow - fast,
    line: Number.NaN,
    signal: Number.NaN,
    histogram: Number.NaN,
  };
}

/** One step while any of the three averages is being seeded. */
function seed(s: Macd, x: number): void {
  const slow = stepEma(s.slow, x);
  if (s.skip > 0) {
    s.skip--;
    return;
  }
  // Both averages begin on the same bar; until then the line is NaN and must not enter the signal.
  const line = stepEma(s.fast, x) - slow;
  s.line = line;
  if (s.slow.count < s.slow.period) return;
  const signal = stepEma(s.smooth, line);
  s.signal = signal;
  s.histogram = line - signal;
}

/** Takes x in; line, signal and histogram are NaN until known. */
export function stepMacd(s: Macd, x: number): void {
  const { fast, slow, smooth } = s;
  // The signal's average is the last to be seeded.
  if (smooth.count < smooth.period) {
    seed(s, x);
    return;
  }
  const quick = fast.value + fast.gain * (x - fast.value);
  const lasting = slow.value + slow.gain * (x - slow.value);
  const line = quick - lasting;
  const signal = smooth.value + smooth.gain * (line - smooth.value);
  fast.value = quick;
  slow.value = lasting;
  smooth.value = signal;
  s.line = line;
  s.signal = signal;
  s.histogram = line - signal;
}
