/** Turnover: notional traded, both ways, over mean equity and year. Null for less than a day. */
export function turnover(tradedNotional: number, meanEquity: number, years: number): number | null {
  return years < 1 / 365 ? null : tradedNotional / meanEquity / years;
}
