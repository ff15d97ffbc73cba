/**
 * A proposal that was held back is an exposure too: nothing was at stake, but it can be watched whether it would have
 * hurt. Without it a state that is feared too much to be entered could never prove safe. One proposal is watched at a
 * time; the next is taken up when it is over.
 */

export interface Exposure {
  open: boolean;
  /** Side of the proposal: 1 buy, −1 sell. */
  side: number;
  price: number;
  bar: number;
  readonly state: Float64Array;
}

export const initExposure = (width: number): Exposure => ({
  open: false,
  side: 0,
  price: Number.NaN,
  bar: 0,
  state: new Float64Array(width),
});

/** Begins to watch, unless another is being watched. */
export function openExposure(e: Exposure, state: Float64Array, side: number, price: number, bar: number): void {
  if (e.open || side === 0 || !(price > 0)) return;
  e.open = true;
  e.side = side;
  e.price = price;
  e.bar = bar;
  e.state.set(state);
}

/** True at the bar at which the one being watched is over; it is closed then. */
export function isOver(e: Exposure, bar: number, bars: number): boolean {
  if (!e.open || bar - e.bar < bars) return false;
  e.open = false;
  return true;
}

/** What the proposal would have gained by `price`, a fraction; ≥ 0 is safe. */
export const gainOf = (e: Exposure, price: number): number => e.side * (price / e.price - 1);
