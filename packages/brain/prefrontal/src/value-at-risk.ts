/**
 * Value at risk of the account over a day, by the parametric method: returns normal about a mean of 0 with
 * exponentially weighted volatilities and correlations (RiskMetrics, Technical Document, 1996). No drift: over a day
 * the mean is small beside its own error, and a hopeful one would lower the risk. Fat tails are not in it: 1 in 20
 * days beyond it is what 95 % promises, how far beyond it does not say.
 */
import { correlation, type CorrelationState } from '@janus/market';

/** What the account holds and how much each symbol moves. */
export interface RiskBook {
  /** Signed market value / equity at the symbol's last event [n]. */
  exposure: Float64Array;
  /** Volatility over a day [n], NaN where not known yet. */
  volatility: Float64Array;
}
export const newRiskBook = (symbols: number): RiskBook => ({
  exposure: new Float64Array(symbols),
  volatility: new Float64Array(symbols).fill(Number.NaN),
});

export function reserveRisk(book: RiskBook, symbols: number): void {
  if (symbols <= book.exposure.length) return;
  const wider = newRiskBook(symbols);
  wider.exposure.set(book.exposure);
  wider.volatility.set(book.volatility);
  book.exposure = wider.exposure;
  book.volatility = wider.volatility;
}

/** σ over a day from σ over a bar: σ·√bars, for returns that do not hang together. */
export const dayVolatility = (perBar: number, barsPerDay: number): number => perBar * Math.sqrt(barsPerDay);

/**
 * √(w′Σw): the account's volatility over a day with symbol `s` at exposure `w_s` and the others as they are held.
 * @param correlations null where one symbol is traded alone
 * @returns fraction of equity; NaN where the volatility of something held is not known
 */
export function accountVolatility(
  book: RiskBook,
  s: number,
  w_s: number,
  correlations: CorrelationState | null,
): number {
  const { exposure, volatility } = book;
  let variance = 0;
  for (let i = 0; i < exposure.length; i++) {
    const w_i = i === s ? w_s : exposure[i]!;
    if (w_i === 0) continue;
    const risk_i = w_i * volatility[i]!;
    variance += risk_i * risk_i;
    for (let j = 0; j < i; j++) {
      const w_j = j === s ? w_s : exposure[j]!;
      if (w_j === 0) continue;
      // Pairs that nobody has correlated count as one bet.
      const rho = correlations === null ? 1 : correlation(correlations, i, j);
      variance += 2 * rho * risk_i * w_j * volatility[j]!;
    }
  }
  // Pairwise correlations need not fit together: a sum below 0 is none.
  return variance < 0 ? 0 : Math.sqrt(variance);
}

/** z·σ: the loss of a day that is exceeded with chance 1 − Φ(z), as a fraction of equity. */
export const valueAtRisk = (z: number, volatility: number): number => z * volatility;
