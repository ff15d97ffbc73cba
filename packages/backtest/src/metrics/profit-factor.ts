/** Profit factor: gross profit over gross loss of closed trades. Null without a loss. */
export function profitFactor(profits: readonly number[]): number | null {
  const won = profits.reduce((s, p) => s + Math.max(p, 0), 0);
  const lost = profits.reduce((s, p) => s + Math.max(-p, 0), 0);
  return lost > 0 ? won / lost : null;
}
