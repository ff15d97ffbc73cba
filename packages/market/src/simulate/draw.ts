/**
 * What a generator says of the next bar before its path is drawn. The generator owns the hidden state; candle.ts turns
 * this into prices and hands the shock back, so that clustering and leverage can answer to it.
 */
export interface BarDraw {
  /** Expected log return of the bar, jump apart. */
  drift: number;
  /** σ of the diffusive log return. */
  volatility: number;
  /** Degrees of freedom of the shock, > 2, or ∞. */
  tail: number;
  /** Log size of this bar's jump; 0 = none. */
  jump: number;
  /** Multiple of the ordinary volume. */
  volume: number;
  /** Index into REGIMES: the truth. */
  regime: number;
}
export const newBarDraw = (): BarDraw => ({ drift: 0, volatility: 0, tail: 0, jump: 0, volume: 1, regime: 0 });

/** Factors on named parameters, 1 = as in the table. Used to score a detector on markets that are not quite these. */
export interface ParameterScale {
  readonly drift: number;
  readonly volatility: number;
  readonly duration: number;
  readonly jumps: number;
}
export const SCALABLE = ['drift', 'volatility', 'duration', 'jumps'] as const;
