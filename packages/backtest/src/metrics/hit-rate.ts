/** Hit rate: share of closed trades that made money net of fees. Null without a trade. */
export function hitRate(profits: readonly number[]): number | null {
  return profits.length === 0 ? null : profits.filter((p) => p > 0).length / profits.length;
}
