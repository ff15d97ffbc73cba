/**
 * Swings: a zigzag whose turning size is a multiple of ATR. While a leg rises its top moves up; once the price has
 * come back from the top by the multiple, the leg is complete and a falling one begins. Causal: a turn is known only
 * when it has been confirmed, never at the extreme itself. A bar that makes a new extreme cannot confirm a turn, since
 * the order of its high and low is unknown.
 */
export interface Swing {
  /** Leg under way: 1 rising, −1 falling, 0 none yet. */
  direction: number;
  /** Where the leg under way began, and its furthest price so far. */
  origin: number;
  extreme: number;
  /** The last complete leg, from and to; NaN until there is one whose beginning was itself a confirmed turn. */
  from: number;
  to: number;
  /** Complete legs so far: rises by one at each turn. */
  legs: number;
}

export const initSwing = (): Swing => ({
  direction: 0,
  origin: Number.NaN,
  extreme: Number.NaN,
  from: Number.NaN,
  to: Number.NaN,
  legs: 0,
});

/** @param turn distance that confirms a turn, price units, > 0 */
export function stepSwing(state: Swing, high: number, low: number, turn: number): void {
  if (!(turn > 0)) return;
  if (state.direction === 0) {
    // The first leg starts as a rise from the first bar; its beginning is not a turn, so it is never handed out.
    state.direction = 1;
    state.origin = Number.NaN;
    state.extreme = high;
    return;
  }
  const rising = state.direction > 0;
  if (rising ? high > state.extreme : low < state.extreme) {
    state.extreme = rising ? high : low;
    return;
  }
  if (rising ? low > state.extreme - turn : high < state.extreme + turn) return;
  if (!Number.isNaN(state.origin)) {
    state.from = state.origin;
    state.to = state.extreme;
    state.legs++;
  }
  state.origin = state.extreme;
  state.extreme = rising ? low : high;
  state.direction = -state.direction;
}
