/**
 * The four numbers that the gates see beside the evidence, brought to one scale where 0 is "nothing to say".
 * Ratios go through the logarithm, so that half and double weigh the same; shares of [0, 1] go to [−1, 1].
 */
import { clamp } from '@janus/numerics';

/** A log ratio beyond e^±2 says no more. */
const LIMIT = 2;

/** ln(ratio) in [−2, 2]; an unknown ratio is 0. */
export function logRatio(ratio: number): number {
  return Number.isNaN(ratio) ? 0 : clamp(Math.log(Math.max(0, ratio)), -LIMIT, LIMIT);
}

/** A share of [0, 1] as [−1, 1]; an unknown share is 0. */
export function centred(share: number): number {
  return Number.isNaN(share) ? 0 : clamp(2 * share - 1, -1, 1);
}

/** `context`: volatility ratio, relative volume, regime agreement, regime confidence. Writes out[at … at + 3]. */
export function writeContext(context: Float64Array, out: Float64Array, at: number): void {
  out[at] = logRatio(context[0]!);
  out[at + 1] = logRatio(context[1]!);
  out[at + 2] = centred(context[2]!);
  out[at + 3] = centred(context[3]!);
}
