/**
 * At what price something fills inside a bar. A bar tells four prices and not their order, so every rule here is
 * stated and leans against us. All prices in, one price out; no state.
 */

/**
 * Market order: the bar's open, half a spread and the slippage against us.
 * @param side 1 buy, −1 sell
 * @param halfSpread price units, ≥ 0
 * @param slippage fraction of the price, ≥ 0
 */
export function marketPrice(open: number, side: number, halfSpread: number, slippage: number): number {
  return open + side * (halfSpread + slippage * open);
}

/** True where a stop of a position (`held` 1 long, −1 short) is reached in the bar: a touch is enough. */
export function stopReached(held: number, stop: number, high: number, low: number): boolean {
  return held > 0 ? low <= stop : high >= stop;
}

/** True where the price trades through a target: a touch is not enough, since others stood in the queue before us. */
export function targetReached(held: number, target: number, high: number, low: number): boolean {
  return held > 0 ? high > target : low < target;
}

/** Price at which a stop triggers: the stop, or the open where the bar opened beyond it. */
export function stopTrigger(held: number, stop: number, open: number): number {
  return held > 0 ? Math.min(stop, open) : Math.max(stop, open);
}

/** Price at which a target fills: the target, or the open where the bar opened beyond it. */
export function targetTrigger(held: number, target: number, open: number): number {
  return held > 0 ? Math.max(target, open) : Math.min(target, open);
}
