/**
 * What the account has left to act with. Capital that is tied up and margin that is used can do nothing else, and a
 * loss must be won back by what is left: after a drawdown d by a gain of d/(1 − d). Energy is the scarcest of the
 * three (Liebig's law of the minimum).
 */

/** Share of the room for exposure that is free: 1 − exposure/limit, not clamped. */
export const capitalFree = (exposure: number, limit: number): number => 1 - exposure / limit;

/**
 * 1 − [d/(1 − d)]/regain: how much of the gain that the account is thought able to win back is not needed yet. 1 at
 * no drawdown, 0 where winning back takes `regain`, below 0 beyond; −∞ where all is lost.
 */
export function recoveryCapacity(drawdown: number, regain: number): number {
  return drawdown < 1 ? 1 - drawdown / ((1 - drawdown) * regain) : Number.isNaN(drawdown) ? Number.NaN : -Infinity;
}

/** How far energy holds appetite back: 1 at `comfort` and above, straight down to 0 at 0, below 0 under it. */
export const energyScale = (energy: number, comfort: number): number => (energy >= comfort ? 1 : energy / comfort);
