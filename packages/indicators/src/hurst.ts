/**
 * Hurst exponent by variance scaling: the mean square of the log-price change over a lag grows as lag^(2H). H is half
 * the least-squares slope of log₂(mean square) on log₂(lag) over the lags 1, 2, 4, 8, 16, held within [0, 1]; 0.5 is a
 * random walk. The five lags are evenly spaced in log₂, so the slope has weights (−2, −1, 0, 1, 2)/10: lag 4 falls
 * out, and one logarithm of a ratio does. Squares are about zero, not about the mean, so that a steady drift reads as
 * persistence (H = 1).
 * Mean squares are over the last n changes of each lag, and nothing is ever subtracted: a sum is the tail of the last
 * block of n plus the head of this one. No change from bar to bar in the window gives 0.5 (no evidence); prices that
 * come back exactly (a later sum of 0) give 0.
 * Not the rescaled-range statistic: that is for research, this is for every tick.
 */
import { clamp } from '@janus/numerics';

/** The longest lag: prices needed before the first change of every lag is known. */
export const HURST_REACH = 16;
/** The lags that have a weight. */
const LAG = Int32Array.of(1, 2, 8, 16);
const LAGS = LAG.length;

export interface Hurst {
  readonly size: number;
  /** The last 32 log prices; slot = count mod 32. */
  readonly prices: Float64Array;
  /** Sums of squares of the last block from slot i to its end, lags 1, 2, 8, 16; this block's squares overwrite them. */
  readonly tails: Float64Array;
  /** Sums of this block so far. [4] */
  readonly heads: Float64Array;
  /** Slot in the block that the next squares take. */
  next: number;
  /** Prices seen; stops at 32 + size, and then counts on within the ring. */
  count: number;
  /** NaN until n + 16 prices are known. */
  value: number;
}

/** @param size changes a lag that enter the mean. @throws RangeError unless it is a whole number of at least 16 */
export function initHurst(size: number): Hurst {
  if (!Number.isInteger(size) || size < HURST_REACH)
    throw new RangeError(`window ${size} is not a whole number of at least ${HURST_REACH}`);
  return {
    size,
    prices: new Float64Array(2 * HURST_REACH),
    tails: new Float64Array(size * LAGS),
    heads: new Float64Array(LAGS),
    next: 0,
    count: 0,
    value: Number.NaN,
  };
}

/** H from the sums of squares of the lags 1, 2, 8 and 16. */
export function hurstOfSums(sum1: number, sum2: number, sum8: number, sum16: number): number {
  if (!(sum1 > 0)) return 0.5;
  if (!(sum2 > 0 && sum8 > 0 && sum16 > 0)) return 0;
  const wide = sum16 / sum1;
  return clamp(Math.log2(wide * wide * (sum8 / sum2)) / 20, 0, 1);
}

/** The block is full: its squares become the sums from each slot to its end. */
function takeTails(tails: Float64Array): void {
  for (let k = tails.length - LAGS - 1; k >= 0; k--) tails[k] = tails[k]! + tails[k + LAGS]!;
}

/** Takes ln(price) in. */
export function stepHurst(s: Hurst, logPrice: number): void {
  const { prices, tails, heads, size } = s;
  const i = s.count;
  prices[i & 31] = logPrice;
  // Counts on for ever without losing the ring's phase or growing beyond a small whole number.
  s.count = i + 1 === size + 64 ? size + 32 : i + 1;
  if (i < HURST_REACH) return;
  const at = s.next * LAGS;
  if (at === 0) heads.fill(0);
  for (let j = 0; j < LAGS; j++) {
    const change = logPrice - prices[(i - LAG[j]!) & 31]!;
    tails[at + j] = change * change;
    heads[j] = heads[j]! + change * change;
  }
  s.next++;
  if (s.next === size) {
    s.next = 0;
    takeTails(tails);
    s.value = hurstOfSums(heads[0]!, heads[1]!, heads[2]!, heads[3]!);
  } else if (i >= HURST_REACH + size - 1) {
    const t = at + LAGS;
    s.value = hurstOfSums(
      heads[0]! + tails[t]!,
      heads[1]! + tails[t + 1]!,
      heads[2]! + tails[t + 2]!,
      heads[3]! + tails[t + 3]!,
    );
  }
}
