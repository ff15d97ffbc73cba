/**
 * The four numbers that the gates see beside the evidence, brought to one scale where 0 is "nothing to say".
 * Ratios go through the logarithm, so that half and double weigh the same; shares of [0, 1] go to [−1, 1].
 */
import { clamp } from '@janus/numerics';

/** A log ratio beyond e^±2 says no more. */
const LIMIT = 2;

/**
 * `context`: volatility ratio, relative volume (ratios → ln in [−2, 2]), regime agreement, regime confidence (shares →
 * [−1, 1]); what is unknown becomes 0. Writes out[at … at + 3].
 */
export function writeContext(context: Float64Array, out: Float64Array, at: number): void {
  for (let i = 0; i < 4; i++) {
    const x = context[i]!;
    const y = i < 2 ? clamp(Math.log(Math.max(0, x)), -LIMIT, LIMIT) : clamp(2 * x - 1, -1, 1);
    out[at + i] = Number.isNaN(y) ? 0 : y;
  }
}
