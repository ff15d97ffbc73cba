/**
 * How a strategy speaks: it silences its signal at the start of every bar and fires at most once after that.
 * Not a decision: the gate, the brain and the rules come after.
 */
import type { Signal } from '@janus/domain';

/** Direction 0, strength 0, no distances. */
export function silence(out: Signal): void {
  out.direction = 0;
  out.strength = 0;
  out.stopDistance = 0;
  out.targetDistance = 0;
}

/**
 * Writes a signal. A stop distance that is not a finite number above 0 leaves the signal silent, since an entry
 * without a stop cannot be sized; a target distance that is not becomes 0, which means none.
 *
 * @param direction −1 sell, 1 buy
 * @param strength clamped to [0, 1]; NaN becomes 0
 * @param stopDistance price units, > 0
 * @param targetDistance price units, ≥ 0
 */
export function fire(
  out: Signal,
  direction: number,
  strength: number,
  stopDistance: number,
  targetDistance: number,
): void {
  if (!(stopDistance > 0) || stopDistance === Number.POSITIVE_INFINITY) return;
  out.direction = direction;
  out.strength = strength > 0 ? Math.min(1, strength) : 0;
  out.stopDistance = stopDistance;
  out.targetDistance = targetDistance > 0 && targetDistance < Number.POSITIVE_INFINITY ? targetDistance : 0;
}

/** −1, 0 or 1: which of two lines is above. 0 where equal or unknown. */
export function sideOf(fast: number, slow: number): number {
  if (fast > slow) return 1;
  if (fast < slow) return -1;
  return 0;
}
