/** What a value was n steps ago: a ring of n numbers. */

export interface Delay {
  readonly ring: Float64Array;
  at: number;
}

/** @param steps whole number of at least 1 */
export function initDelay(steps: number): Delay {
  return { ring: new Float64Array(steps).fill(Number.NaN), at: 0 };
}

/** Takes x in; the value of n steps before, NaN where there was none. */
export function stepDelay(s: Delay, x: number): number {
  const { ring } = s;
  const old = ring[s.at]!;
  ring[s.at] = x;
  s.at = s.at + 1 === ring.length ? 0 : s.at + 1;
  return old;
}
