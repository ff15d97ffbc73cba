/** Calmar ratio: annual growth over the deepest drawdown (Young 1991). Null without either. */
export function calmar(growth: number | null, depth: number): number | null {
  return growth === null || !(depth > 0) ? null : growth / depth;
}
