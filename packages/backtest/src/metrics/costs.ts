/** Costs: what fees and slippage took, as a share of the equity at the start. */
export function costShare(fees: number, slippage: number, firstEquity: number): number {
  return (fees + slippage) / firstEquity;
}
