/**
 * The last states in the order they came: what the isolation forest draws its samples from, and what the ellipse is
 * drawn over. A state enters after it was judged.
 */
import { SIGNAL_COUNT } from './moments.ts';

export const RING = 512;

export interface Ring {
  /** [RING, SIGNAL_COUNT] row-major. */
  readonly states: Float64Array;
  readonly time: Float64Array;
  /** 1 where the state was an anomaly. */
  readonly flagged: Uint8Array;
  next: number;
  filled: number;
}

export const initRing = (): Ring => ({
  states: new Float64Array(RING * SIGNAL_COUNT),
  time: new Float64Array(RING),
  flagged: new Uint8Array(RING),
  next: 0,
  filled: 0,
});

export function keepState(r: Ring, s: Float64Array, time: number, flagged: 0 | 1): void {
  const at = r.next * SIGNAL_COUNT;
  for (let i = 0; i < SIGNAL_COUNT; i++) r.states[at + i] = s[i]!;
  r.time[r.next] = time;
  r.flagged[r.next] = flagged;
  r.next = r.next + 1 === RING ? 0 : r.next + 1;
  if (r.filled < RING) r.filled++;
}
