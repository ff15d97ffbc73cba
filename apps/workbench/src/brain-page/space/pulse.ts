/** Where the pulse is on its way at a moment. Pure. */

/** Seconds from place to place, and the rest before the next pulse, in places. */
export const PACE = 0.42;
export const REST = 1.6;

/**
 * Places passed since the pulse began, or null while it rests.
 * @param seconds since the first pulse
 * @param stop index of the last place that the event reached
 */
export function pulseAt(seconds: number, stop: number): number | null {
  if (stop === 0) return null;
  const at = (seconds / PACE) % (stop + REST);
  return at <= stop ? at : null;
}
