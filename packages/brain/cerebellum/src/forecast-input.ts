/** What a forecast is asked on, as one struct that the caller owns and overwrites. */
export interface ForecastInput {
  /** 1 buy, −1 sell. */
  side: number;
  /** Base units, ≥ 0. */
  quantity: number;
  /** Arrival price, > 0. */
  price: number;
  /** Of a bar, base units; NaN unknown. */
  volume: number;
  /** σ of a bar's log return as measured; used until the own forecast is warm; NaN unknown. */
  volatility: number;
  /** Bid–ask, fraction of the price; NaN unknown. */
  spread: number;
  /** Expected gain before costs, fraction of the price. */
  edge: number;
  /** From the touch to the order, away from the market, fraction of the price; 0 for a market order. */
  distance: number;
}

export const newForecastInput = (): ForecastInput => ({
  side: 1,
  quantity: 0,
  price: Number.NaN,
  volume: Number.NaN,
  volatility: Number.NaN,
  spread: Number.NaN,
  edge: Number.NaN,
  distance: 0,
});
