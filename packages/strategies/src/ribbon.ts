/** Ribbon of three averages: in order when fast, middle and slow lie strictly one above the other. */

/** @returns 1 fast > middle > slow, −1 fast < middle < slow, 0 tangled or unknown */
export function ribbonOrder(fast: number, middle: number, slow: number): number {
  if (fast > middle && middle > slow) return 1;
  if (fast < middle && middle < slow) return -1;
  return 0;
}
